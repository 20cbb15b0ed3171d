import { lessThan, type Rational, ratio, rational } from '../rational.ts'
import { combineOf, keptOf, spreadOf, workedOut } from './combine.ts'
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
  const how = combineOf(fact, fact.min_judges ?? 1)
  const given = values.map(({ role, value }) => ({ role, value: rational(value) }))
  const value =
    how.by === 'consensus'
      ? agreedOn(given.length < how.least ? undefined : agreed)
      : workedOut[how.by](how, given)
  if (!value) return { state: 'open', why: 'unanswered', facts: [fact.id] }
  const panel: Reason = {
    rule: 'panel',
    fact: fact.id,
    times: ratio(BigInt(given.length)),
    price: ratio(BigInt(given.length - keptOf(how, given).length)),
    points: value,
  }
  const spread = spreadOf(given)
  const wide = how.spreadOver !== null && lessThan(how.spreadOver, spread)
  const because = wide ? [panel, { ...panel, rule: 'spread' as const, points: spread }] : [panel]
  return { state: 'known', value, because }
}

const agreedOn = (agreed: number | string | undefined): Rational | null =>
  agreed === undefined ? null : rational(agreed)
