import { digest } from '../digest.ts'
import type { Programme } from '../programme.ts'
import type { StandardFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import { called } from './rule.ts'
import type { Source } from './source.ts'

/** A standard with its shared facts in their places, and what was wrong with naming them. */
export interface Resolved {
  readonly source: Source
  readonly value: StandardFile
  readonly problems: readonly Problem[]
}

/** Shared facts stand in the programme; a standard names them with `{}` and carries them when published. */
export function resolved(source: Source, { facts: shared }: Programme): Resolved {
  const standard = source.value as StandardFile
  const own = Object.entries(standard.facts ?? {})
  const facts = own.map(([id, fact]) => {
    const named = isNamed(fact) && Object.hasOwn(shared, id)
    return [id, named ? shared[id] : fact]
  })
  return {
    source,
    value: standard.facts ? { ...standard, facts: Object.fromEntries(facts) } : standard,
    problems: own.flatMap(([id, fact]) => against(id, fact, shared, source)),
  }
}

type Facts = Programme['facts']

const isNamed = (fact: object): boolean => Object.keys(fact).length === 0

/** What is named must be shared; what is declared must not differ from what is shared. */
function against(id: string, fact: object, shared: Facts, source: Source): readonly Problem[] {
  const place = source.keyPlace(['facts', id])
  const known = Object.hasOwn(shared, id)
  if (isNamed(fact)) {
    return known
      ? []
      : [
          source.problem(
            place,
            'fact-not-shared',
            `facts.yaml 里没有事实 ${id}`,
            `facts.yaml has no fact "${id}"`,
            [
              '在此写出类型等，或改用 facts.yaml 里的事实',
              'declare it here, or name one of facts.yaml',
            ],
          ),
        ]
  }
  return !known || digest(fact) === digest(shared[id])
    ? []
    : [
        source.problem(
          place,
          'fact-clash',
          `事实 ${called({ ...shared[id], id })}与 facts.yaml 里的不同`,
          `the fact "${id}" differs from the shared one`,
          [`${id}: {}`, `${id}: {}`],
        ),
      ]
}
