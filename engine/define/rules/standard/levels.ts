import type { StandardFile } from '../../../shapes.ts'
import { called, levelsNamed, type Rule, unknownLevels, usedTwice } from '../../rule.ts'

/** The levels of a standard: those that the programme has and requires, each with its grades. */
export const levelRules = {
  /** plan 2.a, as programme.yaml has it: `required`. */
  'level-missing': ({ levels }, report, { programme }) => {
    const missing = programme.levels.required.filter((one) => !levels.includes(one))
    for (const level of levelsNamed(programme, missing)) {
      const { id } = level
      report(['levels'], `缺少等级 ${called(level)}`, `the level "${id}" is missing`, [id, id])
    }
  },

  'level-unknown': ({ levels, grades }, report, { programme }) => {
    unknownLevels(
      levels.map((level, index) => [['levels', index], level]),
      levelsNamed(programme, programme.levels.of),
      report,
    )
    unknownLevels(
      Object.keys(grades).map((level) => [['grades', level], level]),
      levelsNamed(programme, levels),
      report,
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
        min === max ? `${min} 个` : `${min} 至 ${max} 个`,
        min === max ? `${min}` : `${min} to ${max}`,
      ])
    }
  },

  'grades-missing': ({ levels, grades }, report, { programme }) => {
    const bare = levels.filter((one) => !grades[one])
    for (const level of levelsNamed(programme, bare)) {
      report(
        ['grades'],
        `等级 ${called(level)}没有等次`,
        `the level "${level.id}" has no grades`,
        [`${level.id}: [ 等次… ]`, `${level.id}: [ grades ]`],
        'key',
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>
