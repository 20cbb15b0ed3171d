import type { Event, Rulebook, Text } from '../engine/index.ts'
import { commandName } from './seen.ts'
import { type SheetTold, tellSheet } from './sheets.ts'
import { findCase, listEvents } from './store/cases.ts'
import type { House } from './terms.ts'

export interface DecisionTold {
  readonly seq: number
  readonly command: string
  readonly name: Text
  readonly outcome: string | null
  readonly as: string
  readonly body: string | null
  readonly at: string
  readonly under: string
  readonly requires: readonly string[]
  readonly source: string | readonly string[]
}

export interface CaseTold {
  readonly case: string
  readonly sheets: readonly SheetTold[]
  readonly decisions: readonly DecisionTold[]
}

/**
 * The score of a case and each of its decisions, told from what is stored and the pinned definitions. Whoever
 * may not see what is internal is told the decisions alone.
 */
export async function explainCase(
  house: House,
  id: string,
  inside: boolean,
): Promise<CaseTold | null> {
  const on = await findCase(house.db, id)
  if (!on) return null
  await house.registry.refresh()
  const rulebook = house.registry.rulebook(on.pins)
  const events = await listEvents(house.db, id, 0, 10_000)
  const standard = on.pins.standard ? house.registry.standard(on.pins.standard) : null
  const sheets =
    standard && on.memory.answers && inside
      ? [
          tellSheet('assessed', standard, on, rulebook, false),
          tellSheet('self', standard, on, rulebook, true),
        ]
      : []
  return { case: id, sheets, decisions: decisionsOf(rulebook, events.items) }
}

function decisionsOf(rulebook: Rulebook, events: readonly Event[]): readonly DecisionTold[] {
  let step = ''
  const machineSteps = rulebook.steps
  return events.map(({ seq, type, outcome, as, body, at, under }) => {
    const move =
      step === ''
        ? rulebook.opens.find((one) => one.type === type)
        : machineSteps.get(step)?.moves.find((one) => one.type === type)
    const stage = rulebook.procedure.stages[step.split('.')[0] ?? '']
    const to = move?.command.to
    step = typeof to === 'string' ? to : (to?.[outcome ?? ''] ?? step)
    return {
      seq,
      command: type,
      name: commandName(rulebook, type),
      outcome,
      as,
      body,
      at,
      under,
      requires: move?.command.when ?? [],
      source: move?.command.source ?? stage?.source ?? rulebook.procedure.source,
    }
  })
}
