import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import { divide, rational, subtract } from '../../rational.ts'
import { boundsOf, type Fact, isMeasured } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'
import { statedIn } from '../stated.ts'

/** A bound between two values that follow each other on the scale of its fact. */
export const bandOffStep: LintRule = {
  id: 'band-off-step',
  category: 'arithmetic',
  title: {
    zh: '界限落在事实量不到的数上',
    en: 'A bound at a number that its fact is not measured to',
  },
  why: {
    zh: '人数、次数只有整数，界限写 2.5 与写 3 结果一样，却让人以为可以有半次；事实每 5 一步，界限写 62 等于写 65。界限写成事实取得到的数，或把 step 改细。',
    en: 'Counts are whole: a bound of 2.5 is one of 3 that looks otherwise. Write a bound that the fact can be, or a finer step.',
  },
  standard({ value, facts }, report) {
    for (const { path, rule } of rulesIn(value))
      for (const { inside, fact: id, at } of statedIn(rule)) {
        const fact = facts.get(id)
        const step = fact && stepOf(fact)
        if (!fact || step === null || step === undefined || onStep(at, step, fact)) continue
        report(
          [...path, ...inside],
          `事实 ${called(fact)}每 ${step} 一步，没有 ${at}`,
          `the fact "${id}" goes by ${step} and is never ${at}`,
          [`每 ${step} 一步取得到的数`, `a number in steps of ${step}`],
        )
      }
  },
}

const stepOf = (fact: Fact): number | null =>
  isMeasured(fact) ? (fact.step ?? (fact.type === 'count' ? 1 : null)) : null

const onStep = (at: number, step: number, fact: Fact): boolean =>
  divide(subtract(rational(at), rational(boundsOf(fact).min ?? 0)), rational(step)).d === 1n
