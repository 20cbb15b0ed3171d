import type { Named } from '../expression.ts'
import { once } from '../once.ts'
import { type Fact, numeric, optionsOf } from './fact.ts'

/** The names an expression may read: every fact but records of occurrences, which are numbered first. */
export const expressionNames: (facts: ReadonlyMap<string, Fact>) => ReadonlyMap<string, Named> =
  once(
    (facts) =>
      new Map(
        [...facts.values()].flatMap((fact): [string, Named][] => {
          const { id, type, many } = fact
          if (numeric(fact)) return [[id, { type: 'number' }]]
          if (type === 'bool' || type === 'date') return [[id, { type }]]
          if (type !== 'choice') return []
          return [
            [id, { type: many ? 'choices' : 'choice', options: Object.keys(optionsOf(fact)) }],
          ]
        }),
      ),
  )
