import type { Text } from '../terms.ts'
import { type Answers, type Reading, see } from './readings.ts'
import type { See } from './seen.ts'
import type { ScoringStandard } from './standard.ts'
import { undecided } from './tables.ts'
import { truthOf } from './truth.ts'

/** A basic condition as it stands over what was filed. */
export interface ConditionFound {
  readonly id: string
  readonly name: Text
  readonly advisory: boolean
  readonly state: 'met' | 'unmet' | 'open'
  readonly missing: readonly string[]
  readonly source: string | readonly string[]
}

/** Reads the basic conditions over what was filed; asked before the race, never scored. */
export function conditionsOf(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): readonly ConditionFound[] {
  return conditionsSeen(
    standard,
    level,
    see(standard.facts, answers, { ...reading, trustsClaims: true }),
  )
}

/** The same over what was seen already. */
export function conditionsSeen(
  standard: ScoringStandard,
  level: string,
  seen: See,
): readonly ConditionFound[] {
  const found = standard.tables(level, seen).map(({ conditions }) =>
    conditions.map(({ id, name, when, advisory, source }): ConditionFound => {
      const { holds, missing } = truthOf(when, seen)
      const state = holds === null ? 'open' : holds ? 'met' : 'unmet'
      return { id, name, advisory, state, missing, source }
    }),
  )
  return found.length === 1 ? found[0]! : undecidedConditions(found, undecided(standard, seen))
}

/** Every condition that may be asked; one that stands otherwise elsewhere is open until that is known. */
function undecidedConditions(
  found: readonly (readonly ConditionFound[])[],
  missing: readonly string[],
): readonly ConditionFound[] {
  const byId = new Map(found.flat().map((one) => [one.id, one]))
  return [...byId.values()].map((one) => {
    const all = found.flatMap((some) => some.filter(({ id }) => id === one.id))
    const same = all.length === found.length && all.every(({ state }) => state === one.state)
    return same && one.state !== 'open'
      ? one
      : { ...one, state: 'open', missing: [...new Set([...missing, ...one.missing])] }
  })
}
