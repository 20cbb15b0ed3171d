import {
  canonical,
  type JsonObject,
  type Refusal,
  type Result,
  type Title,
} from '../../engine/index.ts'
import { roll } from '../store/queries.ts'
import type { Answer } from '../terms.ts'
import type { Player } from './player.ts'
import type { Act, Want } from './script.ts'

/** Did a refusal come for every reason that was wanted, and none where none was? */
export function refusedAsWanted(
  want: Want | undefined,
  refusals: readonly Refusal[],
): readonly string[] {
  const got = refusals.map(({ code }) => code)
  const wanted = want?.refused ?? []
  const fits =
    wanted.length === 0
      ? got.length === 0
      : wanted.every((code) => got.includes(code as Refusal['code'])) && got.length > 0
  return fits ? [] : [`refused: ${canonical(wanted)} ≠ ${canonical(got)}`]
}

/** Everything that a script wants of an act and did not get. */
export async function wanting(
  { house, script }: Pick<Player, 'house' | 'script'>,
  { want, case: name }: Act,
  answer: Result<Answer> | null,
): Promise<readonly string[]> {
  const unmet = answer ? [...refusedAsWanted(want, answer.ok ? [] : answer.refusals)] : []
  if (!want) return unmet
  const hold = (what: string, wanted: unknown, got: unknown): void => {
    if (wanted !== undefined && canonical(wanted) !== canonical(got ?? null))
      unmet.push(`${what}: ${canonical(wanted)} ≠ ${canonical(got ?? null)}`)
  }
  if (answer?.ok) {
    hold('step', want.step, answer.value.step)
    hold('outcome', want.outcome, answer.value.event.outcome)
  }
  if (name !== undefined && (want.total !== undefined || want.stars !== undefined)) {
    const row = await house.db
      .selectFrom('case_state')
      .select('state')
      .where('case_id', '=', name)
      .executeTakeFirst()
    const memory = (
      row?.state as { memory: { scores?: readonly { total: string }[]; title?: Title } } | undefined
    )?.memory
    hold('total', want.total, memory?.scores?.at(-1)?.total)
    hold('stars', want.stars, memory?.title?.stars)
  }
  for (const [other, step] of Object.entries(want.cases ?? {})) {
    const row = await house.db
      .selectFrom('case_state')
      .select('step')
      .where('case_id', '=', other)
      .executeTakeFirst()
    hold(`cases/${other}`, step, row?.step)
  }
  if (want.roll) {
    const mine = new Set(script.collectives.map(({ id }) => id))
    const rows = (await roll(house.db, script.file.programme)).filter(({ collective }) =>
      mine.has(collective),
    )
    // A row is held to the members that the script names.
    const shown = rows.map((row): JsonObject => {
      const wanted = want.roll?.find(
        ({ collective, level }) => collective === row.collective && level === row.level,
      )
      const names = Object.keys(wanted ?? { collective: '', level: '', stars: 0, standing: '' })
      return Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)))
    })
    hold('roll', want.roll.map(canonical).sort(), shown.map(canonical).sort())
  }
  return unmet
}
