import {
  add,
  compare,
  exactText,
  lessThan,
  type Rational,
  rational,
  sum,
  zero,
} from '../../../rational.ts'
import type { Indicator, StandardFile } from '../../../shapes.ts'
import { type Rule, usedTwice } from '../../rule.ts'

const passMark = (grades: StandardFile['grades'][string] | undefined): Rational | null => {
  const met = (grades ?? []).filter(
    ({ outcome, at_least }) => outcome === 'met' && at_least !== undefined,
  )
  return met.length > 0
    ? met.map(({ at_least }) => rational(at_least!)).reduce((a, b) => (lessThan(a, b) ? a : b))
    : null
}

const sumOf = (all: readonly Indicator[]): Rational =>
  sum(all.map(({ points }) => rational(points)))

/** The grades of each level: from high to low, each to be reached, and no level below the one before it. */
export const gradeRules = {
  'grade-order': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, { at_least }] of all.entries()) {
        const before = all[index - 1]?.at_least
        const last = index === all.length - 1
        if (last !== (at_least === undefined)) {
          report(
            ['grades', level, index],
            last ? '最后一个等次不写界限' : '此等次缺少界限',
            last ? 'the last grade has no bound' : 'this grade needs a bound',
          )
        } else if (
          before !== undefined &&
          at_least !== undefined &&
          compare(rational(at_least), rational(before)) >= 0
        ) {
          report(
            ['grades', level, index, 'at_least'],
            '等次须由高到低',
            'grades go from high to low',
          )
        }
      }
    }
  },

  'grade-twice': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      usedTwice(
        all.map(({ id }, index) => [['grades', level, index, 'id'], id]),
        report,
        '等次',
        'grade',
      )
    }
  },

  /** A vetoed sheet falls to the last grade. */
  'grade-last': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      if (all.at(-1)!.outcome !== 'unmet')
        report(
          ['grades', level, all.length - 1, 'outcome'],
          '最后一个等次须为未达标',
          'the last grade must be unmet',
          ['unmet', 'unmet'],
        )
    }
  },

  /** A grade that nobody can reach, or below which nobody can fall. */
  'grade-unreachable': ({ grades, indicators, adjust: { bonus } = {} }, report, world) => {
    const beside = bonus?.cap === undefined ? sumOf(bonus?.items ?? []) : rational(bonus.cap)
    const most = add(sumOf(indicators), beside)
    for (const [level, all] of Object.entries(grades)) {
      if (world.level !== undefined && level !== world.level) continue
      for (const [index, { at_least }] of all.entries()) {
        if (at_least !== undefined && lessThan(most, rational(at_least))) {
          report(
            ['grades', level, index, 'at_least'],
            `满分 ${exactText(most)}，达不到 ${at_least}`,
            `full marks are ${exactText(most)}, ${at_least} cannot be reached`,
          )
        }
      }
    }
  },

  /** Our reading of plan 2.d, 逐级认定: a higher level never asks for less. */
  'pass-falls': ({ grades, levels }, report, { programme }) => {
    let below: Rational = zero
    for (const level of programme.levels.of.toReversed().filter((one) => levels.includes(one))) {
      const pass = passMark(grades[level]) ?? below
      if (lessThan(pass, below)) {
        report(
          ['grades', level],
          `${level} 达标线 ${exactText(pass)}，低于下一级的 ${exactText(below)}`,
          `asks for ${exactText(pass)}, the level below for ${exactText(below)}`,
          [`至少 ${exactText(below)}`, `at least ${exactText(below)}`],
        )
      }
      below = pass
    }
  },
} satisfies Record<string, Rule<StandardFile>>
