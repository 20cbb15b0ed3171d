import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  ratio,
  rational,
  subtract,
  sum,
} from '../rational.ts'

/** What one of several gave, and in which role. */
export interface Given {
  readonly role: string | undefined
  readonly value: Rational
}

/** How what several gave is worked out to one value; what they agree on is not worked out. */
export interface Combine {
  readonly by: 'mean' | 'median' | 'weighted' | 'consensus'
  /** So many must have given something. */
  readonly least: number
  readonly drop: { readonly high: number; readonly low: number }
  readonly weights: ReadonlyMap<string, Rational>
  /** What lies further apart is pointed out; null where that is not asked. */
  readonly spreadOver: Rational | null
}

/** The words that a panel and a stage have for it. */
export interface CombineWords {
  readonly combine?: Combine['by']
  readonly drop?: { readonly high?: number; readonly low?: number }
  readonly weights?: { readonly [role: string]: number }
  readonly spread_over?: number
}

export const combineOf = (
  { combine = 'mean', drop = {}, weights = {}, spread_over }: CombineWords,
  least: number,
): Combine => ({
  by: combine,
  least,
  drop: { high: drop.high ?? 0, low: drop.low ?? 0 },
  weights: new Map(Object.entries(weights).map(([role, weight]) => [role, rational(weight)])),
  spreadOver: spread_over === undefined ? null : rational(spread_over),
})

const sorted = (given: readonly Given[]): readonly Given[] =>
  given.toSorted((a, b) => compare(a.value, b.value))

/** Those that count: without the highest and the lowest, where so many are left out. */
export const keptOf = ({ drop: { low, high } }: Combine, given: readonly Given[]) =>
  sorted(given).slice(low, given.length - high)

/** How far apart the highest and the lowest lie. */
export const spreadOf = (given: readonly Given[]): Rational => {
  const all = sorted(given)
  return subtract(all.at(-1)!.value, all[0]!.value)
}

const mean = (given: readonly Given[]): Rational =>
  divide(sum(given.map(({ value }) => value)), ratio(BigInt(given.length)))

type Way = (how: Combine, given: readonly Given[]) => Rational | null

/** Several values as one; null while too few gave one, or a role is missing. */
export const workedOut: Readonly<Record<Exclude<Combine['by'], 'consensus'>, Way>> = {
  mean: (how, given) => (given.length < how.least ? null : mean(keptOf(how, given))),

  /** Of an even number the middle of the two in the middle. */
  median: (how, given) => {
    if (given.length < how.least) return null
    const kept = keptOf(how, given)
    const half = (kept.length - 1) / 2
    return mean(kept.slice(Math.floor(half), Math.ceil(half) + 1))
  },

  /** The mean of each role by its weight; open until every role has judged. */
  weighted: ({ least, weights }, given) => {
    const roles = [...weights].map(([role, weight]) => ({
      weight,
      own: given.filter((one) => one.role === role),
    }))
    if (given.length < least || roles.some(({ own }) => own.length === 0)) return null
    const got = roles.map(({ weight, own }) => multiply(weight, mean(own)))
    return divide(got.reduce(add), sum([...weights.values()]))
  },
}
