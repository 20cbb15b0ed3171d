import { add, larger, lessThan, type Rational, subtract, zero } from '../../rational.ts'
import { numeric } from '../fact.ts'
import { type Floor, floorAt, floorFlaws, floorSaid, floorSchema } from '../floor.ts'
import type { Method, Range, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { nothingTaken, priced, pricedWithin, pricesOf, turnsOf } from '../prices.ts'
import { rangeOf } from '../range.ts'

/** 发现一次扣一次,扣完为止: each occurrence has its price, down to the floor. */
interface Deduct {
  readonly each: Readonly<Record<string, number>>
  readonly floor?: Floor
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
    floor: floorSchema,
  },
  required: ['each'],
  reads: ({ each }) => Object.keys(each),
  prices: ({ each }) => each,
  turns({ each, floor }, points) {
    const least = floorAt(floor)
    return turnsOf(each, least && subtract(points ?? zero, least))
  },

  check(rule, leaf) {
    const { each, floor } = rule
    const { facts } = leaf
    const wrong = Object.keys(each).filter((id) => facts.has(id) && !numeric(facts.get(id)!))
    const flaws: RuleFlaw[] = wrong.map((fact) => ({
      path: ['each', fact],
      code: 'fact-type',
      detail: { fact, want: 'count' },
    }))
    const declared = remaining(rule, leaf.points)((fact) => rangeOf(fact, facts))
    return [...flaws, ...floorFlaws(floor, leaf, declared)]
  },

  least: ({ floor }) => floorAt(floor),
  most: () => null,
  open: (rule, { points }) => remaining(rule, points),

  say({ each, floor }, names, points) {
    const { either, fact, one } = names
    const prices = Object.entries(each).map(([id, price]) => {
      const off = figureText(price)
      return either(`${fact(id)}每${one(id, '次')}扣 ${off} 分`, `${fact(id)}: −${off} each`)
    })
    const full = figureText(points ?? zero)
    const end = floorSaid(floor, names)
    return either(
      `从 ${full} 分起，${prices.join('，')}${end}`,
      `from ${full}; ${prices.join('; ')}${end}`,
    )
  },

  compile({ each, floor }, full) {
    const points = full ?? zero
    const prices = pricesOf(each)
    const least = floorAt(floor)
    return (read) => {
      const { points: off, because: found } = priced(prices, read, 'takes')
      const because = found.length > 0 ? found : [nothingTaken]
      const left = add(points, off)
      if (!least || !lessThan(left, least)) return { points: left, because }
      return {
        points: least,
        because: [...because, { rule: 'floor', fact: prices[0]!.fact, points: least }],
      }
    }
  },
}

/** What is left of the points when so much is taken. */
function remaining(
  { each, floor }: Deduct,
  points: Rational | null,
): (range: (fact: string) => Range) => Range {
  const prices = pricesOf(each)
  const least = floorAt(floor)
  const less = (taken: Rational): Rational => {
    const left = subtract(points ?? zero, taken)
    return least ? larger(left, least) : left
  }
  return (range) => {
    const taken = pricedWithin(prices, range)
    return { least: taken.most ? less(taken.most) : least, most: less(taken.least) }
  }
}
