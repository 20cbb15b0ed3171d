import { equal, exactText, rational, sum, zero } from '../../rational.ts'
import { optionsOf } from '../fact.ts'
import type { Method, RuleFlaw } from '../method.ts'
import { pointsSaid } from '../names.ts'

/** 清单: each item that was found gives its own points; what is missing gives none. */
interface Checklist {
  readonly of: string
  readonly items: Readonly<Record<string, number>>
}

export const checklist: Method<Checklist> = {
  kind: 'checklist',
  title: '清单',
  description: '看到一项给一项的分；各项分值之和等于本指标分值。',
  properties: {
    of: { $ref: '#/$defs/variable', title: '可多选的事实' },
    items: {
      title: '各项分值',
      type: 'object',
      minProperties: 1,
      propertyNames: { $ref: '#/$defs/variable' },
      additionalProperties: { type: 'number', exclusiveMinimum: 0 },
    },
  },
  required: ['of', 'items'],
  reads: ({ of }) => [of],

  check({ of, items }, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const fact = facts.get(of)
    if (fact && !(fact.type === 'choice' && fact.many)) {
      flaws.push({
        path: ['of'],
        code: 'fact-type',
        detail: { fact: of, want: 'choice, many: true' },
      })
    } else if (fact) {
      const options = Object.keys(optionsOf(fact))
      const named = Object.keys(items)
      const differing = [...options, ...named].filter(
        (id) => !(options.includes(id) && named.includes(id)),
      )
      if (differing.length > 0) {
        flaws.push({
          path: ['items'],
          code: 'items-differ',
          detail: { items: [...new Set(differing)] },
        })
      }
    }
    const total = sum(Object.values(items).map(rational))
    if (points && !equal(total, points)) {
      flaws.push({
        path: ['items'],
        code: 'points-sum',
        detail: { sum: exactText(total), points: exactText(points) },
      })
    }
    return flaws
  },

  least: () => zero,
  most: ({ items }) => sum(Object.values(items).map(rational)),

  say({ of, items }, names) {
    const { either, fact, option, takes } = names
    const each = Object.entries(items).map(([item, points]) => {
      const [name, got] = [option(of, item), pointsSaid(names, points)]
      return either(`有“${name}”${got}`, `"${name}" ${got}`)
    })
    const rest = takes
      ? either('没有的不扣', 'what is missing takes none')
      : either('缺的不得分', 'what is missing gives none')
    return either(
      `${fact(of)}：${each.join('；')}；${rest}`,
      `${fact(of)}: ${each.join('; ')}; ${rest}`,
    )
  },

  compile({ of, items }) {
    const prices = Object.entries(items).map(([item, points]) => ({
      item,
      points: rational(points),
    }))
    return (read) => {
      const found = read(of) as readonly string[]
      const because = prices.map(({ item, points }) =>
        found.includes(item)
          ? ({ rule: 'item', fact: of, item, points } as const)
          : ({ rule: 'missing-item', fact: of, item, points: zero, price: points } as const),
      )
      return { points: sum(because.map(({ points }) => points)), because }
    }
  },
}
