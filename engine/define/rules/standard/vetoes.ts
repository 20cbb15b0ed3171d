import { factsOf } from '../../../compile/standard.ts'
import { compileExpression } from '../../../expression.ts'
import { type Fact, withParts } from '../../../score/fact.ts'
import { expressionNames } from '../../../score/readable.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Rule } from '../../rule.ts'

/** Vetoes: that what each says fits together, and fits the facts that it reads. */
export const vetoRules = {
  'veto-shape': ({ vetoes = [] }, report) => {
    for (const [at, { id, name, effect, cap_grade }] of vetoes.entries()) {
      if (effect === 'cap_grade' && cap_grade === undefined)
        report(
          ['vetoes', at, 'effect'],
          `一票否决 ${called({ id, name })}没有写封顶的等次`,
          `the veto "${id}" does not say at which grade it stops`,
          ['cap_grade: 等次', 'cap_grade: grade'],
        )
      if (effect !== undefined && effect !== 'cap_grade' && cap_grade !== undefined)
        report(
          ['vetoes', at, 'cap_grade'],
          `后果为 ${effect} 的不写封顶的等次`,
          `with the effect "${effect}" no grade is left`,
          ['effect: cap_grade', 'effect: cap_grade'],
          'key',
        )
    }
  },

  /** A window that a veto names is that of the facts it reads. */
  'look-back-differs': (standard, report) => {
    const facts = factsOf(standard.facts)
    const names = expressionNames(facts)
    for (const [at, { when, look_back }] of (standard.vetoes ?? []).entries()) {
      if (!look_back) continue
      const reads = compileExpression(when, names).expression?.reads ?? []
      for (const fact of withParts(reads, facts).map((id) => facts.get(id)!)) {
        const months = windowOf(fact)
        if (months !== null && months !== look_back.months)
          report(
            ['vetoes', at, 'look_back', 'months'],
            `事实 ${called(fact)}往前数 ${months} 个月，与此不同`,
            `the fact "${fact.id}" looks back ${months} months`,
            [String(months), String(months)],
          )
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>

/** How far back a fact looks, in months; null where it does not say so. */
function windowOf({ look_back, period }: Fact): number | null {
  const [, months] = period?.match(/^last-(\d+)-months$/) ?? []
  return look_back?.months ?? (months === undefined ? null : Number(months))
}
