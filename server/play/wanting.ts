import {
  canonical,
  exactText,
  type JsonObject,
  parseExact,
  type Refusal,
  type Result,
  rational,
} from '../../engine/index.ts'
import { explainCase } from '../explain.ts'
import { findCase } from '../store/cases.ts'
import { roll } from '../store/queries.ts'
import type { Said } from '../tell/said.ts'
import type { Answer, House } from '../terms.ts'
import type { Player } from './player.ts'
import type { Act, Want } from './script.ts'
import { shortfallOf, shortfallSaid } from './shortfall.ts'

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

/** What came of what a script wants: what it did not get, and what a case lacked, where it asks for that. */
interface Wanted {
  readonly unmet: readonly string[]
  readonly missing: readonly Said[]
}

/** Holds an act, and how the cases stand after it, to what a script wants. */
export async function wanting(
  player: Pick<Player, 'house' | 'script'>,
  { want, case: name }: Act,
  answer: Result<Answer> | null,
): Promise<Wanted> {
  const unmet = answer ? [...refusedAsWanted(want, answer.ok ? [] : answer.refusals)] : []
  const missing: Said[] = []
  if (!want) return { unmet, missing }
  const { house, script } = player
  const hold: Hold = (what, wanted, got) => {
    if (wanted !== undefined && canonical(wanted) !== canonical(got ?? null))
      unmet.push(`${what}: ${canonical(wanted)} ≠ ${canonical(got ?? null)}`)
  }
  if (answer?.ok) hold('outcome', want.outcome, answer.value.event.outcome)
  if (name !== undefined) {
    const on = await findCase(house.db, name)
    // Where nothing was asked, what is wanted is the outcome of the last score.
    if (!answer) hold('outcome', want.outcome, on?.memory.scores?.at(-1)?.outcome)
    hold('step', want.step, on?.step)
    hold('total', want.total, on?.memory.scores?.at(-1)?.total)
    hold('stars', want.stars, on?.memory.title?.stars)
    missing.push(...(await missingAsWanted(house, name, want, hold)))
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
  return { unmet, missing }
}

type Hold = (what: string, wanted: unknown, got: unknown) => void

/** Is the collective told that just this was missing? In what sentences. */
async function missingAsWanted(
  house: House,
  name: string,
  want: Want,
  hold: Hold,
): Promise<readonly Said[]> {
  const { short, kept_by: keptBy, lost, enough } = want
  if ([short, keptBy, lost, enough].every((one) => one === undefined)) return []
  const told = await explainCase(house, name, true)
  const sheet = told?.sheets.find(({ stage }) => stage === 'assessed')
  const found = sheet && shortfallOf(sheet, lost ?? {})
  hold('short', short, found?.short)
  hold('kept_by', keptBy?.toSorted(), found?.keptBy.toSorted())
  hold('lost', lost && exactly(lost), found?.lost)
  hold('enough', enough, found?.enough)
  return sheet && found ? shortfallSaid(sheet, found) : []
}

/** Points as the explanation writes them. */
const exactly = (lost: NonNullable<Want['lost']>): JsonObject =>
  Object.fromEntries(
    Object.entries(lost).map(([id, points]) => {
      const exact = typeof points === 'number' ? rational(points) : parseExact(points)
      return [id, exactText(exact)]
    }),
  )
