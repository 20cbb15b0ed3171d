import { sql } from 'kysely'
import type {
  Asker,
  Batch,
  Body,
  Case,
  Circumstances,
  Collective,
  Instant,
  LocalDate,
  Owed,
  Sibling,
  Title,
} from '../../engine/index.ts'
import type { Database, Tx } from './tables.ts'

/** A deadline as it stands for a case. */
export type Standing = Owed & { readonly attempts: number }

/** Everything a decision on a case rests on, read in one statement after its collective was locked. */
export interface Around {
  readonly state: Case | null
  readonly collective: Collective
  readonly titles: readonly Title[]
  readonly siblings: readonly Sibling[]
  readonly barring: Circumstances['barring']
  readonly batch: Batch | null
  readonly asker: Asker
  readonly complaint: Circumstances['complaint']
  readonly verifiedComplaints: readonly LocalDate[]
  readonly notice: Circumstances['notice']
  readonly deadlines: readonly Standing[]
  readonly serial: number
  readonly delivered: {
    readonly salt: string
    readonly asked: string
    readonly answer: unknown
  } | null
}

/** The collective that a command queues at, and the programme it is about. */
export interface Locked {
  readonly collective: string
  readonly programme: string
}

const openings = 7_290_412

/** Cases begin side by side; while what open cases go by is changed, the door is closed. To the end of the transaction. */
export async function lockOpenings(tx: Tx, door: 'open' | 'closed'): Promise<void> {
  await (door === 'open'
    ? sql`select pg_advisory_xact_lock_shared(${openings})`
    : sql`select pg_advisory_xact_lock(${openings})`
  ).execute(tx)
}

/** Locks the collective of a case, so that its cases change one at a time; null when there is no such case. */
export async function lockCollectiveOf(tx: Tx, caseId: string): Promise<Locked | null> {
  const { rows } = await sql<Locked>`
    select c.id as collective, s.programme from collective c join case_state s on s.collective = c.id
    where s.case_id = ${caseId} for update of c`.execute(tx)
  return rows[0] ?? null
}

export async function lockCollective(
  tx: Tx,
  id: string,
  programme: string,
): Promise<Locked | null> {
  await lockOpenings(tx, 'open')
  const { rows } = await sql`select id from collective where id = ${id} for update`.execute(tx)
  return rows.length > 0 ? { collective: id, programme } : null
}

/** What the asker's command names besides the case, so that the same statement can look it up. */
export interface Named {
  readonly case: string
  readonly collective: string
  readonly programme: string
  readonly actor: string
  readonly batch?: string | null
  readonly complaint?: string | null
  readonly notice?: string | null
  readonly key?: string | null
}

/** Reads a case and its circumstances. Lock the collective first where anything is to be written. */
export async function readAround(db: Database | Tx, named: Named): Promise<Around | null> {
  const {
    case: id,
    collective,
    programme,
    actor,
    batch = null,
    complaint = null,
    notice = null,
    key = null,
  } = named
  const { rows } = await sql<Around>`
    select s.state,
      jsonb_build_object('id', c.id, 'name', c.name, 'sector', c.sector, 'field', c.field, 'post', c.post,
        'ownership', c.ownership, 'region', c.region, 'body', c.body, 'head', c.head, 'began', c.began) as collective,
      (select coalesce(jsonb_agg(t.title), '[]') from title t
        where t.collective = c.id and t.programme = ${programme}) as titles,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.case_id, 'level', o.level, 'batch', o.batch, 'step', o.step,
          'phase', o.phase, 'restsOn', o.state #> '{memory,restsOn}',
          'inQuestion', o.state #> '{memory,charge}' is not null) order by o.case_id), '[]')
        from case_state o where o.collective = c.id and o.phase <> 'closed' and o.programme = ${programme} and o.case_id <> ${id}) as siblings,
      (select coalesce(jsonb_agg(bar || jsonb_build_object('case', o.case_id, 'batch', o.batch) order by o.case_id, bar ->> 'veto'), '[]')
        from case_state o, jsonb_array_elements(jsonb_path_query_array(o.state, '$.memory.scores[*] ? (@.stage != "self")') -> -1 -> 'bars') bar
        where o.collective = c.id and o.programme = ${programme} and o.case_id <> ${id}) as barring,
      (select b.body || jsonb_build_object('id', b.id, 'digest', b.digest) from batch_edition b
        where b.id = coalesce(s.batch, ${batch}::text) order by b.edition desc limit 1) as batch,
      jsonb_build_object('actor', ${actor}::text,
        'offices', (select coalesce(jsonb_agg(f.body), '[]') from office f where f.actor = ${actor}),
        'heads', (select coalesce(jsonb_agg(h.id), '[]') from collective h where h.head = ${actor})) as asker,
      (select jsonb_build_object('id', p.id, 'verified', coalesce(p.outcome = 'verified', false), 'charged', p.charged_in is not null) from complaint p
        where p.id = ${complaint}::text and p.collective = c.id) as complaint,
      (select coalesce(jsonb_agg(to_char(p.received_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')), '[]')
        from complaint p where p.collective = c.id and p.outcome = 'verified') as "verifiedComplaints",
      (select jsonb_build_object('id', n.id, 'programme', n.programme, 'authority', n.authority, 'begins', ${isoOf('n.begins')}, 'ends', ${isoOf('n.ends')}, 'proof', n.proof)
        from notice n where n.id = ${notice}::text) as notice,
      (select coalesce(jsonb_agg(jsonb_build_object('command', d.command, 'at', ${isoOf('d.due_at')}, 'visit', d.visit,
          'attempts', d.attempts) order by d.command), '[]') from deadline d where d.case_id = ${id}) as deadlines,
      greatest((select max(serial) from definition), (select max(serial) from publication), 0) as serial,
      (select jsonb_build_object('salt', y.salt, 'asked', y.asked, 'answer', y.answer) from delivery y where y.key = ${key}::text) as delivered
    from collective c left join case_state s on s.case_id = ${id}
    where c.id = ${collective}`.execute(db)
  return rows[0] ?? null
}

/** An instant inside JSON, in the canonical form: UTC with milliseconds. */
const isoOf = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** Bodies on a collective's line and place, upward, with the committees that serve there. */
export async function readBodies(db: Database | Tx, collective: string): Promise<readonly Body[]> {
  const { rows } = await sql<Body>`
    with recursive chain as (
      select b.* from body b join collective c on c.body = b.id where c.id = ${collective}
      union select b.* from body b join chain on b.id = chain.parent)
    select * from chain union select b.* from body b join chain on b.serves = chain.id`.execute(db)
  return rows
}

/** Texts stand apart from the event that knows them by digest. */
export async function keepDocuments(
  tx: Tx,
  owner: string,
  seq: number,
  documents: readonly {
    field: string
    class: string
    text: string
    salt: string
    digest: string
  }[],
): Promise<void> {
  if (documents.length === 0) return
  await tx
    .insertInto('document')
    .values(documents.map((one) => ({ owner, seq, ...one })))
    .execute()
}

/** What was answered under an idempotency key, to be answered again. */
export async function keepAnswer(
  tx: Tx,
  {
    key,
    salt,
    asked,
    answer,
    caseId,
    at,
  }: { key: string; salt: string; asked: string; answer: object; caseId: string; at: Instant },
): Promise<void> {
  await sql`insert into delivery (key, salt, asked, answer, case_id, at)
    values (${key}, ${salt}, ${asked}, ${JSON.stringify(answer)}, ${caseId}, ${at})`.execute(tx)
}
