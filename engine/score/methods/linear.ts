import {
  add,
  compare,
  divide,
  equal,
  exactText,
  larger,
  multiply,
  type Rational,
  rational,
  smaller,
  subtract,
  within,
} from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { pointsSaid } from '../names.ts'

interface End {
  readonly at: number
  readonly points: number
}

/** 线性: a straight line between two ends, clamped at both. */
interface Linear {
  readonly value: string
  readonly from: End
  readonly to: End
}

const end = (title: string) => ({
  title,
  type: 'object',
  additionalProperties: false,
  required: ['at', 'points'],
  properties: { at: { type: 'number', title: '数值' }, points: { type: 'number', title: '得分' } },
})

export const linear: Method<Linear> = {
  kind: 'linear',
  title: '线性',
  description: '在两点之间按比例给分，两端封住。数值越小越好时，把 from 写在大的一端。',
  properties: {
    value: { $ref: '#/$defs/variable', title: '看哪个事实' },
    from: end('起点'),
    to: end('终点'),
  },
  required: ['value', 'from', 'to'],
  reads: ({ value }) => [value],
  turns: ({ value, from, to }) => ({ [value]: [rational(from.at), rational(to.at)] }),

  check({ value, from, to }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(value)
    if (fact && !numeric(fact)) {
      flaws.push({ path: ['value'], code: 'fact-type', detail: { fact: value, want: 'number' } })
    }
    if (from.at === to.at)
      flaws.push({ path: ['to', 'at'], code: 'line-flat', detail: { at: String(to.at) } })
    const best = larger(rational(from.points), rational(to.points))
    if (points && !equal(best, points)) {
      flaws.push({
        path: ['to', 'points'],
        code: 'line-best',
        detail: { best: exactText(best), points: exactText(points) },
      })
    }
    return flaws
  },

  least: ({ from, to }) => smaller(rational(from.points), rational(to.points)),
  most: ({ from, to }) => larger(rational(from.points), rational(to.points)),

  say({ value, from, to }, names) {
    const { either, fact, figure } = names
    const ends = [from, to].map(
      ({ at, points }) => `${figure(value, at)} ${pointsSaid(names, points)}`,
    )
    return either(
      `${fact(value)}：${ends.join('，')}，其间按比例，两端以外不增不减`,
      `${fact(value)}: ${ends.join(', ')}, in proportion between them and the same beyond`,
    )
  },

  compile({ value, from, to }) {
    const a = { at: rational(from.at), points: rational(from.points) }
    const b = { at: rational(to.at), points: rational(to.points) }
    const [low, high] = compare(a.at, b.at) < 0 ? [a.at, b.at] : [b.at, a.at]
    const slope = divide(subtract(b.points, a.points), subtract(b.at, a.at))
    return (read) => {
      const seen = read(value) as Rational
      const points = add(a.points, multiply(slope, subtract(within(seen, low, high), a.at)))
      return { points, because: [{ rule: 'line', fact: value, times: seen, points }] }
    }
  },
}
