import { type Fact, mayLapse, withParts } from '../score/fact.ts'
import type { Facts } from '../score/method.ts'
import type { Indicator } from '../shapes.ts'

/**
 * Facts that may be found not applicable: those that an indicator with `na` names, wherever it names them; those
 * whose own declaration says so; and what is worked out from such.
 */
export function lapsing(indicators: readonly Indicator[], facts: Facts): ReadonlySet<string> {
  const named = new Set(indicators.flatMap(namedBelow))
  const lapses = ({ id }: Fact): boolean =>
    withParts([id], facts).some((part) => named.has(part) || mayLapse(facts.get(part)!))
  return new Set([...facts.values()].filter(lapses).map(({ id }) => id))
}

const namedBelow = (indicator: Indicator): readonly string[] => [
  ...(indicator.na ? wordsIn([indicator.score, indicator.lines]) : []),
  ...(indicator.children ?? []).flatMap(namedBelow),
]

/** Every word of a written rule: the facts that it reads are among them. */
const wordsIn = (written: unknown): readonly string[] =>
  JSON.stringify(written).match(/[a-z][a-z0-9_]*/g) ?? []
