import { compare, equal, lessThan, type Rational, whole, zero } from '../rational.ts'
import { type Combine, type Given, keptOf, spreadOf, workedOut } from './combine.ts'
import { mayEndOtherwise, openEnds } from './leaf.ts'
import { type Line, lineFor } from './line.ts'
import { given } from './lines.ts'
import type { Reason, SheetsAsOne } from './method.ts'
import type { See } from './seen.ts'
import type { IndicatorNode } from './standard.ts'
import { joined, readAll } from './truth.ts'

/** What several sheets are read for, how, and what is seen of an item that nobody has looked at. */
interface Together {
  readonly indicator: IndicatorNode
  readonly how: Combine
  readonly unread: See
}

/** What one sheet gave an item, and in which role. */
interface OfOne {
  readonly role: string | undefined
  readonly line: Line
}

/**
 * One line for those of several sheets: the points that they give together. Open while one of them is, while too
 * few are there, while they differ on whether it applies at all, or have to agree and have not.
 */
export function together(
  { indicator, how, unread }: Together,
  all: readonly OfOne[],
  agreed: Rational | undefined,
): Line {
  if (all.every(({ line }) => line.state === 'na')) return all[0]!.line
  if (all.some(({ line }) => line.state !== 'scored')) return unsettled(indicator, unread, all)
  const given = all.map(({ role, line }): Given => ({ role, value: line.least }))
  const points =
    how.by === 'consensus' ? settled(how, given, agreed) : workedOut[how.by](how, given)
  if (!points) return unsettled(indicator, unread, all)
  const ends = { least: points, most: points }
  return lineFor(indicator, 'scored', ends, said(indicator, how, given, points))
}

/** What all gave; where they differ, what they agreed on, between the lowest and the highest of it. */
function settled(
  { least }: Combine,
  given: readonly Given[],
  agreed: Rational | undefined,
): Rational | null {
  if (given.length < least) return null
  const values = given.map(({ value }) => value).toSorted(compare)
  const [low, high] = [values[0]!, values.at(-1)!]
  if (equal(low, high)) return low
  return agreed && !lessThan(agreed, low) && !lessThan(high, agreed) ? agreed : null
}

/** As wide as all that may still come: an item that one has not looked at may get anything its rule gives. */
function unsettled(indicator: IndicatorNode, unread: See, all: readonly OfOne[]): Line {
  const { lines, reads } = indicator
  const lacking = all.reduce<readonly string[]>((so, { line }) => joined(so, line.missing), [])
  const ends = lines ? given(lines, unread) : openEnds(indicator, unread)
  const missing = lacking.length > 0 ? lacking : readAll(reads, unread).missing
  const because = lacking.length === 0 && all.length > 1 ? [apart(indicator, all)] : []
  return mayEndOtherwise(indicator, lineFor(indicator, 'open', ends, because, missing))
}

/** Every sheet is complete for it, and they do not come to one value yet. */
const apart = ({ reads }: IndicatorNode, all: readonly OfOne[]): Reason => {
  const given = all.map(({ line }) => ({ points: line.state === 'scored' ? line.least : null }))
  const times = whole(all.length)
  return { rule: 'sheets', fact: reads[0]!, times, points: zero, sheets: { by: 'apart', given } }
}

function asOne({ by, weights }: Combine, given: readonly Given[]): SheetsAsOne {
  const alike = given.every(({ value }) => equal(value, given[0]!.value))
  return {
    by: by !== 'consensus' ? by : alike ? 'alike' : 'agreed',
    given: given.map(({ value: points, role = '' }) => {
      const weight = weights.get(role)
      return weight ? { points, role, weight } : { points }
    }),
  }
}

function said(
  indicator: IndicatorNode,
  how: Combine,
  given: readonly Given[],
  points: Rational,
): readonly Reason[] {
  const fact = indicator.reads[0]!
  const sheets: Reason = {
    rule: 'sheets',
    fact,
    times: whole(given.length),
    price: whole(given.length - keptOf(how, given).length),
    sheets: asOne(how, given),
    points,
  }
  const spread = spreadOf(given)
  const wide = how.spreadOver !== null && lessThan(how.spreadOver, spread)
  return wide ? [sheets, { ...sheets, rule: 'sheets-apart', points: spread }] : [sheets]
}
