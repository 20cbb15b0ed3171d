import {
  add,
  divide,
  larger,
  lessThan,
  multiply,
  type Rational,
  subtract,
  sum,
  within,
  zero,
} from '../rational.ts'
import type { Text } from '../terms.ts'
import { given, type Spill } from './lines.ts'
import type { Reason } from './method.ts'
import type { Seen } from './readings.ts'
import type { IndicatorNode } from './standard.ts'
import { type Ends, readAll, type See } from './truth.ts'

/** An indicator as scored: an interval while anything below it is open. */
export interface Line {
  readonly id: string
  readonly name: Text
  readonly state: 'scored' | 'open' | 'na'
  readonly points: Rational
  /** What it counts for among its siblings: its points, or its weight. */
  readonly worth: Rational
  readonly least: Rational
  readonly most: Rational
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  readonly children: readonly Line[]
  /** Open, and may yet turn out not to apply, so that its siblings carry its points. */
  readonly mayLapse?: boolean
  /** What was taken beyond its floor, from the parent. */
  readonly spill?: Spill
  readonly source?: string | readonly string[] | undefined
}

/** Scores an indicator and everything below it. */
export const lineOf = (indicator: IndicatorNode, seen: See): Line =>
  indicator.children.length > 0 ? branchOf(indicator, seen) : leafOf(indicator, seen)

/** What a line says of its indicator, whatever was answered. */
const headOf = ({ id, name, points, worth, source }: IndicatorNode) =>
  ({ id, name, points, worth, source, because: [], missing: [], children: [] }) as const

function branchOf(indicator: IndicatorNode, seen: See): Line {
  const children = indicator.children.map((child) => lineOf(child, seen))
  const head = { ...headOf(indicator), children }
  if (children.every(({ state }) => state === 'na'))
    return { ...head, state: 'na', least: zero, most: zero }
  const missing = children.flatMap((child) => child.missing)
  const state = missing.length > 0 ? 'open' : 'scored'
  const ends = spilt(rollUp(children, indicator.points), children)
  const line: Line = { ...head, state, ...ends, missing }
  const mayLapse = children.every((child) => child.state === 'na' || child.mayLapse)
  return mayLapse ? { ...line, mayLapse } : line
}

function leafOf(indicator: IndicatorNode, seen: See): Line {
  const { reads, noEvidence, lines } = indicator
  const bare = noEvidence && reads.find((fact) => isBare(seen(fact)))
  if (bare) return withoutEvidence(indicator, bare)
  if (lines) return severalOf(indicator, seen)
  const rule = indicator.rule!
  const { missing, applies, read } = readAll(rule.reads, seen)
  if (missing.length > 0) return openLeaf(indicator, missing)
  if (!applies) return notApplicable(indicator)
  const { points, because } = rule.score(read)
  const got = within(points, smallest(rule.least), indicator.points)
  return { ...headOf(indicator), state: 'scored', least: got, most: got, because }
}

/** A leaf of several rules does not apply where none of what it reads does. */
function severalOf(indicator: IndicatorNode, seen: See): Line {
  const { reads, lines } = indicator
  if (reads.every((fact) => seen(fact).state === 'na')) return notApplicable(indicator)
  const found = given(lines!, seen)
  const state = found.missing.length > 0 ? 'open' : 'scored'
  return { ...headOf(indicator), state, ...found }
}

const isBare = (one: Seen): boolean => one.state === 'open' && one.why === 'no_evidence'

/** The evidence was asked for and is not there: the item gives nothing, whatever else is still open. */
const withoutEvidence = (indicator: IndicatorNode, fact: string): Line => ({
  ...headOf(indicator),
  state: 'scored',
  least: zero,
  most: zero,
  because: [{ rule: 'no-evidence', fact, points: zero }],
})

/** Not looked at is not the same as nothing found: an open line stays between its floor and its points. */
function openLeaf(indicator: IndicatorNode, missing: readonly string[]): Line {
  const { na, points } = indicator
  const floor = indicator.rule!.least
  const mayBeNone = na?.effect === 'zero' || indicator.noEvidence === 'zero'
  const least = mayBeNone ? smallest(floor) : floor
  const line: Line = { ...headOf(indicator), state: 'open', least, most: points, missing }
  return na?.effect === 'redistribute' ? { ...line, mayLapse: true } : line
}

const smallest = (least: Rational): Rational => (lessThan(least, zero) ? least : zero)

function notApplicable(indicator: IndicatorNode): Line {
  const head = headOf(indicator)
  const { na, points } = indicator
  if (na?.effect === 'full') return { ...head, state: 'scored', least: points, most: points }
  if (na?.effect === 'redistribute') return { ...head, state: 'na', least: zero, most: zero }
  return { ...head, state: 'scored', least: zero, most: zero }
}

/** What children took beyond their floors comes off what their parent has, which it uses up at most. */
function spilt(ends: Ends, children: readonly Line[]): Ends {
  const spills = children.flatMap(({ spill }) => spill ?? [])
  if (spills.length === 0) return ends
  const less = (end: Rational, by: readonly (Rational | null)[]): Rational => {
    if (!lessThan(zero, end)) return end
    const known = by.flatMap((one) => one ?? [])
    return known.length < by.length ? zero : larger(zero, subtract(end, sum(known)))
  }
  return {
    least: less(
      ends.least,
      spills.map(({ most }) => most),
    ),
    most: less(
      ends.most,
      spills.map(({ least }) => least),
    ),
  }
}

/**
 * Σ worth × got ÷ own points, over what applies, × points: under `sum` the children's points themselves, under
 * `weighted` by their weights. What does not apply is carried by the siblings in proportion.
 */
export function rollUp(lines: readonly Line[], points: Rational): Ends {
  const applicable = lines.filter(({ state }) => state !== 'na')
  const got = (end: Rational, { worth, points }: Line): Rational =>
    worth === points ? end : multiply(end, divide(worth, points))
  const least = endOf(applicable, (line) => got(line.least, line), lessThan)
  const most = endOf(
    applicable,
    (line) => got(line.most, line),
    (a, b) => lessThan(b, a),
  )
  return { least: multiply(least, points), most: multiply(most, points) }
}

/**
 * How far the share of the points can go in one direction. A line that may lapse counts only where it
 * moves the end further out; the furthest of them are tried first, so that none is tried in vain.
 */
function endOf(
  lines: readonly Line[],
  got: (line: Line) => Rational,
  further: (a: Rational, b: Rational) => boolean,
): Rational {
  const share = (line: Line) => divide(got(line), line.worth)
  const sure = lines.filter(({ mayLapse }) => !mayLapse)
  const base = sum(sure.map(({ worth }) => worth))
  const start = { got: sum(sure.map(got)), base }
  const end = lines
    .filter(({ mayLapse }) => mayLapse)
    .toSorted((a, b) => (further(share(a), share(b)) ? -1 : 1))
    .reduce((so, line) => {
      const now = so.base.n === 0n ? zero : divide(so.got, so.base)
      return further(share(line), now)
        ? { got: add(so.got, got(line)), base: add(so.base, line.worth) }
        : so
    }, start)
  return end.base.n === 0n ? zero : divide(end.got, end.base)
}
