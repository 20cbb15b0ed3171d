import { publish, type Rational, rational, subtract } from '../../rational.ts'
import type { ScoringStandard } from '../standard.ts'
import type { Ends } from '../truth.ts'

/** How a standard rounds its total, once, when it is published. */
export type Rounded = Pick<ScoringStandard, 'scale' | 'rounding'>

/** A total as everyone will read it. */
export const published = (total: Rational, { scale, rounding }: Rounded): Rational =>
  rational(publish(total, scale, rounding))

/** What a total gains: the difference of the two that are published, so that whoever has both can check it. */
export const gained = (
  now: Pick<Ends, 'least'>,
  then: Pick<Ends, 'least'>,
  standard: Rounded,
): Rational => subtract(published(then.least, standard), published(now.least, standard))
