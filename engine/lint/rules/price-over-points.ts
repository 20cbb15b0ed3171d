import { rulesIn } from '../../define/rules/standard/indicators.ts'
import { exactText, lessThan, type Rational, rational, subtract, zero } from '../../rational.ts'
import { floorAt } from '../../score/floor.ts'
import { pricesIn } from '../prices.ts'
import type { LintRule } from '../rule.ts'

/** One occurrence costs, or gives, more than there is to take or to give. */
export const priceOverPoints: LintRule = {
  id: 'price-over-points',
  category: 'arithmetic',
  title: {
    zh: '一次的价超过了本项能扣、能给的分',
    en: 'One occurrence is priced at more than the item can take or give',
  },
  why: {
    zh: '写明“每次扣 3 分”而本项只有 2 分、扣到 0 为止，这 3 分永远扣不足；集体会问多出的 1 分去了哪里。改小单价，或写 floor 允许扣到 0 以下，或把扣分写到上级去（overflow: parent）。',
    en: 'An item of 2 points that says “3 off each” and stops at 0 never takes what it says. Lower the price, write a floor below 0, or let it overflow to the parent.',
  },
  standard({ value, methods }, report) {
    for (const { path, rule, points } of rulesIn(value)) {
      const room = points && roomOf(points, rule)
      if (!room) continue
      for (const { inside, price } of pricesIn(rule, methods))
        if (lessThan(room, rational(price)))
          report(
            [...path, ...inside],
            `一次 ${price} 分，本项至多 ${exactText(room)} 分`,
            `${price} for one, and the item has ${exactText(room)} at most`,
            [`不大于 ${exactText(room)} 的单价`, `a price of ${exactText(room)} or less`],
          )
    }
  },
}

/** From full points down to the floor; null where nothing stops it. */
function roomOf(points: Rational, rule: object): Rational | null {
  const { floor } = rule as { readonly floor?: number | string }
  const least = floor === undefined ? zero : floorAt(floor as never)
  return least && subtract(points, least)
}
