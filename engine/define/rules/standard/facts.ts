import { factsOf } from '../../../compile/standard.ts'
import { derived, type Fact, numeric, optionsOf } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** The facts of a standard: each is whole, and a derived one rests on facts that are there. */
export const factRules = {
  'fact-incomplete': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      for (const [what, path] of lacking(fact))
        report(
          ['facts', fact.id, ...path],
          `事实 ${fact.id} 缺少 ${what}`,
          `the fact "${fact.id}" lacks ${what}`,
          undefined,
          'key',
        )
    }
  },

  'fact-part-unknown': (standard, report) => {
    const facts = factsOf(standard.facts)
    const parts = [...facts.values()].flatMap(placedParts).filter(([, part]) => !facts.has(part))
    unknownWords(parts, [...facts.keys()], report, '事实', 'fact')
  },

  /** A derived fact rests on facts that are answered, or on a sum or difference of such. */
  'fact-part-type': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const fact of facts.values()) {
      for (const [path, id] of placedParts(fact)) {
        const part = facts.get(id)
        if (!part || fits(fact, part)) continue
        const want = fact.type === 'age_at' ? 'date' : 'count, number, percent'
        report(
          path,
          `事实 ${id} 不能用来计算 ${fact.id}`,
          `the fact "${fact.id}" cannot be worked out from "${id}"`,
          [want, want],
        )
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>

const plain = (part: Fact): boolean => numeric(part) && !derived(part)

function fits({ type }: Fact, part: Fact): boolean {
  if (type === 'age_at') return part.type === 'date'
  const added = part.type === 'sum' || part.type === 'difference'
  return plain(part) || (added && (type === 'ratio' || type === 'growth'))
}

/** Where a derived fact names what it is worked out from. */
const placedParts = (fact: Fact): readonly (readonly [Path, string])[] =>
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
  const supplied = missing(fact.by !== undefined, 'by')
  const options =
    fact.type === 'choice' ? missing(Object.keys(optionsOf(fact)).length > 0, 'of') : []
  return [...named, ...supplied, ...options]
}
