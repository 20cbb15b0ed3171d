import {
  type Batch,
  type Body,
  type Collective,
  digestOf,
  type Instant,
  ok,
  type Result,
  refuse,
} from '../../engine/index.ts'
import type { House } from '../terms.ts'
import { officeAbove } from './queries.ts'
import { rescheduleBatch } from './reschedule.ts'
import type { Database } from './tables.ts'

/** Bodies are registered with the people who hold their office; registering again changes them. */
export async function registerBody(
  db: Database,
  { serves = null, programme = null, ...body }: Body,
  staff: readonly string[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const row = { ...body, serves, programme }
    await tx
      .insertInto('body')
      .values(row)
      .onConflict((on) => on.column('id').doUpdateSet(row))
      .execute()
    await tx.deleteFrom('office').where('body', '=', body.id).execute()
    if (staff.length > 0)
      await tx
        .insertInto('office')
        .values(staff.map((actor) => ({ actor, body: body.id })))
        .execute()
  })
}

/** The first of some body ids that is not registered; null when all are. */
export async function unknownBody(
  db: Database,
  wanted: readonly (string | null | undefined)[],
): Promise<string | null> {
  const named = wanted.filter((id): id is string => typeof id === 'string')
  if (named.length === 0) return null
  const rows = await db.selectFrom('body').select('id').where('id', 'in', named).execute()
  return named.find((id) => !rows.some((row) => row.id === id)) ?? null
}

export async function registerCollective(
  db: Database,
  { field = null, post = null, ...rest }: Collective,
): Promise<void> {
  const row = { ...rest, field, post }
  await db
    .insertInto('collective')
    .values(row)
    .onConflict((on) => on.column('id').doUpdateSet(row))
    .execute()
}

/**
 * Publishes an edition of a batch; the same edition with other content is refused, as is a gap. The open cases
 * of the batch go by it at once; the answer says how many.
 */
export async function publishBatch(
  { db, registry, now }: House,
  batch: Batch,
): Promise<Result<{ readonly fresh: boolean; readonly rescheduled: number }>> {
  return db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('batch_edition')
      .select(['edition', 'digest'])
      .where('id', '=', batch.id)
      .orderBy('edition')
      .execute()
    const same = known.find(({ edition }) => edition === batch.edition)
    if (same) {
      return same.digest === batch.digest
        ? ok({ fresh: false, rescheduled: 0 })
        : refuse({
            code: 'edition-differs',
            detail: {
              batch: batch.id,
              edition: batch.edition,
              published: same.digest,
              found: batch.digest,
            },
          })
    }
    const wanted = (known.at(-1)?.edition ?? 0) + 1
    if (batch.edition !== wanted)
      return refuse({
        code: 'edition-gap',
        detail: { batch: batch.id, edition: batch.edition, wanted },
      })
    const { id, edition, digest, ...body } = batch
    await tx
      .insertInto('batch_edition')
      .values({
        id,
        edition,
        digest,
        body: JSON.stringify({ ...body, edition }),
        published_at: now(),
      })
      .execute()
    return ok({ fresh: true, rescheduled: await rescheduleBatch(tx, registry, id) })
  })
}

export interface Complaint {
  readonly id: string
  readonly collective: string
  readonly statement: string
  readonly contact?: string | null
}

/** A complaint from anyone. The identity is sealed; only the digest of the receipt is kept. */
export async function recordComplaint(
  db: Database,
  { id, collective, statement, contact = null }: Complaint,
  receipt: string,
  salt: string,
  now: Instant,
): Promise<Result<null>> {
  return db.transaction().execute(async (tx) => {
    const about = await tx
      .selectFrom('collective')
      .select('id')
      .where('id', '=', collective)
      .executeTakeFirst()
    if (!about) return refuse({ code: 'collective-unknown', detail: { collective } })
    await tx
      .insertInto('complaint')
      .values({
        id,
        receipt: digestOf(receipt),
        collective,
        received_at: now,
        outcome: null,
        settled_at: null,
        settled_by: null,
        settled_for: null,
        charged_in: null,
      })
      .execute()
    const texts = [
      { field: 'statement', class: 'internal', text: statement },
      ...(contact === null ? [] : [{ field: 'contact', class: 'sealed', text: contact }]),
    ]
    await tx
      .insertInto('document')
      .values(
        texts.map((one) => ({
          owner: id,
          seq: 0,
          ...one,
          salt,
          digest: digestOf(`${salt}\n${one.field}\n${one.text}`),
        })),
      )
      .execute()
    return ok(null)
  })
}

/**
 * plan 3.g: 经核实. A person at a body above the collective verifies a complaint once, with a finding; the
 * collective's own head never does.
 */
export async function settleComplaint(
  db: Database,
  id: string,
  {
    outcome,
    finding,
    by,
    salt,
  }: {
    readonly outcome: 'verified' | 'unfounded'
    readonly finding: string
    readonly by: string
    readonly salt: string
  },
  now: Instant,
): Promise<Result<null>> {
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom('complaint as p')
      .innerJoin('collective as c', 'c.id', 'p.collective')
      .select(['p.outcome', 'p.collective', 'c.head'])
      .where('p.id', '=', id)
      .forUpdate('p')
      .executeTakeFirst()
    if (!found) return refuse({ code: 'complaint-unknown', detail: { complaint: id } })
    if (found.outcome !== null)
      return refuse({
        code: 'complaint-settled',
        detail: { complaint: id, outcome: found.outcome },
      })
    const body = await officeAbove(tx, by, found.collective)
    if (body === null)
      return refuse({ code: 'not-yours', detail: { command: 'verify', by: ['authority'] } })
    if (found.head === by) return refuse({ code: 'same-person', detail: { part: 'head' } })
    await tx
      .updateTable('complaint')
      .set({ outcome, settled_at: now, settled_by: by, settled_for: body })
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('document')
      .values({
        owner: id,
        seq: 1,
        field: 'finding',
        class: 'internal',
        text: finding,
        salt,
        digest: digestOf(`${salt}\nfinding\n${finding}`),
      })
      .execute()
    return ok(null)
  })
}
