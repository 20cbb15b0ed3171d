import type { Text } from '../../engine/index.ts'
import { commandName } from '../seen.ts'
import { findCase } from '../store/cases.ts'
import { outcomeNames, outcomeText } from '../tell/outcome.ts'
import { stepText } from '../tell/step.ts'
import type { House } from '../terms.ts'

/** Something that happened to a case, by its ids. */
interface Happened {
  readonly what: string
  readonly outcome: string | null
  readonly step: string | null
}

/** The same in words. */
export interface Named {
  readonly what: Text
  readonly outcome: Text | null
  readonly step: Text | null
}

/** What a case's programme and procedure call what happened to it; of no case, the ids. */
export async function namedIn(
  { db, registry }: House,
  id: string,
  happened: Happened,
): Promise<Named> {
  const on = await findCase(db, id)
  if (!on) return happened
  const rulebook = registry.rulebook(on.pins)
  const { what, outcome, step } = happened
  return {
    what: commandName(rulebook, what),
    outcome: outcome && outcomeText(outcome, outcomeNames(rulebook)),
    step: step && stepText(rulebook.procedure, step),
  }
}
