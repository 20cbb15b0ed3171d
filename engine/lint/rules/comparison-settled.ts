import { called } from '../../define/rule.ts'
import { compare, type Rational, rational } from '../../rational.ts'
import type { Range } from '../../score/method.ts'
import { rangeOf } from '../../score/range.ts'
import { comparisonsIn } from '../bounds.ts'
import { type BoundWord, boundNames } from '../figures.ts'
import type { LintRule } from '../rule.ts'
import { expressionsOf } from '../standard.ts'

/** A comparison in an expression that the range of its fact has settled already. */
export const comparisonSettled: LintRule = {
  id: 'comparison-settled',
  category: 'arithmetic',
  title: {
    zh: '条件里的比较总成立，或总不成立',
    en: 'A comparison that always, or never, holds',
  },
  why: {
    zh: '事实从 0 起，写 cases >= 0 便人人被否决；事实至多 100，写 rate > 100 便谁也碰不到。多半是 > 与 >=、60 与 0.6 写错。',
    en: 'With a fact that begins at 0, “cases >= 0” vetoes everyone; with one that ends at 100, “rate > 100” vetoes nobody. Mostly > and >=, or 60 and 0.6, were confused.',
  },
  standard(on, report) {
    for (const { path, expression } of expressionsOf(on))
      for (const { fact, word, at } of comparisonsIn(expression, on.facts)) {
        const settled = settledBy(word, rational(at), rangeOf(fact, on.facts))
        if (settled === null) continue
        const named = called(on.facts.get(fact)!)
        const [zh, en] = boundNames[word]
        report(
          path,
          `事实 ${named}${settled ? '总是' : '从不'}${zh} ${at}`,
          `the fact "${fact}" is ${settled ? 'always' : 'never'} ${en} ${at}`,
          ['事实范围之内的比较', 'a comparison within its range'],
        )
      }
  },
}

/** Whether all, or none, of a range is beyond a bound; null where some is. */
function settledBy(word: BoundWord, at: Rational, { least, most }: Range): boolean | null {
  const [low, high] = [least && compare(least, at), most && compare(most, at)]
  const upward = (orEqual: boolean) => {
    if (low !== null && (low > 0 || (orEqual && low === 0))) return true
    return high !== null && (high < 0 || (!orEqual && high === 0)) ? false : null
  }
  if (word === 'at_least') return upward(true)
  if (word === 'above') return upward(false)
  const other = upward(word === 'below')
  return other === null ? null : !other
}
