import { sql } from 'kysely'
import type { OpenHouse } from '../server/index.ts'
import type { World } from './world.ts'

type Original = Pick<World, 'original' | 'head'>

/**
 * Copies a case with its collective, title, events, deadlines and documents, each under its own ids: rows as
 * `handle` would have written them. Tables are copied from memory to memory, on as many connections as help.
 */
export async function copyCase(
  { db, store }: OpenHouse,
  of: Original,
  size: number,
): Promise<void> {
  const parts = store.kind === 'postgresql' && size >= 10_000 ? 4 : 1
  const each = Math.ceil(size / parts)
  const ranges = Array.from(
    { length: parts },
    (_, at) => [at * each + 1, Math.min(size, (at + 1) * each)] as const,
  )
  await Promise.all(
    ranges.map(async ([from, to]) => {
      for (const statement of copying(of, from, to)) await statement.execute(db)
    }),
  )
  // A planner without statistics, or a checkpoint that falls due, would be measured instead.
  if (size < 100) return
  await sql`vacuum analyze`.execute(db)
  await sql`checkpoint`.execute(db)
}

function copying({ original: id, head }: Original, from: number, to: number) {
  const n = sql`generate_series(${from}::int, ${to}::int) n`
  const own = sql`${`${id}-`} || n`
  const ownHead = sql`${`${head}-`} || n`
  /** The rows to copy, read once: the table they come from grows meanwhile. */
  const rows = (table: string, owner: string, text = 'null') =>
    sql`with one as materialized (select *, ${sql.raw(text)}::text as text from ${sql.table(table)} where ${sql.ref(owner)} = ${id})`
  /** The text of a JSON column with the ids of the copy. */
  const renamed = sql`replace(replace(replace(text, ${`"${id}-`}, '"' || ${own} || '-'),
    ${`"${id}"`}, '"' || ${own} || '"'), ${`"${head}"`}, '"' || ${ownHead} || '"')::jsonb`
  const named = sql`position(${`"${id}`} in text) + position(${`"${head}"`} in text) > 0`
  return [
    sql`insert into collective (id, name, sector, field, post, ownership, region, body, head, began)
      ${rows('collective', 'id')} select ${own}, name || n, sector, field, post, ownership, region, body, ${ownHead}, began
      from one, ${n}`,
    sql`insert into case_state (case_id, collective, programme, level, batch, step, phase, revision, state, opened_at, changed_at)
      ${rows('case_state', 'case_id', 'state')} select ${own}, ${own}, programme, level, batch, step, phase, revision,
        ${renamed}, opened_at, changed_at from one, ${n}`,
    sql`insert into case_event (case_id, seq, type, outcome, data, by, as_party, body, under, at)
      ${rows('case_event', 'case_id', 'data')} select ${own}, seq, type, outcome,
        case when ${named} then ${renamed} else data end, case when by = ${head} then ${ownHead} else by end,
        as_party, body, under, at from one, ${n} order by n, seq`,
    sql`insert into title (collective, programme, level, standing, stars, title)
      ${rows('title', 'collective', 'title')} select ${own}, programme, level, standing, stars, ${renamed} from one, ${n}`,
    sql`insert into deadline (case_id, command, visit, due_at)
      ${rows('deadline', 'case_id')} select ${own}, command, visit, due_at from one, ${n}`,
    sql`insert into document (owner, seq, field, class, text, salt, digest)
      with one as materialized (select * from document where owner = ${id})
      select ${own}, seq, field, class, text, salt, digest from one, ${n}`,
    sql`insert into notice (id, programme, authority, begins, ends, proof)
      with one as materialized (select * from notice where id ~ ${`^${id}-[0-9]+$`})
      select ${own} || substr(id, ${id.length + 1}), programme, authority, begins, ends, proof from one, ${n}`,
    // Every event came with a key.
    sql`insert into delivery (key, salt, asked, answer, case_id, at)
      ${rows('case_event', 'case_id')} select gen_random_uuid()::text, gen_random_uuid()::text, repeat('0', 64),
        jsonb_build_object('ok', true, 'value', jsonb_build_object('case', ${own}, 'revision', seq, 'step', type)), ${own}, at
      from one, ${n}`,
  ]
}

/** Lets copies live on until they have so many events, all of them self-checks like their last. */
export async function stretch(
  { db }: OpenHouse,
  { original }: Original,
  [from, to]: readonly [number, number],
  events: number,
): Promise<void> {
  const n = sql`generate_series(${from}::int, ${to}::int) n`
  const own = sql`${`${original}-`} || n`
  await sql`insert into case_event (case_id, seq, type, outcome, data, by, as_party, body, under, at)
    select e.case_id, s, e.type, e.outcome, e.data, e.by, e.as_party, e.body, e.under, e.at + (s - e.seq) * interval '1 second'
    from ${n} join case_state c on c.case_id = ${own} join case_event e on e.case_id = c.case_id and e.seq = c.revision,
      generate_series(c.revision + 1, ${events}::int) s where e.type = 'check' order by n, s`.execute(
    db,
  )
  await sql`update case_state c set revision = e.seq, changed_at = e.at, state = jsonb_set(
      c.state || jsonb_build_object('revision', e.seq), '{memory,lastSelfCheck}',
      to_jsonb(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
    from case_event e, ${n} where c.case_id = ${own} and e.case_id = c.case_id and e.seq = ${events}::int`.execute(
    db,
  )
  await sql`vacuum analyze`.execute(db)
}
