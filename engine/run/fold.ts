import type { Case, Event, Pins } from '../case.ts'
import { unopened } from '../compile/machine.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { evolve } from './evolve.ts'

/**
 * A case from its events alone, in their order. Throws when the history cannot be: a gap in the numbers,
 * or an event that does not leave the step the case stood at.
 */
export function fold(
  id: string,
  events: readonly Event[],
  rulebookOf: (pins: Pins) => Rulebook,
): Case {
  const [first] = events
  if (!first) throw new Error(`case ${id} has no events`)
  const { collective, programme, level, batch, pins } = first.data as unknown as Case
  const rulebook = rulebookOf(pins)
  let on: Case = {
    id,
    collective,
    programme,
    level,
    batch: batch ?? null,
    pins,
    parties: { endorser: null, authority: '', superior: '' },
    step: unopened,
    entered: { seq: 0, at: first.at },
    revision: 0,
    memory: {},
  }
  for (const event of events) {
    if (event.seq !== on.revision + 1)
      throw new Error(`case ${id}: event ${event.seq} follows ${on.revision}`)
    on = evolve(rulebook, on, event)
  }
  return on
}
