import type { Named } from '../expression.ts'
import { type Fact, numeric, optionsOf } from './fact.ts'

/** The names an expression may read: every fact but records of occurrences, which are numbered first. */
export function expressionNames(facts: ReadonlyMap<string, Fact>): ReadonlyMap<string, Named> {
  return new Map(
    [...facts.values()].flatMap((fact): [string, Named][] => {
      const { id, type, many } = fact
      if (numeric(fact)) return [[id, { type: 'number' }]]
      if (type === 'bool' || type === 'date') return [[id, { type }]]
      if (type !== 'choice') return []
      return [[id, { type: many ? 'choices' : 'choice', options: Object.keys(optionsOf(fact)) }]]
    }),
  )
}
