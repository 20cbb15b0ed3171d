import {
  add,
  divide,
  exactText,
  lessThan,
  multiply,
  negate,
  type Rational,
  ratio,
  rational,
  subtract,
  zero,
} from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, Reason, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'

/** 差额扣分: from full points, so many off for each step short of a target. */
interface Shortfall {
  readonly value: string
  readonly target: number
  readonly side?: 'below' | 'above'
  readonly every: number
  readonly each: number
  readonly counting: 'started' | 'whole'
  readonly floor?: number
}

export const shortfall: Method<Shortfall> = {
  kind: 'shortfall',
  whole: true,
  title: '差额扣分',
  description:
    '达到目标得满分；每差一步扣若干分，扣到下限为止。counting 写明不足一步的怎样算：started 不足一步按一步，whole 满一步才算。',
  properties: {
    value: { $ref: '#/$defs/variable', title: '看哪个事实' },
    target: { type: 'number', title: '目标' },
    side: {
      enum: ['below', 'above'],
      title: '哪一边算差',
      description: '默认 below：低于目标算差。',
    },
    every: { type: 'number', exclusiveMinimum: 0, title: '一步是多少' },
    each: { type: 'number', exclusiveMinimum: 0, title: '每步扣分' },
    counting: { enum: ['started', 'whole'], title: '不足一步怎样算' },
    floor: { type: 'number', title: '下限', description: '默认为 0。' },
  },
  required: ['value', 'target', 'every', 'each', 'counting'],
  reads: ({ value }) => [value],

  check({ value, floor = 0 }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(value)
    if (fact && !numeric(fact))
      flaws.push({ path: ['value'], code: 'fact-type', detail: { fact: value, want: 'number' } })
    if (points && !lessThan(rational(floor), points))
      flaws.push({
        path: ['floor'],
        code: 'floor-above',
        detail: { floor: String(floor), points: exactText(points) },
      })
    return flaws
  },

  least: ({ floor = 0 }) => rational(floor),
  most: () => null,

  say({ value, target, side = 'below', every, each, counting, floor = 0 }, names, points) {
    const { either, fact, figure } = names
    const [goal, step] = [figure(value, target), figure(value, every)]
    const [full, off, least] = [points ?? zero, each, floor].map(figureText)
    const below = side === 'below'
    const part =
      counting === 'started'
        ? either('不足一步按一步', 'a step begun counts')
        : either('满一步才算', 'whole steps alone count')
    return either(
      `${fact(value)}：${below ? '不低于' : '不高于'} ${goal} 得 ${full} 分；每${below ? '低' : '高'} ${step} 扣 ${off} 分（${part}），扣到 ${least} 分为止`,
      `${fact(value)}: ${below ? 'at least' : 'at most'} ${goal} gives ${full}; −${off} for each ${step} ${below ? 'below' : 'above'} (${part}), down to ${least}`,
    )
  },

  compile({ value, target, side = 'below', every, each, counting, floor = 0 }, full) {
    const points = full ?? zero
    const [goal, step, price, least] = [target, every, each, floor].map(rational) as [
      Rational,
      Rational,
      Rational,
      Rational,
    ]
    return (read) => {
      const seen = read(value) as Rational
      const short = side === 'below' ? subtract(goal, seen) : subtract(seen, goal)
      if (!lessThan(zero, short)) return { points, because: [reached(value, seen, points)] }
      const steps = stepsIn(divide(short, step), counting)
      const off = negate(multiply(price, steps))
      const left = add(points, off)
      const because: Reason[] = [{ rule: 'step', fact: value, times: steps, price, points: off }]
      if (!lessThan(left, least)) return { points: left, because }
      return { points: least, because: [...because, { rule: 'floor', fact: value, points: least }] }
    }
  },
}

const reached = (fact: string, times: Rational, points: Rational): Reason => ({
  rule: 'band',
  fact,
  times,
  points,
})

/** Whole steps, or those begun. */
function stepsIn(share: Rational, counting: Shortfall['counting']): Rational {
  const whole = ratio(share.n / share.d)
  return counting === 'started' && lessThan(whole, share) ? add(whole, ratio(1n)) : whole
}
