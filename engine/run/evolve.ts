import { transition } from 'xstate'
import type { Case, Event, Parties, Pins } from '../case.ts'
import { arrowName, unopened } from '../compile/machine.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { remember } from '../vocabulary/memory.ts'

const stateOf = (step: string) => {
  const [stage, name] = step.split('.')
  return name === undefined ? stage! : { [stage!]: name }
}

/** Moves a case on by one event. It refuses nothing: what happened, happened. */
export function evolve({ machine, move, noted }: Rulebook, on: Case, event: Event): Case {
  const here = machine.resolveState({ value: stateOf(on.step) as never, context: {} })
  const arrow = { type: arrowName(event.type, event.outcome) }
  const rule = move(on.step, event.type)
  // XState stays put on an event it does not know; in a history that is corruption.
  if (!rule || !here.can(arrow))
    throw new Error(`case ${on.id}: no "${arrow.type}" leaves ${on.step}`)

  const [there] = transition(machine, here, arrow)
  const step = Object.entries(there.value as Record<string, string>)[0]!.join('.')
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
