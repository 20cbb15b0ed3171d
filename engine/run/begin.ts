import type { Case } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import { unopened } from '../compile/machine.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { type Found, partiesFor } from '../parties.ts'
import type { Json } from '../terms.ts'

const nobody: Found = {
  parties: { endorser: null, authority: '', superior: '' },
  endorserFor: null,
}
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/**
 * The case as it stands before its first event, from what the opening command names. Where no body can
 * be found for the level, the parties stay empty and nobody but the head can act on it.
 */
export function begin(
  { programme, pins, givenBy }: Rulebook,
  id: string,
  data: { readonly level?: Json; readonly batch?: Json },
  { collective, bodies, now }: Pick<Circumstances, 'collective' | 'bodies' | 'now'>,
): Case {
  const level = text(data.level)
  const found = partiesFor(programme, collective, bodies, level)
  const { parties, endorserFor } = found.ok ? found.value : nobody
  const endorsed = givenBy('endorser').length > 0
  return {
    id,
    collective: collective.id,
    programme: programme.id,
    level,
    batch: typeof data.batch === 'string' ? data.batch : null,
    pins: { ...pins, standard: null },
    parties: endorsed ? parties : { ...parties, endorser: null },
    step: unopened,
    entered: { seq: 0, at: now },
    revision: 0,
    memory: endorsed && endorserFor !== null ? { endorserFor } : {},
  }
}
