import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import { lessThan, zero } from '../../rational.ts'
import { rangeOf } from '../../score/range.ts'
import { pricesIn } from '../prices.ts'
import type { LintRule } from '../rule.ts'

/** A price of something of which there can never be any. */
export const priceNeverCharged: LintRule = {
  id: 'price-never-charged',
  category: 'arithmetic',
  title: {
    zh: '单价永远用不上：事实的范围不允许发生一次',
    en: 'A price that can never be charged: its fact cannot occur once',
  },
  why: {
    zh: '事实的 max 是 0，怎么填都是没有发生，写明的扣分、给分等于没写。把事实的范围写对，或去掉这一价。',
    en: 'The fact has a max of 0, so nothing is ever taken or given. Widen its range, or drop the price.',
  },
  standard({ value, facts, methods }, report) {
    for (const { path, rule } of rulesIn(value))
      for (const { inside, fact } of pricesIn(rule, methods)) {
        const most = fact === null ? null : rangeOf(fact, facts).most
        if (most && !lessThan(zero, most))
          report(
            [...path, ...inside],
            `事实 ${called(facts.get(fact!)!)}至多为 0，这一价用不上`,
            `the fact "${fact}" is 0 at most: the price is never charged`,
            ['更大的 max，或去掉这一价', 'a higher max, or no such price'],
          )
      }
  },
}
