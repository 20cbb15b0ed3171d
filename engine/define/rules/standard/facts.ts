import { factsOf } from '../../../compile/standard.ts'
import { systemActors } from '../../../parties.ts'
import type { Programme } from '../../../programme.ts'
import {
  derived,
  type Fact,
  isMeasured,
  mayBeBlank,
  numeric,
  optionsOf,
} from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, choices, type Named, type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** The facts of a standard: each is whole, and a derived one rests on facts that are there. */
export const factRules = {
  'fact-incomplete': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      for (const [what, path] of lacking(fact))
        report(
          ['facts', fact.id, ...path],
          `事实 ${called(fact)}缺少 ${what}`,
          `the fact "${fact.id}" lacks ${what}`,
          undefined,
          'key',
        )
    }
  },

  'fact-part-unknown': (standard, report) => {
    const facts = factsOf(standard.facts)
    const parts = [...facts.values()].flatMap(placedParts).filter(([, part]) => !facts.has(part))
    unknownWords(parts, [...facts.values()], report, '事实', 'fact')
  },

  /** Whatever is a number may be worked further with; what may be left blank is none. */
  'fact-part-type': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const fact of facts.values()) {
      for (const [path, id] of placedParts(fact)) {
        const part = facts.get(id)
        if (!part || fits(fact, part)) continue
        const wants = { age_at: 'date', number_of: 'occurrences' }
        const want = wants[fact.type as keyof typeof wants] ?? 'count, number, percent, money'
        report(
          path,
          `事实 ${called(part)}不能用来计算 ${called(fact)}`,
          `the fact "${fact.id}" cannot be worked out from "${id}"`,
          [want, want],
        )
      }
    }
  },
  /** A number counts kinds that its occurrences have. */
  'kind-unknown': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const { id, kinds = [], of } of facts.values()) {
      const all = facts.get(String(of))
      const named = kinds.map((kind, at): readonly [Path, string] => [
        ['facts', id, 'kinds', at],
        kind,
      ])
      if (all) unknownWords(named, optionsNamed(all), report, '种类', 'kind')
    }
  },

  /** What has no meaning for a fact of its type is not written beside it. */
  'fact-astray': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      const fits = {
        min: numeric(fact),
        max: numeric(fact),
        step: numeric(fact),
        as_of: !derived(fact),
        better: numeric(fact),
        if_blank: isMeasured(fact),
        many: fact.type === 'choice',
      }
      for (const key of Object.keys(fits) as readonly (keyof typeof fits)[])
        if (fact.type !== undefined && fact[key] !== undefined && !fits[key])
          report(
            ['facts', fact.id, key],
            `${fact.type} 类的事实不写 ${key}`,
            `a fact of type "${fact.type}" has no "${key}"`,
            undefined,
            'key',
          )
    }
  },

  /** A fact is supplied by people of the programme, or counted by the system itself. */
  'fact-unsupplied': (standard, report, { programme }) => {
    const people = suppliersAmongPeople(programme)
    for (const fact of factsOf(standard.facts).values())
      if (fact.by !== undefined && fact.counts === undefined && !people.includes(fact.by))
        report(
          ['facts', fact.id, 'by'],
          `事实 ${called(fact)}没有人能提供：${fact.by} 不是由人填报的来源，也没有写 counts（系统统计什么）`,
          `nobody can supply the fact "${fact.id}": no person speaks for "${fact.by}", and it does not say what the system counts`,
          suppliedInstead(people),
        )
  },

  /** What is left out of a panel leaves someone in it, and nobody is left out of an agreement. */
  'panel-drop': (standard, report) => {
    for (const { id, drop, min_judges = 1, combine } of factsOf(standard.facts).values()) {
      if (!drop) continue
      const dropped = (drop.high ?? 0) + (drop.low ?? 0)
      if (combine === 'weighted' || combine === 'consensus')
        report(
          ['facts', id, 'drop'],
          'weighted 与 consensus 不去掉最高最低',
          'weighted and consensus leave nobody out',
          undefined,
          'key',
        )
      else if (dropped >= min_judges)
        report(
          ['facts', id, 'drop'],
          `去掉 ${dropped} 个，而评委至少只有 ${min_judges} 名`,
          `${dropped} are left out of at least ${min_judges} judges`,
          [`min_judges: ${dropped + 1} 以上`, `min_judges: ${dropped + 1} or more`],
        )
    }
  },

  /** Of a number of which less is better, the whole that `full` stands for is the worst there is. */
  'zero-worst': (standard, report) => {
    for (const fact of factsOf(standard.facts).values())
      for (const key of ['over_zero', 'from_zero'] as const)
        if (fact.better === 'lower' && fact[key] === 'full')
          report(
            ['facts', fact.id, key],
            `事实 ${called(fact)}以低为好，${key}: full 按满值计，是最差的`,
            `of the fact "${fact.id}" lower is better, and "${key}: full" is the worst value`,
            ['zero（按零计）或 na（不适用）', 'zero, or na'],
          )
  },
} satisfies Record<string, Rule<StandardFile>>

/** The suppliers that a person speaks for. */
const suppliersAmongPeople = ({ suppliers }: Programme): readonly string[] =>
  Object.entries(suppliers.parties).flatMap(([who, party]) =>
    systemActors.includes(party) ? [] : who,
  )

/** What business systems export is supplied by the one who runs them. */
const suppliedInstead = (people: readonly string[]): readonly [string, string] | undefined =>
  people.includes('regulator')
    ? [
        'by: regulator（业务系统导出的数由主管它的部门提供）',
        'by: regulator (what business systems export is supplied by whoever runs them)',
      ]
    : choices(null, people)

const optionsNamed = (fact: Fact): readonly Named[] =>
  Object.entries(optionsOf(fact)).map(([id, name]) => ({ id, name }))

function fits({ type }: Fact, part: Fact): boolean {
  if (type === 'age_at') return part.type === 'date'
  if (type === 'number_of') return part.type === 'occurrences'
  return numeric(part) && !mayBeBlank(part)
}

/** Where a derived fact names what it is worked out from. */
export const placedParts = (fact: Fact): readonly (readonly [Path, string])[] =>
  (['of', 'over', 'less', 'against'] as const).flatMap(
    (key): readonly (readonly [Path, string])[] => {
      const named = fact[key]
      const path = ['facts', fact.id, key]
      if (!derived(fact)) return []
      if (Array.isArray(named))
        return named.map((part: string, at) => [[...path, at], part] as const)
      return typeof named === 'string' ? [[path, named]] : []
    },
  )

/** What a fact of its type must say besides. */
function lacking(fact: Fact): readonly (readonly [string, Path])[] {
  const missing = (holds: boolean, what: string): readonly (readonly [string, Path])[] =>
    holds ? [] : [[what, []]]
  // `{}` names a shared fact; that there is none such is said already.
  if (Object.keys(fact).length === 1) return []
  if (fact.type === undefined) return [['type', []]]
  const named = missing(fact.name !== undefined, 'name')
  if (fact.type === 'ratio') {
    const parts = typeof fact.of === 'string' && fact.over !== undefined
    return [
      ...named,
      ...missing(parts, 'of, over'),
      ...missing(fact.over_zero !== undefined, 'over_zero'),
    ]
  }
  if (fact.type === 'age_at')
    return [...named, ...missing(typeof fact.of === 'string' && fact.at !== undefined, 'of, at')]
  if (fact.type === 'sum') return [...named, ...missing(Array.isArray(fact.of), 'of: [ … ]')]
  if (fact.type === 'difference')
    return [
      ...named,
      ...missing(typeof fact.of === 'string' && fact.less !== undefined, 'of, less'),
    ]
  if (fact.type === 'growth') {
    const parts = typeof fact.of === 'string' && fact.against !== undefined
    return [
      ...named,
      ...missing(parts, 'of, against'),
      ...missing(fact.from_zero !== undefined, 'from_zero'),
    ]
  }
  if (fact.type === 'number_of') {
    const dated = fact.look_back === undefined || fact.at !== undefined
    return [...named, ...missing(typeof fact.of === 'string', 'of'), ...missing(dated, 'at')]
  }
  const supplied = missing(fact.by !== undefined, 'by')
  const options =
    fact.type === 'choice' || fact.type === 'occurrences'
      ? missing(Object.keys(optionsOf(fact)).length > 0, 'of')
      : []
  const panel =
    fact.type === 'panel'
      ? [
          ...missing(fact.combine !== undefined, 'combine'),
          ...missing(fact.min_judges !== undefined, 'min_judges'),
          ...missing((fact.combine === 'weighted') === (fact.weights !== undefined), 'weights'),
        ]
      : []
  return [...named, ...supplied, ...options, ...panel]
}
