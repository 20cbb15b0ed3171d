import {
  add,
  compare,
  divide,
  equal,
  lessThan,
  type Rational,
  ratio,
  rational,
  subtract,
} from '../../rational.ts'
import { derived, type Fact, numeric, optionsOf } from '../../score/fact.ts'
import type { Facts } from '../../score/method.ts'
import { rangeOf } from '../../score/range.ts'
import type { Seen } from '../../score/seen.ts'

/** Where the child is more lenient than its parent: what was seen, and what each says of it. */
export interface Witness {
  readonly seen: string
  readonly before: string
  readonly after: string
  /** The same as what was seen of each fact, where facts decide. */
  readonly way?: Way
}

/** What facts were seen to be, one way of many. */
export type Way = ReadonlyMap<string, Seen>

/** So many ways are tried as a grid of all facts; beyond them some that are spread over it. */
const mostWays = 6000
const spreadWays = 2000
const mostNumbers = 14

const known = (value: unknown): Seen => ({ state: 'known', value: value as Rational })

/**
 * Ways in which facts may be seen, such that two rules over them that differ in a bound, a price or an option
 * differ in one of these: every number that the rules name, what lies beside and between them, and how many
 * times one goes into another. Each fact is also varied by itself, from the first and the last of the others, over
 * what is one number beyond another: steps begin there.
 */
export function waysThrough(
  facts: readonly Fact[],
  written: readonly unknown[],
  all: Facts = new Map(),
): readonly Way[] {
  const values = valuesThrough(facts, written, all)
  const numbers = numbersIn(written)
  const wide = facts.map((fact) => ({ id: fact.id, seen: valuesOf(fact, withSums(numbers), all) }))
  const ends = [0, -1].map((at) => new Map(values.map(({ id, seen }) => [id, seen.at(at)!])))
  const alone = wide.flatMap(({ id, seen }) =>
    ends.flatMap((end) => seen.map((one) => new Map(end).set(id, one))),
  )
  return isGrid(values) ? [...gridOf(values), ...alone] : [...alone, ...spreadOver(values)]
}

/** Are all ways in which the named numbers meet among those that are tried? */
export const triesAll = (
  facts: readonly Fact[],
  written: readonly unknown[],
  all: Facts = new Map(),
): boolean => isGrid(valuesThrough(facts, written, all))

interface Values {
  readonly id: string
  readonly seen: readonly Seen[]
}

const valuesThrough = (
  facts: readonly Fact[],
  written: readonly unknown[],
  all: Facts,
): readonly Values[] => {
  const cuts = withQuotients(numbersIn(written))
  return facts.map((fact) => ({ id: fact.id, seen: valuesOf(fact, cuts, all) }))
}

const isGrid = (values: readonly Values[]): boolean =>
  values.reduce((count, { seen }) => count * seen.length, 1) <= mostWays

const gridOf = (values: readonly Values[]): readonly Way[] =>
  values.reduce<readonly Way[]>(
    (ways, { id, seen }) => ways.flatMap((way) => seen.map((one) => new Map(way).set(id, one))),
    [new Map()],
  )

/** Ways that lie far from each other, always the same ones. */
function spreadOver(values: readonly Values[]): readonly Way[] {
  let state = 1
  const next = (below: number): number => {
    state = (state * 48271) % 2147483647
    return state % below
  }
  return Array.from(
    { length: spreadWays },
    () => new Map(values.map(({ id, seen }) => [id, seen[next(seen.length)]!])),
  )
}

function valuesOf(fact: Fact, cuts: readonly Rational[], all: Facts): readonly Seen[] {
  const { type, many } = fact
  if (type === 'bool') return [known(true), known(false)]
  if (type === 'date') return [known('1990-01-01'), known('2020-01-01')]
  if (type === 'choice') {
    const options = Object.keys(optionsOf(fact))
    const sets = [[], ...options.map((one) => [one]), options]
    return (many ? sets : options).map(known)
  }
  if (!numeric(fact)) return [known([])]
  const low = lowestOf(fact, all)
  const inside = (n: Rational): boolean =>
    (low === null || !lessThan(n, low)) &&
    (fact.max === undefined || !lessThan(rational(fact.max), n))
  const whole = type === 'count' || type === 'number_of'
  const spread = cuts.flatMap((cut, at) => [
    subtract(cut, ratio(1n)),
    cut,
    at + 1 < cuts.length ? divide(add(cut, cuts[at + 1]!), ratio(2n)) : add(cut, ratio(1n)),
  ])
  const ends = [fact.min, fact.max].flatMap((end) => (end === undefined ? [] : [rational(end)]))
  const found = [...spread, ...ends].flatMap((n) => (whole ? aroundWhole(n) : [n])).filter(inside)
  // Round numbers first: whoever reads of one should be able to check it.
  return distinct(found)
    .toSorted((a, b) => Number(a.d - b.d))
    .map(known)
}

/** The least that a number may be: as its answer is declared, or by the facts that it is worked out from. */
function lowestOf(fact: Fact, all: Facts): Rational | null {
  if (fact.min !== undefined) return rational(fact.min)
  if (fact.type === 'number' || fact.type === 'money') return null
  return derived(fact) && fact.type !== 'age_at' ? rangeOf(fact.id, all).least : ratio(0n)
}

const aroundWhole = ({ n, d }: Rational): readonly Rational[] => {
  const floor = n / d
  return n % d === 0n ? [ratio(floor)] : [ratio(floor), ratio(floor + 1n)]
}

const withQuotients = (numbers: readonly Rational[]): readonly Rational[] =>
  numbers.length > mostNumbers
    ? distinct([ratio(0n), ...numbers])
    : distinct([
        ratio(0n),
        ...numbers,
        ...numbers.flatMap((a) => numbers.flatMap((b) => (b.n === 0n ? [] : [divide(a, b)]))),
      ])

const withSums = (numbers: readonly Rational[]): readonly Rational[] =>
  numbers.length > mostNumbers
    ? withQuotients(numbers)
    : distinct([
        ...withQuotients(numbers),
        ...numbers.flatMap((a) => numbers.flatMap((b) => [add(a, b), subtract(a, b)])),
      ])

const distinct = (all: readonly Rational[]): readonly Rational[] => {
  const sorted = all.toSorted(compare)
  return sorted.filter((one, at) => at === 0 || !equal(one, sorted[at - 1]!))
}

/** Every number that a written value holds, also within its texts. */
function numbersIn(value: unknown): readonly Rational[] {
  const found = (node: unknown): readonly Rational[] => {
    if (typeof node === 'number') return [rational(node)]
    if (typeof node === 'string')
      return [...node.matchAll(/\d{1,12}(\.\d{1,6})?/g)].map(([text]) => rational(text))
    return typeof node === 'object' && node !== null ? Object.values(node).flatMap(found) : []
  }
  return distinct(found(value))
}
