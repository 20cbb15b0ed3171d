import {
  add,
  compare,
  divide,
  lessThan,
  multiply,
  type Rational,
  ratio,
  rational,
  subtract,
  sum,
} from '../rational.ts'
import type { Fact } from './fact.ts'
import type { Reason } from './method.ts'
import type { Seen } from './seen.ts'

/** What judges gave one by one, and what they agreed on where they did. */
export interface Verdicts {
  readonly values: readonly {
    readonly judge: string
    readonly role?: string
    readonly value: number | string
  }[]
  readonly agreed?: number | string
}

/**
 * One value for those of a panel, by the fact's own rule; open while too few have judged, or none is agreed.
 * What was left out, and a spread that is too wide, are said beside it.
 */
export function combined(fact: Fact, { values, agreed }: Verdicts): Seen {
  const open: Seen = { state: 'open', why: 'unanswered', facts: [fact.id] }
  const { combine = 'mean', min_judges: least = 1, drop = {}, spread_over } = fact
  if (values.length < least) return open
  const sorted = values
    .map(({ role, value }) => ({ role, value: rational(value) }))
    .toSorted((a, b) => compare(a.value, b.value))
  const kept = sorted.slice(drop.low ?? 0, sorted.length - (drop.high ?? 0))
  const value = combine === 'consensus' ? agreedOn(agreed) : ways[combine](fact, kept)
  if (!value) return open
  const panel: Reason = {
    rule: 'panel',
    fact: fact.id,
    times: ratio(BigInt(values.length)),
    price: ratio(BigInt(values.length - kept.length)),
    points: value,
  }
  const spread = subtract(sorted.at(-1)!.value, sorted[0]!.value)
  const wide = spread_over !== undefined && lessThan(rational(spread_over), spread)
  const because = wide ? [panel, { ...panel, rule: 'spread' as const, points: spread }] : [panel]
  return { state: 'known', value, because }
}

const agreedOn = (agreed: number | string | undefined): Rational | null =>
  agreed === undefined ? null : rational(agreed)

interface Given {
  readonly role: string | undefined
  readonly value: Rational
}
type Way = (fact: Fact, given: readonly Given[]) => Rational | null

const mean = (given: readonly Given[]): Rational =>
  divide(sum(given.map(({ value }) => value)), ratio(BigInt(given.length)))

const ways: Readonly<Record<'mean' | 'median' | 'weighted', Way>> = {
  mean: (_, given) => mean(given),

  /** Of an even number the middle of the two in the middle. */
  median: (_, given) => {
    const half = (given.length - 1) / 2
    return mean(given.slice(Math.floor(half), Math.ceil(half) + 1))
  },

  /** The mean of each role by its weight; open until every role has judged. */
  weighted: ({ weights = {} }, given) => {
    const parts = Object.entries(weights).map(([role, weight]) => ({
      weight: rational(weight),
      given: given.filter((one) => one.role === role),
    }))
    if (parts.some(({ given }) => given.length === 0)) return null
    const total = sum(parts.map(({ weight }) => weight))
    const added = parts
      .map(({ weight, given }) => multiply(weight, mean(given)))
      .reduce((a, b) => add(a, b))
    return divide(added, total)
  },
}
