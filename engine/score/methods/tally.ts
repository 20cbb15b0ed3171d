import { equal, exactText, lessThan, rational, zero } from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { givenWithin, priced, pricesOf, turnsOf } from '../prices.ts'

/** 累计: several kinds, each with its price, added up to the cap. */
interface Tally {
  readonly each: Readonly<Record<string, number>>
  readonly cap?: number
}

export const tally: Method<Tally> = {
  kind: 'tally',
  title: '累计',
  description:
    '几类各按各的价累计，最多得到封顶分；封顶分等于本指标分值。奖项按名次和级别给分时用它。',
  properties: {
    each: {
      title: '每个得分',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number', exclusiveMinimum: 0 },
    },
    cap: {
      type: 'number',
      exclusiveMinimum: 0,
      title: '封顶分',
      description: '不写则为本指标或本行的分值。',
    },
  },
  required: ['each'],
  reads: ({ each }) => Object.keys(each),
  prices: ({ each }) => each,
  turns: ({ each, cap }, points) => turnsOf(each, cap === undefined ? points : rational(cap)),

  check({ each, cap }, { points, facts }) {
    const wrong = Object.keys(each).filter((id) => facts.has(id) && !numeric(facts.get(id)!))
    const flaws: RuleFlaw[] = wrong.map((fact) => ({
      path: ['each', fact],
      code: 'fact-type',
      detail: { fact, want: 'count' },
    }))
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

  say({ each, cap }, { either, fact, one }, points) {
    const prices = Object.entries(each).map(([id, price]) => {
      const got = figureText(price)
      return either(`${fact(id)}每${one(id, '个')} ${got} 分`, `${fact(id)}: ${got} each`)
    })
    const most = cap ?? points
    const up = most === null ? '' : figureText(most)
    return either(
      `${prices.join('，')}${up && `，合计最多 ${up} 分`}`,
      `${prices.join('; ')}${up && `; at most ${up} together`}`,
    )
  },

  open: ({ each, cap }, { points }) =>
    givenWithin(each, cap === undefined ? points : rational(cap)),

  compile({ each, cap }, points) {
    const prices = pricesOf(each)
    const most = cap === undefined ? points : rational(cap)
    return (read) => {
      const { points: full, because } = priced(prices, read, 'gives')
      if (!most || !lessThan(most, full)) return { points: full, because }
      return {
        points: most,
        because: [...because, { rule: 'cap', fact: prices[0]!.fact, points: most }],
      }
    }
  },
}
