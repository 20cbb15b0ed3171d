import type { Case, Event, Parties, Pins } from '../case.ts'
import { arrowName, unopened } from '../compile/machine.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { remember } from '../vocabulary/memory.ts'

/** Moves a case on by one event. It refuses nothing: what happened, happened. */
export function evolve({ next, move, noted }: Rulebook, on: Case, event: Event): Case {
  const arrow = arrowName(event.type, event.outcome)
  const rule = move(on.step, event.type)
  const step = next(on.step, arrow)
  // In a history, an arrow that leads nowhere is corruption.
  if (!rule || step === null) throw new Error(`case ${on.id}: no "${arrow}" leaves ${on.step}`)
  const stays = step === on.step
  return {
    ...on,
    ...pinned(on, event),
    step,
    entered: stays ? on.entered : { seq: event.seq, at: event.at },
    revision: event.seq,
    memory: remember(on, event, rule.command.at !== undefined && stays, noted.has(event.type)),
  }
}

/** Event 1 pins the definitions and names the bodies; registration adds the standard. */
function pinned(on: Case, { data }: Event): { pins: Pins; parties: Parties } {
  const first = on.step === unopened
  const pins = first ? { ...on.pins, ...(data.pins as unknown as Pins) } : on.pins
  const standard = typeof data.standard === 'string' ? data.standard : pins.standard
  return {
    pins: { ...pins, standard },
    parties: first ? (data.parties as unknown as Parties) : on.parties,
  }
}
