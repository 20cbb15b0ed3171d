import {
  equal,
  exactText,
  lessThan,
  multiply,
  type Rational,
  rational,
  zero,
} from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, Reason, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { givenWithin, turnsOf } from '../prices.ts'

/** 计数: so many points for each, up to the cap. */
interface Count {
  readonly of: string
  readonly each: number
  readonly cap?: number
}

export const count: Method<Count> = {
  kind: 'count',
  title: '计数',
  description: '每有一个得若干分，最多得到封顶分；封顶分等于本指标分值。',
  properties: {
    of: { $ref: '#/$defs/variable', title: '计数的事实' },
    each: { type: 'number', exclusiveMinimum: 0, title: '每个得分' },
    cap: {
      type: 'number',
      exclusiveMinimum: 0,
      title: '封顶分',
      description: '不写则为本指标或本行的分值。',
    },
  },
  required: ['of', 'each'],
  reads: ({ of }) => [of],
  prices: ({ of, each }) => ({ [of]: each }),
  turns: ({ of, each, cap }, points) =>
    turnsOf({ [of]: each }, cap === undefined ? points : rational(cap)),

  check({ of, cap }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(of)
    if (fact && !numeric(fact))
      flaws.push({ path: ['of'], code: 'fact-type', detail: { fact: of, want: 'count' } })
    if (cap !== undefined && points && !equal(rational(cap), points)) {
      flaws.push({
        path: ['cap'],
        code: 'cap-differs',
        detail: { cap: String(cap), points: exactText(points) },
      })
    }
    return flaws
  },

  least: () => zero,
  most: ({ cap }) => (cap === undefined ? null : rational(cap)),

  say({ of, each, cap }, { either, fact, one }, points) {
    const [got, most] = [figureText(each), cap ?? points]
    const up = most === null ? '' : figureText(most)
    return either(
      `${fact(of)}：每${one(of, '个')} ${got} 分${up && `，最多 ${up} 分`}`,
      `${fact(of)}: ${got} for each${up && `, at most ${up}`}`,
    )
  },

  open: ({ of, each, cap }, { points }) =>
    givenWithin({ [of]: each }, cap === undefined ? points : rational(cap)),

  compile({ of, each, cap }, points) {
    const price = rational(each)
    const most = cap === undefined ? points : rational(cap)
    return (read) => {
      const times = read(of) as Rational
      const full = multiply(price, times)
      const because: Reason[] = [{ rule: 'each', fact: of, times, price, points: full }]
      if (!most || !lessThan(most, full)) return { points: full, because }
      return { points: most, because: [...because, { rule: 'cap', fact: of, points: most }] }
    }
  },
}
