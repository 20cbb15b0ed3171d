import { compare, equal, lessThan, type Rational, whole, zero } from '../rational.ts'
import { type Combine, type Given, keptOf, spreadOf, workedOut } from './combine.ts'
import { mayEndOtherwise, openEnds } from './leaf.ts'
import { type Line, lineFor } from './line.ts'
import { given } from './lines.ts'
import type { Reason, SheetsAsOne } from './method.ts'
import type { See } from './seen.ts'
import type { IndicatorNode } from './standard.ts'
import { joined } from './truth.ts'

/**
 * One line for those of several sheets: the points that they give together. Open while one of them is, while too
 * few are there, while they differ on whether it applies at all, or have to agree and have not.
 */
export function together(
  indicator: IndicatorNode,
  how: Combine,
  all: readonly { readonly role: string | undefined; readonly line: Line }[],
  agreed: Rational | undefined,
): Line {
  const [first] = all
  if (!first) return unsettled(indicator, all)
  if (all.every(({ line }) => line.state === 'na')) return first.line
  if (all.some(({ line }) => line.state !== 'scored')) return unsettled(indicator, all)
  const given = all.map(({ role, line }): Given => ({ role, value: line.least }))
  const points =
    how.by === 'consensus' ? settled(how, given, agreed) : workedOut[how.by](how, given)
  if (!points) return unsettled(indicator, all)
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

/** Nothing is known of any fact. */
const unknown: See = (fact) => ({ state: 'open', why: 'unanswered', facts: [fact] })

/** As wide as all that may still come: an item that one has not looked at may get anything its rule gives. */
function unsettled(indicator: IndicatorNode, all: readonly { readonly line: Line }[]): Line {
  const { lines, points, reads } = indicator
  const missing = all.reduce<readonly string[]>((so, { line }) => joined(so, line.missing), [])
  const because = missing.length === 0 && all.length > 1 ? [apart(indicator, all)] : []
  const { least, most } = lines ? given(lines, unknown) : openEnds(indicator, unknown)
  const ends = { least, most: most ?? points }
  const open = lineFor(indicator, 'open', ends, because, missing.length > 0 ? missing : reads)
  return mayEndOtherwise(indicator, open)
}

/** Every sheet is complete for it, and they do not come to one value yet. */
const apart = ({ reads }: IndicatorNode, all: readonly { readonly line: Line }[]): Reason => {
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
  const left = how.by === 'consensus' ? given.length : keptOf(how, given).length
  const sheets: Reason = {
    rule: 'sheets',
    fact,
    times: whole(given.length),
    price: whole(given.length - left),
    sheets: asOne(how, given),
    points,
  }
  const spread = spreadOf(given)
  const wide = how.spreadOver !== null && lessThan(how.spreadOver, spread)
  return wide ? [sheets, { ...sheets, rule: 'sheets-apart', points: spread }] : [sheets]
}
