import {
  add,
  divide,
  equal,
  larger,
  lessThan,
  multiply,
  one,
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
  const { least, most } = lines.some(({ mayLapse }) => mayLapse) ? furthest(lines) : added(lines)
  const low = scaled(least, points)
  return { least: low, most: most === least ? low : scaled(most, points) }
}

/** The share of what applies, by worth, that lines come to. */
export const shareOf = (lines: readonly Line[]): Ends => rollUp(lines, one)

/** What was got, out of what it could have been, both by worth. */
interface Got {
  readonly got: Rational
  readonly base: Rational
}

const scaled = ({ got, base }: Got, points: Rational): Rational =>
  equal(base, zero) ? zero : equal(base, points) ? got : divide(multiply(got, points), base)

/** What got points are worth among the siblings. */
const worthOf = (got: Rational, { worth, points }: Line): Rational =>
  worth === points ? got : multiply(got, divide(worth, points))

/** Both ends of all that applies; one and the same where nothing is open. */
function added(lines: readonly Line[]): { readonly least: Got; readonly most: Got } {
  let low = zero
  let open = zero
  let base = zero
  for (const line of lines) {
    if (line.state === 'na') continue
    const got = worthOf(line.least, line)
    low = add(low, got)
    if (line.most !== line.least) open = add(open, subtract(worthOf(line.most, line), got))
    base = add(base, line.worth)
  }
  const least = { got: low, base }
  return { least, most: equal(open, zero) ? least : { got: add(low, open), base } }
}

function furthest(lines: readonly Line[]): { readonly least: Got; readonly most: Got } {
  const applicable = lines.filter(({ state }) => state !== 'na')
  return {
    least: endOf(applicable, (line) => worthOf(line.least, line), lessThan),
    most: endOf(
      applicable,
      (line) => worthOf(line.most, line),
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
): Got {
  const share = (line: Line) => divide(got(line), line.worth)
  const sure = lines.filter(({ mayLapse }) => !mayLapse)
  const base = sum(sure.map(({ worth }) => worth))
  const start = { got: sum(sure.map(got)), base }
  return lines
    .filter(({ mayLapse }) => mayLapse)
    .toSorted((a, b) => (further(share(a), share(b)) ? -1 : 1))
    .reduce(
      (so, line) =>
        further(share(line), scaled(so, one))
          ? { got: add(so.got, got(line)), base: add(so.base, line.worth) }
          : so,
      start,
    )
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
  if (!children.some(({ spill }) => spill)) return ends
  const spills = children.flatMap(({ spill }) => spill ?? [])
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
