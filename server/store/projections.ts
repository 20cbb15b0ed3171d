import { sql } from 'kysely'
import type { Case, Event, NoticeTerm, Rulebook, Title } from '../../engine/index.ts'
import { titlesOf } from '../../engine/index.ts'
import type { Tables, Tx } from './tables.ts'

type StateRow = Tables['case_state']

/** The row of a case after its last event. */
export const stateRow = (
  rulebook: Rulebook,
  after: Case,
  openedAt: string,
  changedAt: string,
): StateRow => ({
  case_id: after.id,
  collective: after.collective,
  programme: after.programme,
  level: after.level,
  batch: after.batch,
  step: after.step,
  phase: rulebook.steps.get(after.step)!.phase,
  revision: after.revision,
  state: JSON.stringify(after),
  opened_at: openedAt,
  changed_at: changedAt,
})

/**
 * Writes an event and the case as it stands after it. The event takes the next number; its key lets only one
 * answer follow each state.
 */
export async function append(
  tx: Tx,
  rulebook: Rulebook,
  after: Case,
  { as, data, ...event }: Event,
): Promise<void> {
  const { seq, type, outcome, by, body, under, at } = event
  const row = stateRow(rulebook, after, at, at)
  const told = sql`insert into case_event (case_id, seq, type, outcome, data, by, as_party, body, under, at)
    values (${after.id}, ${seq}, ${type}, ${outcome}, ${JSON.stringify(data)}, ${by}, ${as}, ${body}, ${under}, ${at})`
  if (seq === 1) {
    await told.execute(tx)
    await tx.insertInto('case_state').values(row).execute()
    return
  }
  const { rows } = await sql`with told as (${told})
    update case_state set step = ${row.step}, phase = ${row.phase}, revision = ${seq}, state = ${row.state}, changed_at = ${at}
    where case_id = ${after.id} and revision = ${seq - 1} returning 1`.execute(tx)
  if (rows.length !== 1) throw new Error(`case ${after.id} was changed beside its lock`)
}

/** Tables that people look at, in the same transaction: no lag. */
export async function project(tx: Tx, after: Case, event: Event): Promise<void> {
  await keepTitles(tx, after, titlesOf(event))
  await postNotice(tx, noticeRow(after, event))
  await keepCharge(tx, after, event)
}

/** A title leaves force before another enters it: only one may be. */
export async function keepTitles(tx: Tx, on: Case, titles: readonly Title[]): Promise<void> {
  const order = titles.toSorted(
    (a, b) => Number(a.standing === 'in-force') - Number(b.standing === 'in-force'),
  )
  for (const title of order) {
    const { level, standing, stars } = title
    const row = {
      collective: on.collective,
      programme: on.programme,
      level,
      standing,
      stars,
      title: JSON.stringify(title),
    }
    await tx
      .insertInto('title')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['collective', 'programme', 'level']).doUpdateSet(row),
      )
      .execute()
  }
}

/** Another case posted the same notice meanwhile, for another period: what was decided no longer holds. */
export class Overtaken extends Error {}

/** The row of the notice that an event posts or joins; null where it does neither. */
export function noticeRow({ programme, parties }: Case, { data }: Event): NoticeRow | null {
  const notice = data.notice as unknown as NoticeTerm | undefined
  return notice ? { ...notice, programme, authority: parties.authority } : null
}

type NoticeRow = Tables['notice']

/** A notice has one programme, authority and period: those of the case that posted it first. False where it stands already. */
export async function keepNotice(tx: Tx, row: NoticeRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows: posted } = await tx
    .insertInto('notice')
    .values({ ...row, proof: JSON.stringify(row.proof) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return posted === 1n
}

async function postNotice(tx: Tx, row: NoticeRow | null): Promise<void> {
  if (row === null || (await keepNotice(tx, row))) return
  const { proof: _, ...shared } = row
  const same = await tx
    .selectFrom('notice')
    .select('id')
    .where((where) => where.and(shared))
    .executeTakeFirst()
  if (!same) throw new Overtaken(`notice ${row.id}`)
}

/** A complaint that led to an adjustment leads to no other. */
export async function keepCharge(tx: Tx, { id }: Case, { data }: Event): Promise<void> {
  const charge = data.charge as { readonly complaint: string } | undefined
  if (!charge) return
  await tx
    .updateTable('complaint')
    .set({ charged_in: id })
    .where('id', '=', charge.complaint)
    .execute()
}
