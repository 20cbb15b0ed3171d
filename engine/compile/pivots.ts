import { once } from '../once.ts'
import { compare, equal, type Rational, rational } from '../rational.ts'
import { boundWords } from '../score/bound.ts'
import { type Fact, numeric, optionsOf } from '../score/fact.ts'
import type { Value } from '../score/method.ts'
import type { See } from '../score/seen.ts'
import { type Circumstance, variedIn } from './settle.ts'

/** A fact by which a standard differs, with one value for each way it may turn out. */
export interface Pivot {
  readonly fact: string
  readonly values: readonly Value[]
  /** Which of the values stands for the one that was seen. */
  standsFor(seen: Value): Value
}

/** The facts that decide between alternatives of a written value, in the order in which it names them. */
export function pivotsOf(written: object, facts: ReadonlyMap<string, Fact>): readonly Pivot[] {
  const named = [...pivotNames(written)].flatMap((id) => facts.get(id) ?? [])
  return named.map((fact) => (numeric(fact) ? measured(fact, written) : listed(fact)))
}

/** Every name after `vary` or `for`, the level aside. */
export function pivotNames(written: object): ReadonlySet<string> {
  const varied = variedIn(written).map(({ varied }) => varied.vary)
  const kinds = forIn(written).flatMap(({ kinds }) => Object.keys(kinds))
  return new Set([...varied.filter((name) => name !== 'level'), ...kinds])
}

export type Kinds = { readonly [fact: string]: readonly string[] }

/** Every `for` of a written value, and where it stands. */
export const forIn: (written: object) => readonly PlacedKinds[] = once((written) =>
  forBelow(written, []),
)

interface PlacedKinds {
  readonly path: readonly (string | number)[]
  readonly kinds: Kinds
}

function forBelow(node: unknown, path: readonly (string | number)[]): readonly PlacedKinds[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'for' in node ? [{ path: [...path, 'for'], kinds: node.for as Kinds }] : []
  const below = Object.entries(node).flatMap(([key, inner]) =>
    key === 'for' ? [] : forBelow(inner, [...path, Array.isArray(node) ? Number(key) : key]),
  )
  return [...own, ...below]
}

const listed = (fact: Fact): Pivot => ({
  fact: fact.id,
  values: fact.type === 'bool' ? [true, false] : Object.keys(optionsOf(fact)),
  standsFor: (seen) => seen,
})

/** A number differs where a bound says so: each bound stands for itself, each stretch between for all in it. */
function measured({ id }: Fact, written: object): Pivot {
  const bounds = variedIn(written)
    .filter(({ varied }) => varied.vary === id)
    .flatMap(({ varied }) => varied.bands ?? [])
    .flatMap((band) => boundWords.flatMap((word) => band[word] ?? []))
    .map(rational)
  const cuts = bounds
    .filter((cut, at) => bounds.findIndex((one) => equal(one, cut)) === at)
    .toSorted(compare)
  const values = stretches(cuts)
  const standsFor = (seen: Value): Value => {
    const below = cuts.filter((cut) => compare(cut, seen as Rational) < 0).length
    const on = cuts.some((cut) => equal(cut, seen as Rational))
    return values[2 * below + (on ? 1 : 0)]!
  }
  return { fact: id, values, standsFor }
}

/** Before the first cut, the cut, between it and the next, and so on to beyond the last. */
function stretches(cuts: readonly Rational[]): readonly Rational[] {
  const [first, last] = [cuts[0], cuts.at(-1)]
  if (!first || !last) return [rational(0)]
  const within = cuts.flatMap((cut, at) => (at === 0 ? [cut] : [middle(cuts[at - 1]!, cut), cut]))
  return [beside(first, -1n), ...within, beside(last, 1n)]
}

const beside = ({ n, d }: Rational, by: bigint): Rational => ({ n: n + by * d, d })
const middle = (a: Rational, b: Rational): Rational => ({
  n: a.n * b.d + b.n * a.d,
  d: 2n * a.d * b.d,
})

/** Every way in which a case of a level may turn out: one where each pivot is known. */
export function waysOf(
  pivots: readonly Pivot[],
  level: string,
  seen?: See,
): readonly Circumstance[] {
  const ways = pivots.reduce<readonly ReadonlyMap<string, Value>[]>(
    (all, pivot) => {
      const one = seen?.(pivot.fact)
      const values = one?.state === 'known' ? [pivot.standsFor(one.value)] : pivot.values
      return all.flatMap((way) => values.map((value) => new Map(way).set(pivot.fact, value)))
    },
    [new Map()],
  )
  return ways.map((way) => ({ level, value: (fact) => way.get(fact)! }))
}
