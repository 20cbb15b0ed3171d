import { factsOf } from '../../../compile/standard.ts'
import { derived, type Fact, numeric, optionsOf, partsOf } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** The facts of a standard: each is whole, and a derived one rests on facts that are there. */
export const factRules = {
  'fact-incomplete': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      for (const [what, path] of lacking(fact))
        report(
          ['facts', fact.id, ...path],
          `事实 ${fact.id} 缺少 ${what}`,
          `the fact "${fact.id}" lacks ${what}`,
          undefined,
          'key',
        )
    }
  },

  'fact-part-unknown': (standard, report) => {
    const facts = factsOf(standard.facts)
    const parts = [...facts.values()].flatMap((fact) =>
      (['of', 'over'] as const).flatMap((key): [Path, string][] => {
        const part = fact[key]
        return typeof part === 'string' && !facts.has(part) && partsOf(fact).includes(part)
          ? [[['facts', fact.id, key], part]]
          : []
      }),
    )
    unknownWords(parts, [...facts.keys()], report, '事实', 'fact')
  },

  /** A derived fact rests on facts that are answered: numbers for a share, a date for an age. */
  'fact-part-type': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const fact of facts.values()) {
      const fits = (part: Fact) =>
        fact.type === 'age_at' ? part.type === 'date' : numeric(part) && !derived(part)
      for (const key of ['of', 'over'] as const) {
        const part = partsOf(fact).includes(String(fact[key])) && facts.get(String(fact[key]))
        if (part && !fits(part)) {
          const want = fact.type === 'age_at' ? 'date' : 'count, number, percent'
          report(
            ['facts', fact.id, key],
            `事实 ${part.id} 不能用来计算 ${fact.id}`,
            `the fact "${fact.id}" cannot be worked out from "${part.id}"`,
            [want, want],
          )
        }
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>

/** What a fact of its type must say besides. */
function lacking(fact: Fact): readonly (readonly [string, Path])[] {
  const missing = (holds: boolean, what: string): readonly (readonly [string, Path])[] =>
    holds ? [] : [[what, []]]
  // `{}` names a shared fact; that there is none such is said already.
  if (Object.keys(fact).length === 1) return []
  if (fact.type === undefined) return [['type', []]]
  const named = missing(fact.name !== undefined, 'name')
  if (fact.type === 'ratio') {
    const parts = typeof fact.of === 'string' && fact.over !== undefined
    return [
      ...named,
      ...missing(parts, 'of, over'),
      ...missing(fact.over_zero !== undefined, 'over_zero'),
    ]
  }
  if (fact.type === 'age_at')
    return [...named, ...missing(typeof fact.of === 'string' && fact.at !== undefined, 'of, at')]
  const supplied = missing(fact.by !== undefined, 'by')
  const options =
    fact.type === 'choice' ? missing(Object.keys(optionsOf(fact)).length > 0, 'of') : []
  return [...named, ...supplied, ...options]
}
