import type { Case, Command, Event } from '../case.ts'
import type { Sibling } from '../circumstances.ts'
import type { Rulebook } from '../compile/rulebook.ts'
import { reaches } from '../vocabulary/siblings.ts'

export interface Consequence {
  readonly case: string
  readonly command: Command
}

/** What an event means for the collective's other cases: commands that they are given, one level deep. */
export function consequences(
  rulebook: Rulebook,
  before: Case,
  after: Case,
  event: Event,
  siblings: readonly Sibling[],
): readonly Consequence[] {
  const then = rulebook.move(before.step, event.type)?.command.then ?? []
  const others = siblings.filter(({ id }) => id !== after.id)
  return then.flatMap(({ give, to }) =>
    reaches[to](after, event, others).map(({ id }) => ({
      case: id,
      command: { type: give, by: 'sibling' },
    })),
  )
}
