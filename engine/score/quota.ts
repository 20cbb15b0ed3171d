import {
  add,
  divide,
  multiply,
  publish,
  type Rational,
  ratio,
  rational,
  subtract,
} from '../rational.ts'
import type { Ranked } from './ranking.ts'
import type { Quota } from './standard.ts'

/** Places for a number of candidates out of a base; and how many candidates there must be for them. */
export function quotaOf(
  { places, spare }: Quota,
  { base, candidates }: { readonly base: number; readonly candidates: number },
): { readonly places: number; readonly needed: number; readonly enough: boolean } {
  const open =
    typeof places === 'number'
      ? places
      : whole(share(places.percent, places.of === 'base' ? base : candidates), places.round)
  const needed = spare ? neededFor(open, spare) : open
  return { places: open, needed, enough: candidates >= needed }
}

/** 差额: so many more than places, or so many of the candidates who are not chosen; the two are not the same. */
function neededFor(places: number, { percent, of }: NonNullable<Quota['spare']>): number {
  const part = divide(rational(percent), hundred)
  const one = ratio(1n)
  const all = count(places)
  const needed = of === 'places' ? multiply(all, add(one, part)) : divide(all, subtract(one, part))
  return whole(needed, 'up')
}

const hundred = ratio(100n)
const count = (n: number): Rational => ratio(BigInt(n))
const share = (percent: number, of: number): Rational =>
  divide(multiply(rational(percent), count(of)), hundred)

function whole(value: Rational, round: 'down' | 'up' | 'half-up'): number {
  if (round === 'half-up') return Number(publish(value, 0, 'half-up'))
  const floor = value.n / value.d
  return Number(round === 'up' && value.n % value.d !== 0n ? floor + 1n : floor)
}

/**
 * Who has a place by rank, who has none, and who shares the last rank with too many for it: among these the
 * table does not decide.
 */
export function placed(
  ranked: readonly Ranked[],
  places: number,
): {
  readonly chosen: readonly string[]
  readonly tied: readonly string[]
  readonly left: readonly string[]
} {
  const closed = ranked.flatMap(({ id, rank }) => (rank === null ? [] : [{ id, rank }]))
  const sharing = (rank: number) => closed.filter((one) => one.rank === rank).length
  const chosen = closed.filter(({ rank }) => rank + sharing(rank) - 1 <= places)
  const tied = closed.filter((one) => one.rank <= places && !chosen.includes(one))
  const left = closed.filter((one) => !chosen.includes(one) && !tied.includes(one))
  const ids = (all: typeof closed) => all.map(({ id }) => id)
  return { chosen: ids(chosen), tied: ids(tied), left: ids(left) }
}
