import type { Expression } from '../expression.ts'
import type { Rational } from '../rational.ts'
import type { Reason, Value } from './method.ts'
import type { See, Seen } from './seen.ts'

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
export function readAll(facts: readonly string[], seen: See): Together {
  if (facts.length === 1) return readOne(seen(facts[0]!))
  let missing: readonly string[] = nothing
  let applies = true
  let said: readonly Reason[] = nothing
  for (const fact of facts) {
    const one = seen(fact)
    if (one.state === 'open') missing = joined(missing, one.facts)
    else if (one.state === 'na') applies = false
    else if (one.because) said = [...said, ...one.because]
  }
  const read = (fact: string): Value => (seen(fact) as { value: Value }).value
  return { missing, applies, read, said }
}

interface Together {
  readonly missing: readonly string[]
  readonly applies: boolean
  readonly read: (fact: string) => Value
  readonly said: readonly Reason[]
}

const nothing: readonly never[] = []

function readOne(one: Seen): Together {
  const read = (): Value => (one as { value: Value }).value
  const missing = one.state === 'open' ? one.facts : nothing
  const said = (one.state === 'known' && one.because) || nothing
  return { missing, applies: one.state !== 'na', read, said }
}

/** Both lists, each item once. */
export const joined = (a: readonly string[], b: readonly string[]): readonly string[] =>
  b.length === 0 ? a : a.length === 0 ? b : [...new Set([...a, ...b])]
