import {
  equal,
  exactText,
  larger,
  lessThan,
  type Rational,
  rational,
  smaller,
  zero,
} from '../../rational.ts'
import { optionsOf } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'

/** 选档: the option that was found gives its points; of several, the best one alone. */
interface Choice {
  readonly of: string
  readonly options: Readonly<Record<string, number>>
}

export const choice: Method<Choice> = {
  kind: 'choice',
  title: '选档',
  description: '按所选的档给分；可多选的，只按最高的一档给分，一档也没有的得 0 分。',
  properties: {
    of: { $ref: '#/$defs/variable', title: '选择的事实' },
    options: {
      title: '各档得分',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number' },
    },
  },
  required: ['of', 'options'],
  reads: ({ of }) => [of],

  check({ of, options }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(of)
    const known = fact ? Object.keys(optionsOf(fact)) : []
    const named = Object.keys(options)
    const differing = [...known, ...named].filter(
      (id) => !(known.includes(id) && named.includes(id)),
    )
    if (fact && fact.type !== 'choice')
      flaws.push({ path: ['of'], code: 'fact-type', detail: { fact: of, want: 'choice' } })
    else if (fact && differing.length > 0)
      flaws.push({ path: ['options'], code: 'items-differ', detail: { items: differing } })
    const best = Object.values(options).map(rational).reduce(larger)
    if (points && !equal(best, points)) {
      flaws.push({
        path: ['options'],
        code: 'band-best',
        detail: { best: exactText(best), points: exactText(points) },
      })
    }
    return flaws
  },

  // Nothing chosen gives nothing, where an option might give less.
  least: ({ options }) => [...Object.values(options).map(rational), zero].reduce(smaller),

  most: ({ options }) => [...Object.values(options).map(rational), zero].reduce(larger),

  say({ of, options }, { either, fact, option, several }) {
    const each = Object.entries(options).map(([id, points]) => {
      const [name, got] = [option(of, id), figureText(points)]
      return either(`“${name}”得 ${got} 分`, `"${name}" gives ${got}`)
    })
    const best = several(of) ? either('；有几档的只按最高一档', '; of several the best alone') : ''
    return `${either(`${fact(of)}：${each.join('；')}`, `${fact(of)}: ${each.join('; ')}`)}${best}`
  },

  compile({ of, options }) {
    const prices = new Map(Object.entries(options).map(([id, points]) => [id, rational(points)]))
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
