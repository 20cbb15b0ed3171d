import { factsOf } from '../../../compile/standard.ts'
import { divide, lessThan, rational, subtract } from '../../../rational.ts'
import { boundsOf, type Fact } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Rule } from '../../rule.ts'

/** Between which numbers a fact may be answered: there are some, and its highest is one of them. */
export const rangeRules = {
  'fact-range': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      const { min, max } = boundsOf(fact)
      if (min === undefined || max === undefined || min <= max) continue
      report(
        ['facts', fact.id, fact.min === undefined ? 'max' : 'min'],
        `事实 ${called(fact)}的最小值 ${min} 大于最大值 ${max}，怎么填都不合`,
        `the fact "${fact.id}" goes from ${min} to ${max}: nothing fits`,
        fact.min === undefined
          ? [`max: ${min} 以上`, `max: ${min} or more`]
          : [`min: ${max} 以下`, `min: ${max} or less`],
      )
    }
  },

  /** Steps are counted from the least; a highest value between two of them could never be answered. */
  'fact-step': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      const { min, max } = boundsOf(fact)
      const step = stepOf(fact)
      if (max === undefined || step === undefined || (min !== undefined && min > max)) continue
      const [low, high, by] = [rational(min ?? 0), rational(max), rational(step)]
      if (lessThan(high, low) || divide(subtract(high, low), by).d === 1n) continue
      report(
        ['facts', fact.id, fact.step === undefined ? 'max' : 'step'],
        `事实 ${called(fact)}从 ${min ?? 0} 起每 ${step} 一步，到不了最大值 ${max}`,
        `the fact "${fact.id}" goes from ${min ?? 0} by ${step} and never comes to ${max}`,
        fact.step === undefined
          ? ['min 与 max 都用整数', 'whole numbers in min and max']
          : ['整除 min 与 max 之差的 step', 'a step that divides what lies between min and max'],
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>

const stepOf = ({ type, step }: Fact): number | undefined =>
  step ?? (type === 'count' ? 1 : undefined)
