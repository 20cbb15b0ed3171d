import { decide, type Refusal, type Rulebook, type Text } from '../engine/index.ts'
import { circumstances } from './circumstances.ts'
import { readAround, readBodies } from './store/history.ts'
import type { House } from './terms.ts'

/** A command that begins a case, level by level, with what speaks against the asker's giving it now. */
export interface Opening {
  readonly programme: Rulebook['programme']
  readonly command: string
  readonly name: Text
  readonly by: readonly string[]
  readonly takes: string | null
  readonly levels: readonly { readonly level: string; readonly refusals: readonly Refusal[] }[]
}

/** Reasons that the rest of what an opening brings decides, not its level. */
const laterOpening: readonly string[] = ['malformed', 'batch-unknown', 'filing-closed']

/** What could begin for a collective: decided dry for every level, with the reasons against. */
export async function viewOpenings(
  house: House,
  collective: string,
  actor: string,
): Promise<readonly Opening[]> {
  await house.registry.refresh()
  const bodies = await readBodies(house.db, collective)
  const found: Opening[] = []
  for (const programme of house.registry.programmes()) {
    const named = { case: '', collective, programme: programme.id, actor }
    const around = await readAround(house.db, named)
    if (!around) return []
    const opens = { collective, programme: programme.id }
    for (const level of programme.levels.of) {
      const target = { case: '', opens }
      const { rulebook, before, given } = circumstances(house, around, target, { level }, bodies)
      if (!rulebook || !before) continue
      for (const { type, command, by } of rulebook.opens) {
        const asked = { type, by: actor, data: { level } }
        const answer = decide(rulebook, before, asked, given)
        const refusals = answer.ok
          ? []
          : answer.refusals.filter(({ code }) => !laterOpening.includes(code))
        const at = found.findIndex(
          (one) => one.command === type && one.programme.id === programme.id,
        )
        const { name, takes = null } = command
        const one = at < 0 ? { programme, command: type, name, by, takes, levels: [] } : found[at]!
        const grown = { ...one, levels: [...one.levels, { level, refusals }] }
        if (at < 0) found.push(grown)
        else found[at] = grown
      }
    }
  }
  return found
}
