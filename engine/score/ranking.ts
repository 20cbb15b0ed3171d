import { compare, divide, negate, parseExact, publish, type Rational, zero } from '../rational.ts'
import { everyLine, type Sheet } from './sheet.ts'
import type { ScoringStandard, Tie } from './standard.ts'

/** A place in a ranking: shared by all that nothing tells apart; null while a sheet is open. */
export interface Ranked {
  readonly id: string
  readonly rank: number | null
}

/**
 * Ranks sheets of one standard by their published totals, then by what the standard says of ties. What is
 * still alike shares a place; neither the order of arrival nor a hidden digit decides.
 */
export function rank(
  standard: ScoringStandard,
  sheets: readonly { readonly id: string; readonly sheet: Sheet }[],
): readonly Ranked[] {
  const closed = sheets
    .filter(({ sheet }) => sheet.outcome !== 'open')
    .map(({ id, sheet }) => ({ id, keys: keysOf(standard, sheet) }))
  return sheets.map(({ id }) => {
    const own = closed.find((one) => one.id === id)
    const ahead = closed.filter(({ keys }) => own && order(keys, own.keys) > 0)
    return { id, rank: own ? ahead.length + 1 : null }
  })
}

/** What is compared, the most telling first; more is better. */
function keysOf({ scale, rounding, ties }: ScoringStandard, sheet: Sheet): readonly Rational[] {
  const lines = new Map(everyLine(sheet.lines).map((line) => [line.id, line]))
  const shareOf = (id: string): Rational => {
    const { least, points } = lines.get(id)!
    return divide(least, points)
  }
  const keyOf = (tie: Tie): Rational =>
    tie.higher === undefined ? negate(sheet.penalty?.least ?? zero) : shareOf(tie.higher)
  return [parseExact(publish(sheet.least, scale, rounding)), ...ties.map(keyOf)]
}

function order(a: readonly Rational[], b: readonly Rational[]): number {
  for (const [at, key] of a.entries()) {
    const found = compare(key, b[at]!)
    if (found !== 0) return found
  }
  return 0
}
