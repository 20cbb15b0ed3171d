import { ways } from '../../../compile/machine.ts'
import type { Field, Programme } from '../../../programme.ts'
import type { ProcedureFile, Stage, StandardFile } from '../../../shapes.ts'
import { goesOnWord } from '../../../vocabulary/stages.ts'
import { type Rule, usedTwice } from '../../rule.ts'
import { commandsOf } from '../procedure/places.ts'
import { indicatorsOf } from './indicators.ts'

/** How a sheet is read several times: stages that can follow each other, and sheets that can become one. */
export const stageRules = {
  'stage-name': ({ stages = [] }, report) => {
    for (const [at, { id }] of stages.entries()) {
      if (id !== 'self' && !/^retest(-|$)/.test(id)) continue
      report(
        ['stages', at, 'id'],
        `${id} 另有所指，不能作一次读表的标识`,
        `"${id}" has a meaning of its own and names no stage`,
        ['换一个标识', 'another id'],
      )
    }
    usedTwice(
      stages.map(({ id }, at) => [['stages', at, 'id'], id]),
      report,
      '读表',
      'stage',
    )
  },

  'stage-shape': (standard, report) => {
    for (const [at, stage] of (standard.stages ?? []).entries())
      for (const [key, zh, en] of misshapen(stage, standard, at === standard.stages!.length - 1))
        report(['stages', at, key], zh, en, undefined, 'key')
  },

  /** What is read more than once, or by several assessors, needs a way back to the next reading. */
  'stage-unbranched': ({ stages = [] }, report, { procedures }) => {
    const again = stages.length > 1 || stages.some(({ combine }) => combine !== undefined)
    if (!again || !procedures || procedures.some(branches)) return
    report(
      ['stages'],
      '没有流程写明读过一张表之后怎样再读',
      'no procedure leads from one reading to the next',
      [
        `得出结论的动作：to: { ${goesOnWord}: 步骤, … }`,
        `the concluding command: to: { ${goesOnWord}: step, … }`,
      ],
      'key',
    )
  },

  /** What was not reached is read again where a procedure says so. */
  'retest-unbranched': ({ retest }, report, { procedures }) => {
    if (!retest || !procedures || procedures.some(retests)) return
    report(
      ['retest'],
      '没有流程写明整改之后怎样复核',
      'no procedure leads to another reading after a remedy',
      ['一个动作：derives: retest', 'a command: derives: retest'],
      'key',
    )
  },

  /** What assessors have to say besides their answers needs a place in what a command takes. */
  'stage-unasked': ({ stages = [] }, report, { programme, procedures }) => {
    for (const [at, { combine }] of stages.entries()) {
      const type = combine && asks[combine]
      if (!type || !procedures || procedures.some((one) => takesA(type, one, programme))) continue
      report(
        ['stages', at, 'combine'],
        `combine: ${combine} 要有地方填写（${type}），没有动作的内容组有这样的字段`,
        `"combine: ${combine}" needs a field of type "${type}", and no command takes one`,
        [
          `在 fields.yaml 中加一个 type: ${type} 的字段，由${type === 'role' ? '指定考核人' : '得出结论'}的动作 takes`,
          `a field of type ${type} in fields.yaml, in the set that ${type === 'role' ? 'the assigning' : 'the concluding'} command takes`,
        ],
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>

/** In which role somebody reads; and what they agreed on. */
const asks: { readonly [combine: string]: Field['type'] } = {
  weighted: 'role',
  consensus: 'agreed',
}

const takesA = (type: Field['type'], procedure: ProcedureFile, { fields }: Programme): boolean =>
  commandsOf(procedure).some(({ value: { takes } }) =>
    Object.values(fields[takes ?? ''] ?? {}).some((field) => field.type === type),
  )

const branches = (procedure: ProcedureFile): boolean =>
  commandsOf(procedure).some(
    ({ value }) =>
      value.derives === 'score' && ways(value).some(([outcome]) => outcome === goesOnWord),
  )

const retests = (procedure: ProcedureFile): boolean =>
  commandsOf(procedure).some(({ value }) => value.derives === 'retest')

type Flaw = readonly [key: keyof Stage, zh: string, en: string]

function misshapen(stage: Stage, standard: StandardFile, last: boolean): readonly Flaw[] {
  const { combine, drop, weights, min_sheets = 2, go_on } = stage
  const spills = indicatorsOf(standard).some(({ value }) => value.overflow)
  const dropped = (drop?.high ?? 0) + (drop?.low ?? 0)
  const alone = (['min_sheets', 'drop', 'weights', 'spread_over'] as const).filter(
    (key) => stage[key] !== undefined && combine === undefined,
  )
  const flaws: readonly (readonly [boolean, Flaw])[] = [
    ...alone.map((key): readonly [boolean, Flaw] => [
      true,
      [key, `${key} 与 combine 同用`, `"${key}" goes with "combine"`],
    ]),
    [
      last && go_on !== undefined,
      ['go_on', '最后一次之后没有下一次', 'nothing follows the last stage'],
    ],
    [
      combine !== undefined && (standard.roll_up === 'share' || spills),
      [
        'combine',
        '不计分的标准和扣到上级的指标不能几张表合成',
        'without points, or with what spills over, sheets are not combined',
      ],
    ],
    [
      drop !== undefined && (combine === 'weighted' || combine === 'consensus'),
      ['drop', 'weighted 与 consensus 不去掉最高最低', 'weighted and consensus leave nobody out'],
    ],
    [
      dropped >= min_sheets,
      [
        'drop',
        `去掉 ${dropped} 张，而至少只有 ${min_sheets} 张`,
        `${dropped} are left out of at least ${min_sheets} sheets`,
      ],
    ],
    [
      combine !== undefined && (combine === 'weighted') !== (weights !== undefined),
      [
        weights ? 'weights' : 'combine',
        'weights 与 combine: weighted 同用',
        '"weights" goes with "combine: weighted"',
      ],
    ],
  ]
  return flaws.flatMap(([holds, flaw]) => (holds ? [flaw] : []))
}
