import {
  add,
  divide,
  larger,
  lessThan,
  multiply,
  type Rational,
  smaller,
  subtract,
  sum,
  zero,
} from '../rational.ts'
import type { Line } from './line.ts'
import type { Ends } from './truth.ts'

/**
 * Σ worth × got ÷ own points, over what applies, × points: under `sum` the children's points themselves, under
 * `weighted` by their weights. What does not apply is carried by the siblings in proportion.
 */
export function rollUp(lines: readonly Line[], points: Rational): Ends {
  const { least, most } = shareOf(lines)
  return { least: multiply(least, points), most: multiply(most, points) }
}

/** The share of what applies, by worth, that lines come to. */
export function shareOf(lines: readonly Line[]): Ends {
  const applicable = lines.filter(({ state }) => state !== 'na')
  const got = (end: Rational, { worth, points }: Line): Rational =>
    worth === points ? end : multiply(end, divide(worth, points))
  return {
    least: endOf(applicable, (line) => got(line.least, line), lessThan),
    most: endOf(
      applicable,
      (line) => got(line.most, line),
      (a, b) => lessThan(b, a),
    ),
  }
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

/** Where points leave the table: what is there, out of what applies, with nothing scaled below the top. */
export function rollOut(lines: readonly Line[]): Ends & { readonly points: Rational } {
  const applicable = lines.filter(({ state }) => state !== 'na')
  const end = ({ mayLapse }: Line, value: Rational, of: typeof smaller): Rational =>
    mayLapse ? of(value, zero) : value
  return {
    least: sum(applicable.map((line) => end(line, line.least, smaller))),
    most: sum(applicable.map((line) => end(line, line.most, larger))),
    points: sum(applicable.map(({ points }) => points)),
  }
}

/** What children took beyond their floors comes off what their parent has, which it uses up at most. */
export function spilt(ends: Ends, children: readonly Line[]): Ends {
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
