import {
  add,
  equal,
  larger,
  lessThan,
  negate,
  type Rational,
  smaller,
  subtract,
  within,
  zero,
} from '../rational.ts'
import type { Reason } from './method.ts'
import { nothingTaken } from './prices.ts'
import type { See } from './seen.ts'
import type { Lines, Rule, RuleLine } from './standard.ts'
import { readAll, truthOf } from './truth.ts'

/** What one rule of several comes to: below zero where it takes; null where nothing bounds an end. */
interface Part {
  readonly least: Rational | null
  readonly most: Rational | null
  /** Takes all: true, false, or null where that is not known yet. */
  readonly all: boolean | null
  /** What is said of how facts were read; then what they gave or took. */
  readonly said: readonly Reason[]
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
}

/** What goes beyond the floor of a leaf; null where nothing bounds it. */
export interface Spill {
  readonly least: Rational
  readonly most: Rational | null
}

/** Before it is known whether it takes: what a rule comes to has a least. */
interface Found extends Part {
  readonly least: Rational
}

const nothing: Found = { least: zero, most: zero, all: false, said: [], because: [], missing: [] }

/** Adds up the rules of a leaf from its beginning, then holds the whole between floor and ceiling. */
export function given({ start, floor, ceiling, overflow, highest, of }: Lines, see: See) {
  const found = of.map((line) => partOf(line, see))
  const parts = highest ? onlyHighest(found, of) : found
  const raw = (end: 'least' | 'most'): Rational | null =>
    parts.reduce<Rational | null>((so, part) => so && part[end] && add(so, part[end]), start)
  const [low, high] = [raw('least'), raw('most')]
  const gone = parts.some(({ all }) => all === true)
  const mayGo = parts.some(({ all }) => all === null)
  // Without a floor nothing takes all, and every rule that takes is bounded: `floor-open`.
  const bottom = floor ?? low!
  const least = gone || mayGo || low === null ? bottom : within(low, bottom, ceiling)
  const most = gone ? bottom : high === null ? ceiling : within(high, bottom, ceiling)
  const missing = [...new Set(parts.flatMap((part) => part.missing))]
  const said = parts.flatMap((part) => [...part.said, ...part.because])
  const untouched =
    said.length + missing.length === 0 && lessThan(zero, start) && of.some(({ takes }) => takes)
  const because = untouched ? [nothingTaken] : said
  const bound = gone ? null : boundReached(low, high, floor, ceiling)
  return {
    least,
    most,
    because: bound ? [...because, bound] : because,
    missing,
    ...(overflow && floor ? { spill: spillOf(low, high, floor) } : {}),
  }
}

/** Of the rules that give only the one that gives most counts, and the others that give are said to be left out. */
function onlyHighest(parts: readonly Part[], of: readonly RuleLine[]): readonly Part[] {
  const giving = parts.filter((_, at) => !of[at]!.takes)
  // Only what takes may go down without end: what gives has a least.
  const least = giving.map((part) => part.least!).reduce(larger, zero)
  const most = giving.reduce<Rational | null>(
    (so, part) => so && part.most && larger(so, part.most),
    zero,
  )
  const best = giving.find((part) => equal(part.least!, least))
  const beaten = (part: Part): boolean =>
    part !== best && part.most !== null && lessThan(zero, part.most) && !lessThan(least, part.most)
  return [
    ...parts.map((part, at): Part => {
      if (of[at]!.takes) return part
      const fact = of[at]!.rule?.reads[0] ?? ''
      const because: readonly Reason[] = beaten(part)
        ? [{ rule: 'lesser', fact, points: zero }]
        : part.because
      return { ...part, least: zero, most: zero, because }
    }),
    { ...nothing, least, most },
  ]
}

function partOf({ takes, when, rule }: RuleLine, see: See): Part {
  const { holds, missing } = when ? truthOf(when, see) : { holds: true, missing: [] }
  if (holds === false) return nothing
  const found = rule ? amountOf(rule, see) : allGone(when?.reads[0])
  const sure = holds ? found : perhaps(found, missing)
  return takes ? taken(sure) : sure
}

const allGone = (fact = ''): Found => ({
  ...nothing,
  all: true,
  because: [{ rule: 'all', fact, points: zero }],
})

/** A rule is compiled with the cap of its line: it holds itself to it, and says so. */
function amountOf(rule: Rule, see: See): Found {
  const { missing, applies, read, said } = readAll(rule.reads, see)
  if (missing.length > 0) {
    const found = { ...nothing, ...rule.open(see), missing }
    return rule.mayLapse ? perhaps(found) : found
  }
  if (!applies) return nothing
  const { points, because } = rule.score(read)
  return { ...nothing, least: points, most: points, said, because }
}

/** It may count or not: nothing is one of its ends. */
const perhaps = ({ least, most, all, missing }: Found, unknown: readonly string[] = []): Found => ({
  least: smaller(least, zero),
  most: most && larger(most, zero),
  all: all === false ? false : null,
  said: [],
  because: [],
  missing: [...unknown, ...missing],
})

const taken = ({ least, most, because, ...rest }: Found): Part => ({
  ...rest,
  least: most && negate(most),
  most: negate(least),
  because: because.map(otherWay),
})

/** A reason of what takes: its points are taken, and so is what an item that is missing would have come to. */
const otherWay = (reason: Reason): Reason => ({
  ...reason,
  points: negate(reason.points),
  ...(reason.rule === 'missing-item' && reason.price && { price: negate(reason.price) }),
})

/** Where everything is known and a bound holds it, that is part of the explanation. */
function boundReached(
  low: Rational | null,
  high: Rational | null,
  floor: Rational | null,
  ceiling: Rational,
): Reason | null {
  if (low === null || high === null || !equal(low, high)) return null
  if (floor && lessThan(low, floor)) return { rule: 'floor', fact: '', points: floor }
  return lessThan(ceiling, low) ? { rule: 'cap', fact: '', points: ceiling } : null
}

/** What was taken beyond the floor. */
function spillOf(low: Rational | null, high: Rational | null, floor: Rational): Spill {
  const beyond = (end: Rational): Rational => (lessThan(end, floor) ? subtract(floor, end) : zero)
  return { least: high ? beyond(high) : zero, most: low && beyond(low) }
}
