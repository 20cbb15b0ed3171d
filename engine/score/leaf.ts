import {
  larger,
  lessThan,
  multiply,
  one,
  type Rational,
  rational,
  smaller,
  within,
  zero,
} from '../rational.ts'
import { type Line, lineFor } from './line.ts'
import { given } from './lines.ts'
import type { Reason } from './method.ts'
import type { See, Seen } from './seen.ts'
import type { IndicatorNode, Lapse } from './standard.ts'
import { type Ends, readAll } from './truth.ts'

/** Scores an indicator that has nothing below it. */
export function leafOf(indicator: IndicatorNode, seen: See): Line {
  const line = lookedAt(indicator, seen)
  const ready = line.state === 'open' ? mayEndOtherwise(indicator, line) : line
  return indicator.counts ? countedAs(indicator.counts, ready) : ready
}

function lookedAt(indicator: IndicatorNode, seen: See): Line {
  const { reads, noEvidence, waived, lines } = indicator
  const bare = noEvidence && reads.find((fact) => isOpen(seen(fact), 'no_evidence'))
  if (bare) return withoutEvidence(indicator, bare)
  const excused = waived && reads.find((fact) => isOpen(seen(fact), 'waived'))
  if (excused) return lapsed(indicator, waived, { rule: 'waived', fact: excused, points: zero })
  return lines ? severalOf(indicator, seen) : singleOf(indicator, seen)
}

function singleOf(indicator: IndicatorNode, seen: See): Line {
  const { points: full, rule } = indicator
  const { reads, floor, score } = rule!
  const { missing, applies, read, said } = readAll(reads, seen)
  if (missing.length > 0) return lineFor(indicator, 'open', openEnds(indicator, seen), [], missing)
  if (!applies) return notApplicable(indicator, reads, seen)
  const { points, because } = score(read)
  const got = within(points, floor, full)
  const told = said.length > 0 ? [...said, ...because] : because
  return lineFor(indicator, 'scored', { least: got, most: got }, told)
}

/** Between which points it lies; what does not apply gives nothing where the leaf does not say otherwise. */
export function openEnds({ rule, na }: IndicatorNode, seen: See): Ends {
  const { least, most } = rule!.open(seen)
  // The rule of a leaf is compiled with its points: they bound it where nothing else does.
  const high = most!
  return na || !rule!.mayLapse
    ? { least, most: high }
    : { least: smaller(least, zero), most: larger(high, zero) }
}

/** A leaf of several rules does not apply where none of what it reads does. */
function severalOf(indicator: IndicatorNode, seen: See): Line {
  const { reads, lines } = indicator
  if (reads.every((fact) => seen(fact).state === 'na')) return notApplicable(indicator, reads, seen)
  const { because, missing, spill, ...ends } = given(lines!, seen)
  const state = missing.length > 0 ? 'open' : 'scored'
  const line = lineFor(indicator, state, ends, because, missing)
  return spill ? { ...line, spill } : line
}

const isOpen = (one: Seen, why: 'no_evidence' | 'waived'): boolean =>
  one.state === 'open' && one.why === why

/** The evidence was asked for and is not there: the item gives nothing, whatever else is still open. */
const withoutEvidence = (indicator: IndicatorNode, fact: string): Line =>
  lineFor(indicator, 'scored', { least: zero, most: zero }, [
    { rule: 'no-evidence', fact, points: zero },
  ])

/**
 * Not looked at is not the same as nothing found: an open line stays between the least and the most that its
 * rule can give, and may still turn out not to apply, to be waived, or to have no evidence.
 */
export function mayEndOtherwise({ na, waived, noEvidence }: IndicatorNode, line: Line): Line {
  const lapses = [na, waived].flatMap((lapse) => lapse ?? [])
  const instead = lapses.flatMap((lapse) => lapse.instead ?? [])
  const ends = noEvidence === 'zero' ? [...instead, zero] : instead
  const wide = {
    ...line,
    least: [line.least, ...ends].reduce(smaller),
    most: [line.most, ...ends].reduce(larger),
  }
  return lapses.some((lapse) => lapse.instead === null) ? { ...wide, mayLapse: true } : wide
}

function notApplicable(indicator: IndicatorNode, reads: readonly string[], seen: See): Line {
  const fact = reads.find((one) => seen(one).state === 'na')!
  const { reason } = seen(fact) as Extract<Seen, { state: 'na' }>
  const named = indicator.na?.reasons[reason]
  const why: Reason = { rule: 'na', fact, points: zero }
  return lapsed(indicator, indicator.na, named === undefined ? why : { ...why, why: named })
}

/** Without being looked at it is given what the standard says, or its points leave it. */
function lapsed(indicator: IndicatorNode, lapse: Lapse | null, because: Reason): Line {
  const got = lapse?.instead ?? zero
  const leaves = lapse?.instead === null
  const state = leaves ? 'na' : 'scored'
  const reason = leaves ? because : { ...because, points: got }
  return { ...lineFor(indicator, state, { least: got, most: got }, [reason]), lapsed: true }
}

/** One item of one: met, or not. */
function countedAs({ as, enough }: NonNullable<IndicatorNode['counts']>, line: Line): Line {
  const head = { ...line, points: one, worth: one }
  if (line.state === 'na') return { ...head, counts: { as, met: null } }
  const reaches = (end: Rational): boolean =>
    !lessThan(multiply(end, rational(100)), multiply(enough, line.points))
  const [low, high] = [reaches(line.least), reaches(line.most)]
  const least = low ? one : zero
  const most = high ? one : zero
  return { ...head, least, most, counts: { as, met: low === high ? low : null } }
}
