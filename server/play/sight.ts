import {
  type Case,
  conditionsOf,
  filedFacts,
  type JsonObject,
  type Rulebook,
  readingOf,
  type ScoringStandard,
} from '../../engine/index.ts'
import type { Player } from './player.ts'
import type { Act, Sight } from './script.ts'

const nothing: Sight = { fact: () => null, filed: [], confirmed: () => ({}) }

/** What an act may name of its case, under the standard that this runs under, or would; of one that it opens, nothing. */
export async function sightOf(player: Player, { case: id = '', about }: Act): Promise<Sight> {
  if (about !== undefined) return nothing
  const row = await player.house.db
    .selectFrom('case_state')
    .selectAll()
    .where('case_id', '=', id)
    .executeTakeFirst()
  if (!row) return nothing
  const on = row.state as unknown as Case
  const rulebook = player.house.registry.rulebook(on.pins)
  const standard = await standardFor(player, on, rulebook)
  if (!standard) return nothing
  const { programme } = rulebook
  const tables = standard.tables(on.level)
  return {
    fact: (fact) => standard.facts.get(fact) ?? null,
    filed: filedFacts({ standard, tables, programme }).map(({ id }) => id),
    confirmed(command) {
      const move = rulebook.steps.get(on.step)?.moves.find(({ type }) => type === command)
      const fields = Object.entries(programme.fields[move?.command.takes ?? ''] ?? {})
      const stand = standing(standard, on, rulebook)
      return Object.fromEntries(
        fields.filter(([, { type }]) => type === 'conditions').map(([name]) => [name, stand]),
      )
    },
  }
}

async function standardFor({ house }: Player, on: Case, { programme }: Rulebook) {
  const { registry } = house
  if (on.pins.standard) return registry.standard(on.pins.standard)
  const collective = await house.db
    .selectFrom('collective')
    .selectAll()
    .where('id', '=', on.collective)
    .executeTakeFirstOrThrow()
  const { level, parties } = on
  const sought = { collective, level, authority: parties.authority }
  return registry.chooseStandard(programme, sought, house.now().slice(0, 10)).standard
}

/** Is each condition met by what was filed? */
const standing = (standard: ScoringStandard, on: Case, { programme }: Rulebook): JsonObject =>
  Object.fromEntries(
    conditionsOf(standard, on.level, on.memory.answers ?? {}, readingOf(programme, on, true)).map(
      ({ id, state }) => [id, state === 'met'],
    ),
  )
