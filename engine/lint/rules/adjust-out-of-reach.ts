import { exactText, lessThan, rational, sum } from '../../rational.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet } from '../standard.ts'

/** A bonus or a penalty that is declared and cannot be had. */
export const adjustOutOfReach: LintRule = {
  id: 'adjust-out-of-reach',
  category: 'arithmetic',
  title: {
    zh: '声明的加分、扣分与各项对不上',
    en: 'A bonus or a penalty that does not add up',
  },
  why: {
    zh: '封顶高于各项之和，则封顶永远到不了，对外说的“最多加 10 分”是空话；一项的分值高于封顶，则这一项写明的分拿不全。把封顶写成各项之和以内、每一项以上的数。',
    en: 'A cap above what the items sum to is never reached; an item above the cap is never had in full. The cap lies between the largest item and the sum of all.',
  },
  standard(on, report) {
    const sheet = emptySheet(on)
    for (const block of ['bonus', 'penalty'] as const) {
      const { cap, items = [] } = on.value.adjust?.[block] ?? {}
      const lines = sheet[block]?.lines ?? []
      if (cap === undefined) continue
      const most = sum(lines.map((line) => line.most))
      const word = block === 'bonus' ? '加' : '扣'
      if (lessThan(most, rational(cap)))
        report(
          ['adjust', block, 'cap'],
          `封顶 ${cap} 分，各项合计至多${word} ${exactText(most)} 分`,
          `the cap is ${cap}, and the items come to ${exactText(most)} at most`,
          [exactText(most), exactText(most)],
        )
      for (const [at, { points }] of items.entries())
        if (points !== undefined && points > cap)
          report(
            ['adjust', block, 'items', at, 'points'],
            `本项 ${points} 分，封顶只有 ${cap} 分`,
            `the item has ${points}, and the cap is ${cap}`,
            [`不大于 ${cap}`, `${cap} or less`],
          )
    }
  },
}
