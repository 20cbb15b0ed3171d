import type { StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords, usedTwice } from '../../rule.ts'

/** The levels of a standard: those that the programme has and requires, each with its grades. */
export const levelRules = {
  /** plan 2.a, as programme.yaml has it: `required`. */
  'level-missing': ({ levels }, report, { programme }) => {
    for (const level of programme.levels.required.filter((one) => !levels.includes(one))) {
      report(['levels'], `缺少等级 ${level}`, `the level "${level}" is missing`, [level, level])
    }
  },

  'level-unknown': ({ levels, grades }, report, { programme }) => {
    unknownWords(
      levels.map((level, index) => [['levels', index], level]),
      programme.levels.of,
      report,
      '等级',
      'level',
    )
    unknownWords(
      Object.keys(grades).map((level) => [['grades', level], level]),
      levels,
      report,
      '等级',
      'level',
      'key',
    )
  },

  'level-twice': ({ levels }, report) =>
    usedTwice(
      levels.map((level, index) => [['levels', index], level]),
      report,
      '等级',
      'level',
    ),

  /** plan 2.a: 3至5个等级. */
  'levels-count': ({ levels }, report, { programme }) => {
    const { min, max } = programme.levels.count
    if (levels.length < min || levels.length > max) {
      report(['levels'], `有 ${levels.length} 个等级`, `there are ${levels.length} levels`, [
        `${min} 至 ${max} 个`,
        `${min} to ${max}`,
      ])
    }
  },

  'grades-missing': ({ levels, grades }, report) => {
    for (const level of levels.filter((one) => !grades[one])) {
      report(
        ['grades'],
        `等级 ${level} 没有等次`,
        `the level "${level}" has no grades`,
        undefined,
        'key',
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>
