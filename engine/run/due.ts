import type { Case, Owed } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { type Deadline, type DeadlineName, deadlines } from '../vocabulary/deadlines.ts'

type Around = Pick<Circumstances, 'batch' | 'calendar' | 'standard'>

/** What the clock owes a case at its step: each command with its hour, for this visit to the step. */
export function due(rulebook: Rulebook, on: Case, given: Around): readonly Owed[] {
  const stepTerm = rulebook.stepTerm(on.step)
  const moves = rulebook.steps.get(on.step)?.moves ?? []
  return moves.flatMap(({ type, command }): readonly Owed[] => {
    if (command.at === undefined) return []
    const found = deadlines[command.at as DeadlineName](on, given, { stepTerm, command: type })
    return found && !alreadyGiven(on, type, command.repeats)
      ? [{ command: type, at: found.at, visit: on.entered.seq }]
      : []
  })
}

/** A command of the clock that does not repeat is given once a visit. */
export const alreadyGiven = ({ memory, entered }: Case, type: string, repeats = false): boolean =>
  !repeats && (memory.calls?.[type] ?? '') > entered.at

/** When the step itself is due, and by which days; null for a step that waits for nothing. */
export function stepDue(rulebook: Rulebook, on: Case, given: Around): Deadline | null {
  const step = rulebook.steps.get(on.step)
  if (step?.due === undefined) return null
  const name = typeof step.due === 'string' ? step.due : 'step-due'
  return deadlines[name as DeadlineName](on, given, {
    stepTerm: rulebook.stepTerm(on.step),
    command: '',
  })
}
