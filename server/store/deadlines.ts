import { sql } from 'kysely'
import type { Instant, Owed } from '../../engine/index.ts'
import type { Standing } from './history.ts'
import type { Database, Tx } from './tables.ts'

/** Writes down what the clock owes a case now: what changed, and nothing where nothing did. */
export async function schedule(
  tx: Tx,
  caseId: string,
  before: readonly Standing[],
  owed: readonly Owed[],
): Promise<void> {
  const stands = ({ command, at, visit }: Owed) =>
    before.some(
      (old) =>
        old.command === command && old.at === at && old.visit === visit && old.attempts === 0,
    )
  for (const { command } of before) {
    if (owed.some((one) => one.command === command)) continue
    await sql`delete from deadline where case_id = ${caseId} and command = ${command}`.execute(tx)
  }
  for (const one of owed) {
    if (stands(one)) continue
    const { command, visit, at } = one
    await sql`insert into deadline (case_id, command, visit, due_at) values (${caseId}, ${command}, ${visit}, ${at})
      on conflict (case_id, command) do update set visit = excluded.visit, due_at = excluded.due_at,
        retry_at = null, attempts = 0, refusal = null, lease_until = null`.execute(tx)
  }
}

export interface Claimed {
  readonly case_id: string
  readonly command: string
  readonly visit: number
  readonly due_at: Instant
  readonly attempts: number
}

/** Takes due deadlines for a short while; other servers pass over them, and a dead server's come free again. */
export async function claim(
  db: Database,
  now: Instant,
  until: Instant,
  most: number,
): Promise<readonly Claimed[]> {
  const { rows } = await sql<Claimed>`
    update deadline d set lease_until = ${until}
    from (select case_id, command from deadline
      where coalesce(retry_at, due_at) <= ${now} and (lease_until is null or lease_until <= ${now})
      order by coalesce(retry_at, due_at), case_id limit ${most} for update skip locked) due
    where d.case_id = due.case_id and d.command = due.command
    returning d.case_id, d.command, d.visit, d.due_at, d.attempts`.execute(db)
  return rows.toSorted((a, b) =>
    a.due_at < b.due_at ? -1 : a.due_at > b.due_at ? 1 : a.case_id < b.case_id ? -1 : 1,
  )
}

/** The command was refused: it is tried again later, and the reason is there to see. */
export async function postpone(
  db: Database,
  { case_id, command, visit }: Claimed,
  retry: Instant,
  refusal: string,
): Promise<void> {
  await sql`
    update deadline set retry_at = ${retry}, attempts = attempts + 1, refusal = ${refusal}, lease_until = null
    where case_id = ${case_id} and command = ${command} and visit = ${visit}`.execute(db)
}

/** The hour of the next due deadline; null when none is owed. */
export async function nextDue(db: Database): Promise<Instant | null> {
  const { rows } = await sql<{
    at: Instant | null
  }>`select min(coalesce(retry_at, due_at)) as at from deadline`.execute(db)
  return rows[0]?.at ?? null
}
