import { sql } from 'kysely'
import { type Case, due, type Instant, type Owed, stepDue } from '../../engine/index.ts'
import type { Registry } from '../definitions/registry.ts'
import { schedule } from './deadlines.ts'
import { lockOpenings, readAround, type Standing } from './history.ts'
import type { Database, Tx } from './tables.ts'

/** What the clock owes a case: as stored, as worked out now, and when the step itself is due. */
export interface Reckoned {
  readonly stored: readonly Standing[]
  readonly owed: readonly Owed[]
  readonly stepDue: Instant | null
}

/** Works out again what the clock owes a case, by the newest edition of its batch and the calendars. */
export async function reckon(db: Database | Tx, registry: Registry, on: Case): Promise<Reckoned> {
  const { id, collective, programme, pins } = on
  const around = await readAround(db, { case: id, collective, programme, actor: '' })
  const rulebook = registry.rulebook(pins)
  const standard = pins.standard ? registry.standard(pins.standard) : null
  const given = { batch: around!.batch, calendar: registry.calendar, standard }
  return {
    stored: around!.deadlines,
    owed: due(rulebook, on, given),
    stepDue: stepDue(rulebook, on, given)?.at ?? null,
  }
}

/** The cases of a batch go by its newest edition from the moment that is published. */
export const rescheduleBatch = (tx: Tx, registry: Registry, batch: string): Promise<number> =>
  reschedule(tx, registry, sql`s.batch = ${batch}`)

/** What falls on or after a day is counted again: a calendar for it was published, or another version of it. */
export const rescheduleFrom = (tx: Tx, registry: Registry, from: Instant): Promise<number> =>
  reschedule(
    tx,
    registry,
    sql`exists (select 1 from deadline d where d.case_id = s.case_id and d.due_at >= ${from})`,
  )

/**
 * Writes down anew what the clock owes some open cases, and says how many. None can begin meanwhile, and
 * their collectives are locked in one order, so that no command goes by what was before.
 */
async function reschedule(
  tx: Tx,
  registry: Registry,
  where: ReturnType<typeof sql>,
): Promise<number> {
  await lockOpenings(tx, 'closed')
  await registry.refresh(tx)
  const concerned = sql`s.phase <> 'closed' and ${where}`
  await sql`select c.id from collective c where c.id in (select s.collective from case_state s where ${concerned})
    order by c.id for update`.execute(tx)
  const { rows } = await sql<{
    state: Case
  }>`select s.state from case_state s where ${concerned}`.execute(tx)
  for (const { state } of rows) {
    const { stored, owed } = await reckon(tx, registry, state)
    await schedule(tx, state.id, stored, owed)
  }
  return rows.length
}
