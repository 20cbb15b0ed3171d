import {
  divide,
  equal,
  exactText,
  larger,
  lessThan,
  multiply,
  type Rational,
  rational,
  smaller,
  zero,
} from '../../rational.ts'
import { optionsOf } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { pointsSaid } from '../names.ts'

/** 选档: the option that was found gives its points; of several, the best one alone. */
interface Choice {
  readonly of: string
  readonly options?: Options
  /** Instead of points, per cent of the points there are. */
  readonly shares?: Options
  /** Instead of either, the name of shares that several rules have in common; they stand in `shares` when it is compiled. */
  readonly rubric?: string
}
type Options = Readonly<Record<string, number>>

/** What each option gives of the points there are. */
const pricesOf = (
  { options, shares = {} }: Choice,
  points: Rational | null,
): readonly (readonly [option: string, points: Rational])[] =>
  options
    ? Object.entries(options).map(([id, one]) => [id, rational(one)])
    : Object.entries(shares).map(([id, one]) => [
        id,
        multiply(points ?? zero, divide(rational(one), rational(100))),
      ])

export const choice: Method<Choice> = {
  kind: 'choice',
  title: '选档',
  description:
    '按所选的档给分；可多选的，只按最高的一档给分，一档也没有的得 0 分。各档写在 options（分）、shares（得分率），或用 rubric 引用共用的一套。',
  properties: {
    of: { $ref: '#/$defs/variable', title: '选择的事实' },
    options: {
      title: '各档得分',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number' },
    },
    shares: {
      title: '各档得分率（%）',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number', minimum: 0, maximum: 100 },
    },
    rubric: { $ref: '#/$defs/name', title: '用哪一套共用的档次' },
  },
  required: ['of'],
  reads: ({ of }) => [of],

  check(rule, { points, facts }) {
    const { of, options, shares, rubric } = rule
    const written = [options, shares ?? rubric].filter((one) => one !== undefined)
    if (written.length !== 1) return [{ path: [], code: 'options-once', detail: {} }]
    // That there is no such rubric is said by `rubric-unknown`.
    if (!options && !shares) return []
    const flaws: RuleFlaw[] = []
    const word = options ? 'options' : 'shares'
    if (shares && points === null) flaws.push({ path: [], code: 'points-needed', detail: {} })
    const fact = facts.get(of)
    const known = fact ? Object.keys(optionsOf(fact)) : []
    const prices = pricesOf(rule, points)
    const named = prices.map(([id]) => id)
    const differing = [...known, ...named].filter(
      (id) => !(known.includes(id) && named.includes(id)),
    )
    if (fact && fact.type !== 'choice')
      flaws.push({ path: ['of'], code: 'fact-type', detail: { fact: of, want: 'choice' } })
    else if (fact && differing.length > 0)
      flaws.push({ path: [word], code: 'items-differ', detail: { items: differing } })
    const best = prices.map(([, one]) => one).reduce(larger)
    if (points && !equal(best, points)) {
      flaws.push({
        path: [word],
        code: 'band-best',
        detail: { best: exactText(best), points: exactText(points) },
      })
    }
    return flaws
  },

  // Nothing chosen gives nothing, where an option might give less.
  least: (rule) =>
    pricesOf(rule, null)
      .map(([, one]) => one)
      .reduce(smaller, zero),

  most: (rule) =>
    rule.options
      ? pricesOf(rule, null)
          .map(([, one]) => one)
          .reduce(larger, zero)
      : null,

  // One option of a single choice always holds; of several there may be none.
  open(rule, { points, facts }) {
    // Without a rubric of that name there are no options; that is said by `rubric-unknown`.
    const [first = zero, ...others] = pricesOf(rule, points).map(([, one]) => one)
    const fewest = others.reduce(smaller, first)
    const least = facts.get(rule.of)?.many ? smaller(fewest, zero) : fewest
    const most = others.reduce(larger, first)
    return () => ({ least, most })
  },

  say(rule, names, points) {
    const { either, fact, option, several } = names
    const { of } = rule
    const each = pricesOf(rule, points).map(([id, got]) => {
      const [name, share] = [option(of, id), rule.shares?.[id]]
      const part = share === undefined ? '' : ` (${share}%)`
      const came = pointsSaid(names, got)
      return either(`“${name}”${came}${part}`, `"${name}" ${came}${part}`)
    })
    const best = several(of) ? either('；有几档的只按最高一档', '; of several the best alone') : ''
    return `${either(`${fact(of)}：${each.join('；')}`, `${fact(of)}: ${each.join('; ')}`)}${best}`
  },

  compile(rule, points) {
    const { of } = rule
    const prices = new Map(pricesOf(rule, points))
    return (read) => {
      const seen = read(of) as string | readonly string[]
      const [first, ...others] = typeof seen === 'string' ? [seen] : seen
      if (first === undefined)
        return { points: zero, because: [{ rule: 'none', fact: of, points: zero }] }
      const price = (item: string): Rational => prices.get(item)!
      const item = others.reduce((a, b) => (lessThan(price(a), price(b)) ? b : a), first)
      return {
        points: price(item),
        because: [{ rule: 'item', fact: of, item, points: price(item) }],
      }
    }
  },
}
