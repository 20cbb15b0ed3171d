import type { Line } from '../../engine/score/line.ts'

/**
 * The score worked out a second time, from the leaves' points and what the standard writes, by other means:
 * fractions that are never reduced, rounding by scaled integers. No arithmetic is shared with the engine.
 */
export type Fraction = readonly [n: bigint, d: bigint]

export const same = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b
export const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]
export const below = ([a, b]: Fraction, [c, d]: Fraction): boolean =>
  b < 0n !== d < 0n ? a * d > c * b : a * d < c * b
const none: Fraction = [0n, 1n]
const added = (all: readonly Fraction[]): Fraction => all.reduce(plus, none)

/** A number as it is written, in thousandths of thousandths. */
export const written = (value: number): Fraction => [BigInt(Math.round(value * 1e6)), 1_000_000n]

/** What a line should have, from its leaves upward: Σ worth × got ÷ points over what applies, × points, less what spilt. */
export function worked(
  { points, least, state, children }: Pick<Line, 'points' | 'least' | 'state' | 'children'>,
  top = false,
): Fraction | null {
  if (state === 'na') return null
  if (children.length === 0) return [least.n, least.d]
  const applicable = children.filter((child) => child.state !== 'na')
  const got = added(
    applicable.map((child): Fraction => {
      const [n, d] = worked(child)!
      return [n * child.worth.n * child.points.d, d * child.worth.d * child.points.n]
    }),
  )
  const base = added(applicable.map((child): Fraction => [child.worth.n, child.worth.d]))
  if (base[0] === 0n) return none
  const sums: Fraction = [got[0] * base[1] * points.n, got[1] * base[0] * points.d]
  const spilt = added(
    children.flatMap(({ spill }) => (spill ? [[-spill.least.n, spill.least.d] as Fraction] : [])),
  )
  if (top || sums[0] * sums[1] <= 0n) return sums
  const left = plus(sums, spilt)
  return left[0] * left[1] < 0n ? none : left
}

/** How a standard rounds. */
export interface Rounds {
  readonly scale: number
  readonly rounding: 'half-up' | 'half-even'
}

/** Rounded to whole units of the last digit: half a unit is added and what is left over cut off. */
export function units([a, b]: Fraction, { scale, rounding }: Rounds): bigint {
  const [n, d] = b < 0n ? [-a, -b] : [a, b]
  const scaled = 2n * (n < 0n ? -n : n) * 10n ** BigInt(scale) + d
  const up = scaled / (2n * d)
  const tie = scaled % (2n * d) === 0n
  const whole = tie && rounding === 'half-even' && up % 2n !== 0n ? up - 1n : up
  return n < 0n ? -whole : whole
}

/** Units of the last digit, as a clerk writes them. */
export function asText(whole: bigint, scale: number): string {
  const [sign, digits] = whole < 0n ? ['-', String(-whole)] : ['', String(whole)]
  const padded = digits.padStart(scale + 1, '0')
  const cut = padded.length - scale
  return scale === 0 ? `${sign}${padded}` : `${sign}${padded.slice(0, cut)}.${padded.slice(cut)}`
}

/** What stands beside the tree: the sum of its items, no more than its cap. */
export function block(lines: readonly Line[], cap: number | null): Fraction {
  const all = added(lines.map(({ least }): Fraction => [least.n, least.d]))
  return cap !== null && below(written(cap), all) ? written(cap) : all
}

/** The tree, and the bonus, less the penalty, which takes nothing that would be below nothing; no more than the ceiling. */
export function total(
  tree: Fraction,
  bonus: Fraction | null,
  penalty: Fraction | null,
  ceiling: number | null,
): Fraction {
  const more = bonus ? plus(tree, bonus) : tree
  const less = penalty ? plus(more, [-penalty[0], penalty[1]]) : more
  const lowest = below(more, none) ? more : none
  const sum = penalty && below(less, lowest) ? lowest : less
  return ceiling !== null && below(written(ceiling), sum) ? written(ceiling) : sum
}

export interface Decided {
  readonly grade: string | null
  readonly outcome: string
}

/** A veto by its two facts and what it does. */
export interface Veto {
  readonly effect: 'disqualify' | 'suspend' | 'cap_grade'
  readonly caps: number
  readonly fires: boolean
  readonly cured: boolean
}

/**
 * What follows from a total that is complete: the first grade it reaches, stopped by gates that were not passed
 * and vetoes that cap; nothing while a veto suspends, or where no item applies; the last outcome where one disqualifies.
 */
export function decided(
  held: Fraction,
  grades: readonly {
    readonly id: string
    readonly at: Fraction | null
    readonly outcome: string
  }[],
  stops: readonly number[],
  vetoes: readonly Veto[],
  empty: boolean,
): Decided {
  const standing = vetoes.filter(({ fires, cured }) => fires && !cured)
  const does = (effect: Veto['effect']) => standing.filter((veto) => veto.effect === effect)
  const out = does('disqualify').length > 0
  if (empty || (!out && does('suspend').length > 0)) return { grade: null, outcome: 'open' }
  const reached = grades.findIndex(({ at }) => at === null || !below(held, at))
  const place = Math.max(reached, ...stops, ...does('cap_grade').map(({ caps }) => caps))
  const { id, outcome } = grades[place]!
  return { grade: id, outcome: out ? grades.at(-1)!.outcome : outcome }
}
