import { add, lessThan, multiply, negate, type Rational, rational, zero } from '../rational.ts'
import type { Earned, Reason, Value } from './method.ts'

/** What one more of a fact gives or takes. */
export interface Price {
  readonly fact: string
  readonly price: Rational
}

export const pricesOf = (each: Readonly<Record<string, number>>): readonly Price[] =>
  Object.entries(each).map(([fact, price]) => ({ fact, price: rational(price) }))

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
