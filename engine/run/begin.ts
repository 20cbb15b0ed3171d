import type { Case } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import { unopened } from '../compile/machine.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { partiesFor } from '../parties.ts'
import type { Json } from '../terms.ts'

const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/**
 * The case as it stands before its first event, from what the opening command names. Where no body can
 * be found for the level, the parties stay empty and nobody but the head can act on it.
 */
export function begin(
  { programme, pins }: Rulebook,
  id: string,
  data: { readonly level?: Json; readonly batch?: Json },
  { collective, bodies, now }: Pick<Circumstances, 'collective' | 'bodies' | 'now'>,
): Case {
  const level = text(data.level)
  const parties = partiesFor(programme, collective, bodies, level)
  return {
    id,
    collective: collective.id,
    programme: programme.id,
    level,
    batch: typeof data.batch === 'string' ? data.batch : null,
    pins: { ...pins, standard: null },
    parties: parties.ok ? parties.value : { endorser: null, authority: '', superior: '' },
    step: unopened,
    entered: { seq: 0, at: now },
    revision: 0,
    memory: {},
  }
}
