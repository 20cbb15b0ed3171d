import { indicatorsOf } from '../../define/rules/standard/indicators.ts'
import type { LintRule } from '../rule.ts'

/** Points that are no multiple of a half. */
export const pointsHalf: LintRule = {
  id: 'points-half',
  category: 'arithmetic',
  title: { zh: '分值不是 0.5 的倍数', en: 'Points that are no multiple of 0.5' },
  why: {
    zh: '指标的分值人要当场心算、当面说明。写成 3.3、1.67 的分值多半是平均分摊出来的，合计容易写错，集体也看不出轻重。按权重分摊的写 roll_up: weighted，下级各有各的整数满分。',
    en: 'People add up the points of indicators in their heads. Figures such as 3.3 mostly come from sharing out evenly: weigh instead (roll_up: weighted), and give each part a round scale of its own.',
  },
  standard({ value }, report) {
    const weighed = new Set(
      indicatorsOf(value).flatMap(({ value: { roll_up, children = [] } }) =>
        roll_up === 'weighted' ? children : [],
      ),
    )
    for (const { path, value: one } of indicatorsOf(value)) {
      const { points } = one
      if (points === undefined || Number.isInteger(points * 2) || weighed.has(one)) continue
      const right = Math.round(points * 2) / 2
      report(
        [...path, 'points'],
        `分值 ${points} 不是 0.5 的倍数`,
        `${points} points are no multiple of 0.5`,
        [`如 ${right}`, `such as ${right}`],
      )
    }
  },
}
