import {
  add,
  larger,
  lessThan,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../rational.ts'
import { numeric } from '../fact.ts'
import { type Floor, floorAt, floorFlaws, floorSaid, floorSchema } from '../floor.ts'
import type { Method, Range, Reason, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { rangeOf } from '../range.ts'
import { countingSaid, stepSchema, stepsBeyond, stepTurns } from '../steps.ts'

/** 差额扣分: from full points, so many off for each step short of a target. */
interface Shortfall {
  readonly value: string
  readonly target: number
  readonly side?: 'below' | 'above'
  readonly every: number
  readonly each: number
  readonly counting: 'started' | 'whole'
  readonly floor?: Floor
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
      enumDescriptions: ['低于目标算差（默认）', '高于目标算差'],
      title: '哪一边算差',
      description: '默认 below：低于目标算差。',
    },
    ...stepSchema,
    each: { type: 'number', exclusiveMinimum: 0, title: '每步扣分' },
    floor: floorSchema,
  },
  required: ['value', 'target', 'every', 'each', 'counting'],
  reads: ({ value }) => [value],
  turns(rule, points) {
    const least = floorAt(rule.floor)
    return { [rule.value]: stepTurns(rule, least && subtract(points ?? zero, least)) }
  },

  check(rule, leaf) {
    const { value, floor } = rule
    const { points, facts } = leaf
    const flaws: RuleFlaw[] = []
    const fact = facts.get(value)
    if (fact && !numeric(fact))
      flaws.push({ path: ['value'], code: 'fact-type', detail: { fact: value, want: 'number' } })
    const declared = remaining(rule, points)((fact) => rangeOf(fact, facts))
    return [...flaws, ...floorFlaws(floor, leaf, declared)]
  },

  least: ({ floor }) => floorAt(floor),
  most: () => null,
  open: (rule, { points }) => remaining(rule, points),

  say({ value, target, side = 'below', every, each, counting, floor }, names, points) {
    const { either, fact, figure } = names
    const [goal, step] = [figure(value, target), figure(value, every)]
    const [full, off] = [points ?? zero, each].map(figureText)
    const end = floorSaid(floor, names)
    const below = side === 'below'
    const part = countingSaid(counting, names)
    return either(
      `${fact(value)}：${below ? '不低于' : '不高于'} ${goal} 得 ${full} 分；每${below ? '低' : '高'} ${step} 扣 ${off} 分（${part}）${end}`,
      `${fact(value)}: ${below ? 'at least' : 'at most'} ${goal} gives ${full}; −${off} for each ${step} ${below ? 'below' : 'above'} (${part})${end}`,
    )
  },

  compile(rule, full) {
    const { value } = rule
    const points = full ?? zero
    const price = rational(rule.each)
    const least = floorAt(rule.floor)
    const short = shortOf(rule)
    return (read) => {
      const seen = read(value) as Rational
      const steps = short(seen)
      if (!lessThan(zero, steps)) return { points, because: [reached(value, seen, points)] }
      const off = negate(multiply(price, steps))
      const left = add(points, off)
      const because: Reason[] = [{ rule: 'step', fact: value, times: steps, price, points: off }]
      if (!least || !lessThan(left, least)) return { points: left, because }
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

const shortOf = ({ target, side = 'below', every, counting }: Shortfall) =>
  stepsBeyond({ target, side, every, counting })

/** What is left of the points at the worse and at the better end of what the value may be. */
function remaining(rule: Shortfall, full: Rational | null) {
  const points = full ?? zero
  const price = rational(rule.each)
  const floor = floorAt(rule.floor)
  const short = shortOf(rule)
  const left = (value: Rational): Rational => {
    const rest = subtract(points, multiply(price, short(value)))
    return floor ? larger(rest, floor) : rest
  }
  return (range: (fact: string) => Range): Range => {
    const { least, most } = range(rule.value)
    const [worse, better] = rule.side === 'above' ? [most, least] : [least, most]
    return { least: worse ? left(worse) : floor, most: better ? left(better) : points }
  }
}
