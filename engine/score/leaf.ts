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
import type { Line } from './line.ts'
import { given } from './lines.ts'
import type { Reason } from './method.ts'
import type { See, Seen } from './seen.ts'
import type { IndicatorNode, Lapse } from './standard.ts'
import { readAll } from './truth.ts'

/** What a line says of its indicator, whatever was answered. */
export const headOf = ({ id, name, points, worth, source }: IndicatorNode) =>
  ({ id, name, points, worth, source, because: [], missing: [], children: [] }) as const

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
  const rule = indicator.rule!
  const { missing, applies, read, said } = readAll(rule.reads, seen)
  if (missing.length > 0)
    return {
      ...headOf(indicator),
      state: 'open',
      least: rule.least,
      most: indicator.points,
      missing,
    }
  if (!applies) return notApplicable(indicator, rule.reads, seen)
  const { points, because } = rule.score(read)
  const got = within(points, smaller(rule.least, zero), indicator.points)
  return {
    ...headOf(indicator),
    state: 'scored',
    least: got,
    most: got,
    because: [...said, ...because],
  }
}

/** A leaf of several rules does not apply where none of what it reads does. */
function severalOf(indicator: IndicatorNode, seen: See): Line {
  const { reads, lines } = indicator
  if (reads.every((fact) => seen(fact).state === 'na')) return notApplicable(indicator, reads, seen)
  const found = given(lines!, seen)
  const state = found.missing.length > 0 ? 'open' : 'scored'
  return { ...headOf(indicator), state, ...found }
}

const isOpen = (one: Seen, why: 'no_evidence' | 'waived'): boolean =>
  one.state === 'open' && one.why === why

/** The evidence was asked for and is not there: the item gives nothing, whatever else is still open. */
const withoutEvidence = (indicator: IndicatorNode, fact: string): Line => ({
  ...headOf(indicator),
  state: 'scored',
  least: zero,
  most: zero,
  because: [{ rule: 'no-evidence', fact, points: zero }],
})

/**
 * Not looked at is not the same as nothing found: an open line stays between the least and the most that its
 * rule can give, and may still turn out not to apply, to be waived, or to have no evidence.
 */
function mayEndOtherwise({ na, waived, noEvidence }: IndicatorNode, line: Line): Line {
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
  const head = { ...headOf(indicator), lapsed: true }
  if (lapse?.instead === null)
    return { ...head, state: 'na', least: zero, most: zero, because: [because] }
  const got = lapse?.instead ?? zero
  const reasons = [{ ...because, points: got }]
  return { ...head, state: 'scored', least: got, most: got, because: reasons }
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
