import type { Expression } from '../expression.ts'
import type { Rational } from '../rational.ts'
import type { Value } from './method.ts'
import type { See } from './seen.ts'

/** The two ends that a value may still have; equal once nothing is open. */
export interface Ends {
  readonly least: Rational
  readonly most: Rational
}

/** Three-valued: with a fact missing, nothing is evaluated and the facts are named. Not applicable is no. */
export function truthOf({ reads, evaluate }: Expression, see: See) {
  const { missing, applies, read } = readAll(reads, see)
  if (missing.length > 0) return { holds: null, missing }
  const holds = applies && (evaluate((name) => read(name) as Rational | boolean) as boolean)
  return { holds, missing }
}

/** Facts read together: those that are missing, whether all of them apply, the values where they do, and what is said of how they were read. */
export function readAll(facts: readonly string[], seen: See) {
  const all = facts.map(seen)
  const missing = [...new Set(all.flatMap((one) => (one.state === 'open' ? one.facts : [])))]
  const applies = all.every(({ state }) => state !== 'na')
  const read = (fact: string): Value => (seen(fact) as { value: Value }).value
  const said = all.flatMap((one) => (one.state === 'known' ? (one.because ?? []) : []))
  return { missing, applies, read, said }
}
