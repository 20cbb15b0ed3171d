import { called } from '../../define/rule.ts'
import { leavesOf } from '../../define/rules/standard/indicators.ts'
import { exactText, lessThan } from '../../rational.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet, lineOn } from '../standard.ts'

/** Full points that no answer comes to. */
export const pointsOutOfReach: LintRule = {
  id: 'points-out-of-reach',
  category: 'arithmetic',
  title: {
    zh: '满分谁也拿不到',
    en: 'Full points that nobody can reach',
  },
  why: {
    zh: '事实的范围或规则的界限使得分到不了写明的分值，总分因此永远不满，达标线也就比看上去的高。放宽事实的范围，或把分值写成到得了的数。',
    en: 'The range of the facts, or a bound of the rule, keeps the item below its points, so that the pass mark is higher than it looks. Widen the range or lower the points.',
  },
  standard(on, report) {
    for (const { path, value } of leavesOf(on.value)) {
      const line = value.na || path[1] === 'penalty' ? null : lineOn(emptySheet(on), value.id)
      if (value.points === undefined || !line || !lessThan(line.most, line.points)) continue
      report(
        [...path, 'points'],
        `指标 ${called(value)}至多得 ${exactText(line.most)} 分，到不了 ${value.points}`,
        `the indicator "${value.id}" comes to ${exactText(line.most)} at most, never to ${value.points}`,
        [exactText(line.most), exactText(line.most)],
      )
    }
  },
}
