import {
  equal,
  exactText,
  lessThan,
  multiply,
  type Rational,
  rational,
  smaller,
  zero,
} from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Method, Range, Reason, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { countingSaid, type Steps, stepSchema, stepsBeyond, stepTurns } from '../steps.ts'

/** 超出计分: from nothing, so many for each step beyond a number; in a line it gives or takes them. */
interface Excess {
  readonly value: string
  readonly target: number
  readonly side?: 'below' | 'above'
  readonly every: number
  readonly each: number
  readonly counting: 'started' | 'whole'
  readonly cap?: number
}

const stepsOf = ({ target, side = 'above', every, counting }: Excess): Steps => ({
  ...{ target, side, every, counting },
})

export const excess: Method<Excess> = {
  kind: 'excess',
  title: '超出计分',
  description:
    '超出界限的，每一步计若干分，最多计到封顶分；没有超出的为 0。写在 gives 里是加分（每超过 1 个百分点加 2 分），写在 takes 里是扣分（每高于 85 一个百分点扣 5 分）。counting 写明不足一步的怎样算：started 不足一步按一步，whole 满一步才算。',
  properties: {
    value: { $ref: '#/$defs/variable', title: '看哪个事实' },
    target: { type: 'number', title: '界限' },
    side: {
      enum: ['below', 'above'],
      enumDescriptions: ['低于界限算超出', '高于界限算超出（默认）'],
      title: '哪一边算超出',
      description: '默认 above：高于界限算超出；below：低于界限算超出。',
    },
    ...stepSchema,
    each: { type: 'number', exclusiveMinimum: 0, title: '每步计分' },
    cap: {
      type: 'number',
      exclusiveMinimum: 0,
      title: '封顶分',
      description: '不写则为本指标或本行的分值。',
    },
  },
  required: ['value', 'target', 'every', 'each', 'counting'],
  reads: ({ value }) => [value],
  turns: (rule, points) => ({
    [rule.value]: stepTurns({ ...rule, ...stepsOf(rule) }, mostOf(rule, points)),
  }),

  check({ value, cap }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(value)
    if (fact && !numeric(fact))
      flaws.push({ path: ['value'], code: 'fact-type', detail: { fact: value, want: 'number' } })
    if (cap !== undefined && points && !equal(rational(cap), points))
      flaws.push({
        path: ['cap'],
        code: 'cap-differs',
        detail: { cap: String(cap), points: exactText(points) },
      })
    return flaws
  },

  least: () => zero,
  most: ({ cap }) => (cap === undefined ? null : rational(cap)),
  open: (rule, { points }) => givenWithin(rule, mostOf(rule, points)),

  say(rule, names, points) {
    const { value, target, side = 'above', every, each, counting, cap } = rule
    const { either, fact, figure } = names
    const [goal, step, got] = [figure(value, target), figure(value, every), figureText(each)]
    const [high, part, most] = [side === 'above', countingSaid(counting, names), cap ?? points]
    const up = most === null ? '' : figureText(most)
    return either(
      `${fact(value)}：${high ? '高于' : '低于'} ${goal} 的，每${high ? '高' : '低'} ${step} 计 ${got} 分（${part}）${up && `，最多 ${up} 分`}`,
      `${fact(value)}: ${got} for each ${step} ${high ? 'above' : 'below'} ${goal} (${part})${up && `, at most ${up}`}`,
    )
  },

  compile(rule, points) {
    const { value } = rule
    const price = rational(rule.each)
    const most = mostOf(rule, points)
    const beyond = stepsBeyond(stepsOf(rule))
    return (read) => {
      const times = beyond(read(value) as Rational)
      const full = multiply(price, times)
      const because: Reason[] = [{ rule: 'beyond', fact: value, times, price, points: full }]
      if (!most || !lessThan(most, full)) return { points: full, because }
      return { points: most, because: [...because, { rule: 'cap', fact: value, points: most }] }
    }
  },
}

const mostOf = ({ cap }: Excess, points: Rational | null): Rational | null =>
  cap === undefined ? points : rational(cap)

/** What it comes to at the near and at the far end of what the value may be. */
function givenWithin(rule: Excess, most: Rational | null) {
  const price = rational(rule.each)
  const beyond = stepsBeyond(stepsOf(rule))
  const given = (value: Rational): Rational => {
    const points = multiply(price, beyond(value))
    return most ? smaller(points, most) : points
  }
  return (range: (fact: string) => Range): Range => {
    const { least, most: highest } = range(rule.value)
    const [near, far] = rule.side === 'below' ? [highest, least] : [least, highest]
    return { least: near ? given(near) : zero, most: far ? given(far) : most }
  }
}
