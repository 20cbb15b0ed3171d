import { mostOf, type Scored } from '../../../compile/rule.ts'
import { factsOf } from '../../../compile/standard.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Report, type Rule } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { indicatorsOf } from './indicators.ts'

/** With points or without: a standard does one of the two throughout. */
export const shareRules = {
  'points-missing': (standard, report, { methods }) => {
    if (standard.roll_up === 'share') return
    const facts = factsOf(standard.facts)
    for (const { path, value } of indicatorsOf(standard)) {
      const { id, points, score } = value
      if (points !== undefined) continue
      const beside = path[0] === 'adjust' && score !== undefined
      const whole = beside && methods.get((score as Scored).kind)!.whole
      if (beside && !whole && mostOf(score as Scored, null, { facts, methods })) continue
      report(
        path,
        `指标 ${called(value)}没有写分值${beside && !whole ? '，最多多少也无从得知' : ''}`,
        `the indicator "${id}" has no points${beside && !whole ? ', and nothing says how many at most' : ''}`,
        beside && !whole
          ? ['points: 分值，或给所读的事实写 max', 'points: number, or a max of the facts it reads']
          : ['points: 分值', 'points: number'],
      )
    }
  },

  'share-shape': (standard, report) => {
    const share = standard.roll_up === 'share'
    if (share && standard.out_of !== undefined)
      astray(report, ['out_of'], '不计分的标准没有总分可折', 'without points there is no total')
    if (share && Object.keys(standard.adjust ?? {}).length > 0)
      astray(report, ['adjust'], '不计分的标准没有加分与扣分', 'without points nothing is added')
    for (const { path, value } of indicatorsOf(standard)) {
      if (share && path[0] !== 'indicators') continue
      const leaf = !value.children
      if (share && leaf && value.counts === undefined)
        report(
          path,
          `指标 ${called(value)}没有写必达或选达`,
          `the indicator "${value.id}" does not say what it counts for`,
          ['counts: mandatory 或 optional', 'counts: mandatory or optional'],
        )
      for (const key of ['counts', 'met'] as const)
        if (value[key] !== undefined && !(share && leaf))
          astray(
            report,
            [...path, key],
            `${key} 只用于不计分的标准的末级指标`,
            `"${key}" is for leaves of a standard without points`,
          )
      for (const key of ['points', 'roll_up'] as const)
        if (value[key] !== undefined && share && !leaf)
          astray(
            report,
            [...path, key],
            `不计分的标准里上级指标不写 ${key}`,
            `without points a branch has no "${key}"`,
          )
    }
  },

  /** Points ask for a bound of points, items for all mandatory ones and a share of the optional ones. */
  'grade-bound': ({ roll_up, grades }, report) => {
    const share = roll_up === 'share'
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, grade] of all.entries()) {
        const astray = share ? (['at_least'] as const) : (['mandatory', 'optional'] as const)
        for (const key of astray.filter((one) => grade[one] !== undefined))
          report(
            ['grades', level, index, key],
            share ? '不计分的标准用 mandatory 与 optional 定等次' : `计分的标准用 at_least 定等次`,
            share ? 'without points a grade asks for items' : 'with points a grade asks for points',
            share ? ['mandatory: all', 'mandatory: all'] : ['at_least: 分数', 'at_least: number'],
            'key',
          )
      }
    }
  },

  /** A fixed number of points goes with `anchor`, and is no more than the item has. */
  'lapse-points': (standard, report) => {
    for (const [path, { effect, points }, most] of lapses(standard)) {
      if ((effect === 'anchor') !== (points !== undefined))
        report(
          path,
          effect === 'anchor' ? 'anchor 须写 points' : 'points 只与 anchor 同用',
          effect === 'anchor' ? 'anchor needs "points"' : '"points" goes with anchor',
        )
      else if (points !== undefined && most !== undefined && points > most)
        report(
          [...path, 'points'],
          `固定分 ${points} 高于本指标的 ${most}`,
          `${points} is more than the ${most} of the indicator`,
        )
    }
  },

  /** Either siblings carry what does not apply, or it leaves the table; and what leaves was a plain sum. */
  'lapse-mixed': (standard, report) => {
    const all = lapses(standard)
    const drops = standard.roll_up === 'share' || all.some(([, { effect }]) => effect === 'drop')
    if (!drops) return
    for (const [path] of all.filter(([, { effect }]) => effect === 'redistribute'))
      report(
        [...path, 'effect'],
        '同一标准里不能既由同级分担，又退出总分',
        'points either go to siblings or leave the table, not both in one standard',
        ['drop', 'drop'],
      )
    for (const { path, value } of indicatorsOf(standard)) {
      if (value.roll_up === 'weighted')
        astray(
          report,
          [...path, 'roll_up'],
          '分值会退出总分的标准里只用相加',
          'where points may leave the table, parts are summed',
        )
      // What is charged to a parent needs one that stays as it is.
      const parent = path.slice(0, -2)
      const leaves = ([at, { effect }]: (typeof all)[number]): boolean =>
        effect === 'drop' && parent.every((step, index) => at[index] === step)
      if (value.overflow && (standard.roll_up === 'share' || all.some(leaves)))
        astray(
          report,
          [...path, 'overflow'],
          '同一上级里有分值会退出总分，扣过的部分没有固定的上级可扣',
          'points may leave the parent that it would come off',
        )
    }
  },
} satisfies Record<string, Rule<StandardFile>>

/** A key that has no business where it stands. */
const astray = (report: Report, path: Path, zh: string, en: string): void =>
  report(path, zh, en, undefined, 'key')

interface Lapse {
  readonly effect: string
  readonly points?: number
}

/** Everything that says what becomes of an item that is not looked at, with the points it has. */
const lapses = (standard: StandardFile): readonly (readonly [Path, Lapse, number | undefined])[] =>
  indicatorsOf(standard).flatMap(({ path, value }) =>
    (['na', 'waived'] as const).flatMap((key): (readonly [Path, Lapse, number | undefined])[] => {
      const lapse = value[key]
      return lapse ? [[[...path, key], lapse, value.points]] : []
    }),
  )
