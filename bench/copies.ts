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
  /** A JSON text with the ids of the copy. */
  const renamed = (
    text: string,
  ) => sql`replace(replace(replace(${sql.ref(text)}, ${`"${id}-`}, '"' || ${own} || '-'),
    ${`"${id}"`}, '"' || ${own} || '"'), ${`"${head}"`}, '"' || ${`${head}-`} || n || '"')::jsonb`
  return [
    sql`insert into collective (id, name, sector, field, post, ownership, region, body, head, began)
      select ${own}, name || n, sector, field, post, ownership, region, body, ${`${head}-`} || n, began
      from collective, ${n} where id = ${id}`,
    sql`insert into case_state (case_id, collective, programme, level, batch, step, phase, revision, state, opened_at, changed_at)
      select ${own}, ${own}, programme, level, batch, step, phase, revision, ${renamed('text')}, opened_at, changed_at
      from (select *, state::text as text from case_state where case_id = ${id} offset 0) one, ${n}`,
    sql`insert into case_event (case_id, seq, type, outcome, data, by, as_party, body, under, at)
      select ${own}, seq, type, outcome, case when named then ${renamed('text')} else data end,
        case when by = ${head} then ${`${head}-`} || n else by end, as_party, body, under, at
      from ${n}, (select *, data::text as text, position(${`"${id}`} in data::text) + position(${`"${head}"`} in data::text) > 0 as named
        from case_event where case_id = ${id} offset 0) one order by n, seq`,
    sql`insert into title (collective, programme, level, standing, stars, title)
      select ${own}, programme, level, standing, stars, ${renamed('text')}
      from (select *, title::text as text from title where collective = ${id} offset 0) one, ${n}`,
    sql`insert into deadline (case_id, command, visit, due_at)
      select ${own}, command, visit, due_at from deadline, ${n} where case_id = ${id}`,
    sql`insert into notice (id, authority, begins, ends, proof)
      select ${own} || substr(id, ${id.length + 1}), authority, begins, ends, proof
      from notice, ${n} where id like ${`${id}-%`}`,
    sql`insert into document (owner, seq, field, class, text, salt, digest)
      select ${own}, seq, field, class, text, salt, digest from document, ${n} where owner = ${id}`,
    sql`insert into delivery (key, salt, asked, answer, case_id, at)
      select gen_random_uuid()::text, one.salt, one.asked, one.answer, ${own}, one.at
      from (select * from delivery where case_id = ${id} limit 1) one, case_event e, ${n} where e.case_id = ${id}`,
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
