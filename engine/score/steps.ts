import {
  add,
  divide,
  lessThan,
  multiply,
  negate,
  type Rational,
  ratio,
  rational,
  subtract,
  zero,
} from '../rational.ts'
import type { JsonObject } from '../terms.ts'
import type { Names } from './names.ts'

/** Steps from a number on, to one of its sides. */
export interface Steps {
  readonly target: number
  readonly side: 'below' | 'above'
  readonly every: number
  readonly counting: 'started' | 'whole'
}

/** How an author writes what a step is, and whether one that was only begun is one. */
export const stepSchema: JsonObject = {
  every: { type: 'number', exclusiveMinimum: 0, title: '一步是多少' },
  counting: {
    enum: ['started', 'whole'],
    enumDescriptions: ['不足一步按一步算', '满一步才算'],
    title: '不足一步怎样算',
  },
}

/** How many steps a value lies beyond the target, on the side that is meant; zero where it does not. */
export function stepsBeyond({ target, side, every, counting }: Steps) {
  const [goal, step] = [rational(target), rational(every)]
  return (value: Rational): Rational => {
    const beyond = side === 'below' ? subtract(goal, value) : subtract(value, goal)
    return lessThan(zero, beyond) ? stepsIn(divide(beyond, step), counting) : zero
  }
}

/** Whole steps, or those begun. */
function stepsIn(share: Rational, counting: Steps['counting']): Rational {
  const whole = ratio(share.n / share.d)
  return counting === 'started' && lessThan(whole, share) ? add(whole, ratio(1n)) : whole
}

/** Where steps turn: at the target, one step beyond it, and where all that there is for them is used up. */
export function stepTurns(
  { target, side = 'below', every, each }: Pick<Steps, 'target' | 'every'> & Turning,
  all: Rational | null,
): readonly Rational[] {
  const step = side === 'below' ? negate(rational(every)) : rational(every)
  const beyond = (steps: Rational): Rational => add(rational(target), multiply(step, steps))
  const last = all ? [beyond(divide(all, rational(each)))] : []
  return [rational(target), beyond(ratio(1n)), ...last]
}

interface Turning {
  readonly side?: Steps['side']
  readonly each: number
}

/** What counts as a step, in brackets behind it. */
export const countingSaid = (counting: Steps['counting'], { either }: Names): string =>
  counting === 'started'
    ? either('不足一步按一步', 'a step begun counts')
    : either('满一步才算', 'whole steps alone count')
