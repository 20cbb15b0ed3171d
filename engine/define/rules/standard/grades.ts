import { mostOf, type Scored } from '../../../compile/rule.ts'
import { factsOf } from '../../../compile/standard.ts'
import {
  add,
  compare,
  exactText,
  lessThan,
  type Rational,
  rational,
  smaller,
  sum,
  zero,
} from '../../../rational.ts'
import type { Indicator, StandardFile } from '../../../shapes.ts'
import { called, levelsNamed, type Rule, usedTwice } from '../../rule.ts'

const passMark = (grades: StandardFile['grades'][string] | undefined): Rational | null => {
  const met = (grades ?? []).filter(({ outcome }) => outcome === 'met')
  const asked = met.flatMap((grade) => askedBy(grade) ?? []).map(rational)
  return asked.length > 0 ? asked.reduce(smaller) : null
}

const sumOf = (all: readonly Indicator[]): Rational =>
  sum(all.map(({ points = 0 }) => rational(points)))

type Grade = StandardFile['grades'][string][number]

/** What a grade asks for: points, or a share of the optional items; undefined where it asks for nothing. */
const askedBy = ({ at_least, optional, mandatory }: Grade): number | undefined =>
  at_least ?? optional?.at_least ?? (mandatory ? 0 : undefined)

/** The grades of each level: from high to low, each to be reached, and no level below the one before it. */
export const gradeRules = {
  'grade-order': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, grade] of all.entries()) {
        const above = all[index - 1]
        const [asked, before] = [askedBy(grade), above && askedBy(above)]
        const last = index === all.length - 1
        if (last !== (asked === undefined)) {
          report(
            ['grades', level, index],
            last ? '最后一个等次不写界限' : '此等次缺少界限',
            last ? 'the last grade has no bound' : 'this grade needs a bound',
          )
        } else if (
          before !== undefined &&
          asked !== undefined &&
          compare(rational(asked), rational(before)) >= 0
        ) {
          report(
            ['grades', level, index, grade.at_least === undefined ? 'optional' : 'at_least'],
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
  'grade-unreachable': (standard, report, world) => {
    const { grades, indicators, roll_up, out_of, adjust: { bonus, ceiling } = {} } = standard
    const means = { facts: factsOf(standard.facts), methods: world.methods }
    const mostOfItem = ({ points, score }: Indicator): Rational | null =>
      points !== undefined ? rational(points) : score ? mostOf(score as Scored, null, means) : null
    const items = (bonus?.items ?? []).flatMap((item) => mostOfItem(item) ?? [])
    const beside = bonus?.cap === undefined ? sum(items) : rational(bonus.cap)
    const full = out_of === undefined ? sumOf(indicators) : rational(out_of)
    const sumUp = roll_up === 'share' ? rational(100) : add(full, beside)
    const most = ceiling === undefined ? sumUp : smaller(sumUp, rational(ceiling))
    for (const [level, all] of Object.entries(grades)) {
      if (world.level !== undefined && level !== world.level) continue
      for (const [index, grade] of all.entries()) {
        const asked = askedBy(grade)
        if (asked !== undefined && lessThan(most, rational(asked))) {
          report(
            ['grades', level, index, grade.at_least === undefined ? 'optional' : 'at_least'],
            `满分 ${exactText(most)}，达不到 ${asked}`,
            `full marks are ${exactText(most)}, ${asked} cannot be reached`,
          )
        }
      }
    }
  },

  /** What stops the whole stops what is added to it, and leaves full marks to be reached. */
  'ceiling-low': ({ indicators, out_of, roll_up, adjust: { ceiling } = {} }, report) => {
    const full = out_of === undefined ? sumOf(indicators) : rational(out_of)
    if (ceiling === undefined || roll_up === 'share' || !lessThan(rational(ceiling), full)) return
    report(
      ['adjust', 'ceiling'],
      `总分封顶 ${ceiling}，低于满分 ${exactText(full)}`,
      `the total stops at ${ceiling}, below full marks of ${exactText(full)}`,
      [`至少 ${exactText(full)}`, `at least ${exactText(full)}`],
    )
  },

  /** Our reading of plan 2.d, 逐级认定: a higher level never asks for less. */
  'pass-falls': ({ grades, levels }, report, { programme }) => {
    let below: Rational = zero
    const rising = programme.levels.of.toReversed().filter((one) => levels.includes(one))
    for (const named of levelsNamed(programme, rising)) {
      const level = named.id
      const pass = passMark(grades[level]) ?? below
      if (lessThan(pass, below)) {
        report(
          ['grades', level],
          `${called(named)}达标线 ${exactText(pass)}，低于下一级的 ${exactText(below)}`,
          `asks for ${exactText(pass)}, the level below for ${exactText(below)}`,
          [`至少 ${exactText(below)}`, `at least ${exactText(below)}`],
        )
      }
      below = pass
    }
  },
} satisfies Record<string, Rule<StandardFile>>
