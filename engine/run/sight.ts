import type { Event } from '../case.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { reservedActors } from '../parties.ts'
import type { FieldClass, Programme } from '../programme.ts'
import { openMembers } from '../vocabulary/derivations.ts'

/** Who looks at a case: an actor, and the parties they act as on it. */
export interface Onlooker {
  readonly actor: string
  readonly parties: readonly string[]
}

/** An event as an onlooker sees it: without what is not theirs to see. */
export type Seen = Omit<Event, 'by'> & { readonly by: string | null }

/** May parties read what is of a class? The programme says who; sealed is nobody's. */
export function mayRead(
  { seen_by }: Programme,
  of: FieldClass,
  parties: readonly string[],
): boolean {
  if (of === 'public') return true
  if (of === 'sealed') return false
  return seen_by[of].some((party) => parties.includes(party))
}

/**
 * An event for an onlooker. Who gave a command is internal, and of anyone's command nobody's; whoever gave
 * one sees all that they gave.
 */
export function seen(rulebook: Rulebook, event: Event, { actor, parties }: Onlooker): Seen {
  const { type, by, as, data } = event
  if (by === actor && !reservedActors.includes(actor)) return event
  const reads = (of: FieldClass) => mayRead(rulebook.programme, of, parties)
  const classOf = (member: string): FieldClass =>
    rulebook.fieldOf(type, member)?.class ?? (openMembers.has(member) ? 'public' : 'internal')
  return {
    ...event,
    by: reads(as === 'anyone' ? 'sealed' : 'internal') ? by : null,
    data: Object.fromEntries(Object.entries(data).filter(([member]) => reads(classOf(member)))),
  }
}
