import type { Settled } from '../../define/settled.ts'
import { truthOf } from '../../score/truth.ts'
import { inWords, type Text } from '../../terms.ts'
import type { Draft } from '../draft.ts'
import type { Item } from '../item.ts'
import type { Bench, Tried } from '../tried.ts'

/** What decides beside the score: nobody can make up what should come out, so an example is asked for. */
export const verdictDrafts = ({ value }: Settled): readonly Draft[] => [
  ...(value.conditions ?? []).flatMap(({ id, name }, at) =>
    (['met', 'unmet'] as const).map((state) =>
      draft(
        'condition',
        ['conditions', at],
        name,
        state,
        (tried) => tried.conditions.get(id) === state,
      ),
    ),
  ),
  ...(value.vetoes ?? []).flatMap(({ id, name, cure }, at) =>
    (
      [
        'fires',
        'silent',
        'unknown',
        ...(cure && cure !== 'none' ? (['cured'] as const) : []),
      ] as const
    ).map((state) =>
      draft('veto', ['vetoes', at], name, state, (tried) => vetoState(tried, id) === state),
    ),
  ),
  ...(value.gates ?? []).flatMap(({ id, name }, at) =>
    (['passed', 'stopped'] as const).map((state) =>
      draft('gate', ['gates', at], name, state, (tried) => gateState(tried, id) === state),
    ),
  ),
]

const states = {
  met: ['满足', 'is met'],
  unmet: ['不满足', 'is not met'],
  fires: ['触发', 'fires'],
  silent: ['没有触发', 'does not fire'],
  unknown: ['未定（所看的事实没有填）', 'is open, a fact that it reads not being given'],
  cured: ['触发后已消除', 'fires and is cured'],
  passed: ['已过', 'is passed'],
  stopped: ['未过', 'is not passed'],
} as const

const draft = (
  kind: 'condition' | 'veto' | 'gate',
  path: Draft['path'],
  name: Text,
  state: keyof typeof states,
  reached: (tried: Tried) => boolean,
): Draft => ({
  ...{ kind, path, reached },
  ...{ by: 'hand', key: state, goals: [] },
  zh: `${kinds[kind][0]}「${inWords(name)}」${states[state][0]}`,
  en: `the ${kinds[kind][1]} "${inWords(name, 'en')}" ${states[state][1]}`,
})

const kinds = {
  condition: ['申报条件', 'condition'],
  veto: ['一票否决', 'veto'],
  gate: ['门槛', 'gate'],
} as const

function vetoState({ table, see }: Tried, id: string): keyof typeof states | null {
  const veto = table?.vetoes.find((one) => one.id === id)
  if (!veto) return null
  const { holds } = truthOf(veto.when, see)
  if (holds === null) return 'unknown'
  if (!holds) return 'silent'
  return veto.cure && truthOf(veto.cure.when, see).holds === true ? 'cured' : 'fires'
}

function gateState({ sheet }: Tried, id: string): keyof typeof states | null {
  const gate = sheet.gates.find((one) => one.id === id)
  return !gate || gate.passed === null || gate.share === null
    ? null
    : gate.passed
      ? 'passed'
      : 'stopped'
}

/** Each grade once, by an example; and each of every level, by any case. */
export function gradeItems({ authored }: Bench): readonly Item[] {
  const { value, written, own } = authored
  const all = Object.entries(value.grades).flatMap(([level, grades]) =>
    grades
      .map((grade, at) => ({ level, grade, path: ['grades', level, at] }))
      .filter(({ path }) => written(path).source === own),
  )
  const once = all.filter(
    ({ grade }, at) => all.findIndex((one) => one.grade.id === grade.id) === at,
  )
  const item = (
    { grade: { id, name = id }, path }: (typeof all)[number],
    level: string | null,
  ): Item => ({
    ...{
      kind: level === null ? 'grade' : 'grade-of-level',
      by: level === null ? 'hand' : 'any',
      path,
    },
    zh: `${level === null ? '' : `等级 ${level} `}等次「${inWords(name)}」`,
    en: `the grade "${inWords(name, 'en')}"${level === null ? '' : ` at the level ${level}`}`,
    reached: (tried) => tried.sheet.grade === id && (level === null || tried.level === level),
    aims: [],
  })
  return [...once.map((one) => item(one, null)), ...all.map((one) => item(one, one.level))]
}
