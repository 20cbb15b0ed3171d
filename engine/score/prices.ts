import {
  add,
  divide,
  larger,
  lessThan,
  multiply,
  negate,
  type Rational,
  rational,
  smaller,
  zero,
} from '../rational.ts'
import type { Earned, Range, Reason, Value } from './method.ts'

/** What one more of a fact gives or takes. */
export interface Price {
  readonly fact: string
  readonly price: Rational
}

export const pricesOf = (each: Readonly<Record<string, number>>): readonly Price[] =>
  Object.entries(each).map(([fact, price]) => ({ fact, price: rational(price) }))

/** Said where nothing was found that takes: a full score without a reason would look forgotten. */
export const nothingTaken: Reason = { rule: 'clear', fact: '', points: zero }

/** Every fact of which there was any, at its price: given, or taken and so below zero. */
export function priced(
  prices: readonly Price[],
  read: (fact: string) => Value,
  does: 'gives' | 'takes',
): Earned {
  const because: Reason[] = []
  let all = zero
  for (const { fact, price } of prices) {
    const times = read(fact) as Rational
    if (!lessThan(zero, times)) continue
    const came = multiply(price, times)
    const points = does === 'gives' ? came : negate(came)
    because.push({ rule: does === 'gives' ? 'each' : 'price', fact, times, price, points })
    all = add(all, points)
  }
  return { points: all, because }
}

/** How much prices come to at least and at most, while each fact lies in its range. */
export function pricedWithin(
  prices: readonly Price[],
  range: (fact: string) => Range,
): { readonly least: Rational; readonly most: Rational | null } {
  let least = zero
  let most: Rational | null = zero
  for (const { fact, price } of prices) {
    const times = range(fact)
    if (times.least) least = add(least, multiply(price, larger(times.least, zero)))
    most = most && times.most && add(most, multiply(price, larger(times.most, zero)))
  }
  return { least, most }
}

/** The same, given and held to the most there is for it. */
export function givenWithin(
  each: Readonly<Record<string, number>>,
  cap: Rational | null,
): (range: (fact: string) => Range) => Range {
  const prices = pricesOf(each)
  const held = (points: Rational): Rational => (cap ? smaller(points, cap) : points)
  return (range) => {
    const { least, most } = pricedWithin(prices, range)
    return { least: held(least), most: most ? held(most) : cap }
  }
}

/** Where prices turn: at none, and where one fact alone uses up all that there is; null where nothing stops it. */
export const turnsOf = (
  each: Readonly<Record<string, number>>,
  all: Rational | null,
): { readonly [fact: string]: readonly Rational[] } =>
  Object.fromEntries(
    pricesOf(each).map(({ fact, price }) => [fact, all ? [zero, divide(all, price)] : [zero]]),
  )
