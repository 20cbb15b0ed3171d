import { add, exactText, lessThan, rational, zero } from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { priced, pricesOf } from '../prices.ts'

/** 发现一次扣一次,扣完为止: each occurrence has its price, down to the floor. */
interface Deduct {
  readonly each: Readonly<Record<string, number>>
  readonly floor?: number
}

export const deduct: Method<Deduct> = {
  kind: 'deduct',
  whole: true,
  title: '扣分',
  description: '从满分起，每发生一次按各自的价扣分，扣到下限（默认 0）为止。',
  properties: {
    each: {
      title: '每次扣分',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number', exclusiveMinimum: 0 },
    },
    floor: { type: 'number', title: '下限', description: '默认为 0；写负数表示可以扣成负分。' },
  },
  required: ['each'],
  reads: ({ each }) => Object.keys(each),
  prices: ({ each }) => each,

  check({ each, floor = 0 }, { points, facts }) {
    const wrong = Object.keys(each).filter((id) => facts.has(id) && !numeric(facts.get(id)!))
    const flaws: RuleFlaw[] = wrong.map((fact) => ({
      path: ['each', fact],
      code: 'fact-type',
      detail: { fact, want: 'count' },
    }))
    if (points && !lessThan(rational(floor), points)) {
      flaws.push({
        path: ['floor'],
        code: 'floor-above',
        detail: { floor: String(floor), points: exactText(points) },
      })
    }
    return flaws
  },

  least: ({ floor = 0 }) => rational(floor),
  most: () => null,

  say({ each, floor = 0 }, { either, fact, one }, points) {
    const prices = Object.entries(each).map(([id, price]) => {
      const off = figureText(price)
      return either(`${fact(id)}每${one(id, '次')}扣 ${off} 分`, `${fact(id)}: −${off} each`)
    })
    const [full, least] = [figureText(points ?? zero), figureText(floor)]
    return either(
      `从 ${full} 分起，${prices.join('，')}，扣到 ${least} 分为止`,
      `from ${full}; ${prices.join('; ')}; down to ${least}`,
    )
  },

  compile({ each, floor = 0 }, full) {
    const points = full ?? zero
    const prices = pricesOf(each)
    const least = rational(floor)
    return (read) => {
      const { points: off, because } = priced(prices, read, 'takes')
      const left = add(points, off)
      if (!lessThan(left, least)) return { points: left, because }
      return {
        points: least,
        because: [...because, { rule: 'floor', fact: prices[0]!.fact, points: least }],
      }
    }
  },
}
