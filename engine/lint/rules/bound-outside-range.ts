import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import { exactText, lessThan, rational } from '../../rational.ts'
import type { Range } from '../../score/method.ts'
import { rangeOf } from '../../score/range.ts'
import type { LintRule } from '../rule.ts'
import { statedIn } from '../stated.ts'

/** A bound at a number that its fact can never be. */
export const boundOutsideRange: LintRule = {
  id: 'bound-outside-range',
  category: 'arithmetic',
  title: {
    zh: '界限在事实的范围之外',
    en: 'A bound outside the range of its fact',
  },
  why: {
    zh: '百分数至多 100，界限写 120 就没有人到得了；事实 min 为 1，界限写 0 就人人都过。多半是单位写错（60 与 0.6）或少写一位。',
    en: 'A percentage is 100 at most: nobody reaches 120. Mostly the unit is another one (60 and 0.6), or a digit is missing.',
  },
  standard({ value, facts }, report) {
    for (const { path, rule } of rulesIn(value))
      for (const { inside, fact, at } of statedIn(rule)) {
        const [range, named] = [rangeOf(fact, facts), facts.get(fact)]
        if (!named || within(at, range)) continue
        report(
          [...path, ...inside],
          `事实 ${called(named)}${rangeZh(range)}，到不了 ${at}`,
          `the fact "${fact}" ${rangeEn(range)}, and is never ${at}`,
          ['范围之内的界限，或更宽的 min、max', 'a bound within it, or another min and max'],
        )
      }
  },
}

const within = (at: number, { least, most }: Range): boolean =>
  !(least && lessThan(rational(at), least)) && !(most && lessThan(most, rational(at)))

const rangeZh = ({ least, most }: Range): string =>
  [least ? `不低于 ${exactText(least)}` : [], most ? `不高于 ${exactText(most)}` : []]
    .flat()
    .join('、')
const rangeEn = ({ least, most }: Range): string =>
  [least ? `is at least ${exactText(least)}` : [], most ? `is at most ${exactText(most)}` : []]
    .flat()
    .join(' and ')
