import type { Case } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { systemActors } from '../parties.ts'
import type { Refusal } from '../refusal.ts'
import type { Text } from '../terms.ts'
import { deciding } from '../vocabulary/derivations.ts'
import { decide } from './decide.ts'

/** A command of the step, and what speaks against the asker's giving it now. */
export interface Option {
  readonly command: string
  readonly name: Text
  readonly by: readonly string[]
  readonly takes: string | null
  readonly outcomes: readonly string[]
  /** Reasons that stand whatever the command brings; empty when it can be given. */
  readonly refusals: readonly Refusal[]
}

/** Reasons that what the command brings may still mend. */
const mendable: readonly string[] = [
  'malformed',
  'outcome-unknown',
  'objection-unknown',
  'complaint-unverified',
  'ground-trial',
  'role-missing',
  'sheets-differ',
]

/** Every command of the step that a person can give, decided dry, with the reasons against. */
export function options(rulebook: Rulebook, on: Case, given: Circumstances): readonly Option[] {
  const moves = rulebook.steps.get(on.step)?.moves ?? []
  return moves
    .filter(({ by }) => by.some((party) => !systemActors.includes(party)))
    .map(({ type, command, by, outcomes }) => {
      const answer = decide(rulebook, on, { type, by: given.asker.actor }, given)
      const refusals = answer.ok ? [] : answer.refusals.filter((one) => !mends(one, command.takes))
      return {
        command: type,
        name: command.name,
        by,
        takes: command.takes ?? null,
        outcomes: deciding.has(command.derives ?? '') ? [] : outcomes,
        refusals,
      }
    })
}

const mends = ({ code, detail }: Refusal, takes: string | undefined): boolean => {
  if (code === 'conditions-open') return detail?.why === 'unconfirmed'
  return mendable.includes(code) && (takes !== undefined || code === 'outcome-unknown')
}
