import type { Case, Event } from '../case.ts'
import type { Sibling } from '../circumstances.ts'
import { titlesOf } from './memory.ts'

/** Which other cases of the collective a consequence reaches: what a procedure may name with `then: to:`. */
type Reach = (after: Case, event: Event, siblings: readonly Sibling[]) => readonly Sibling[]

export const reaches = {
  /** The case that supervised the title until now. */
  holding: (_, __, siblings) => siblings.filter(({ phase }) => phase === 'holding'),

  /** Pursuits whose footing this event took away: the title they rest on has ended. */
  resting: (_, event, siblings) => {
    const ended = titlesOf(event).filter(({ standing }) =>
      ['ended', 'revoked', 'expired'].includes(standing),
    )
    return siblings.filter(
      ({ phase, restsOn }) => phase === 'pursuing' && ended.some(({ level }) => level === restsOn),
    )
  },
} satisfies Record<string, Reach>
