import { sql } from 'kysely'
import type { Instant, Title } from '../../engine/index.ts'
import type { Database, Tx } from './tables.ts'

/** A line of the roll, as the public sees it. */
export interface RollRow {
  readonly collective: string
  readonly name: string
  readonly sector: string
  readonly region: string
  readonly programme: string
  readonly level: string
  readonly stars: number
  readonly recognitions: number
  readonly standing: Title['standing']
  readonly warned: boolean
  readonly since: Instant
  readonly expires: Instant
}

/** The roll of titles, in a fixed order; of one programme or of all. */
export async function roll(
  db: Database,
  programme: string | null = null,
): Promise<readonly RollRow[]> {
  const { rows } = await sql<RollRow>`
    select c.id as collective, c.name, c.sector, c.region, t.programme, t.level, t.stars,
      (t.title ->> 'recognitions')::int as recognitions, t.standing, (t.title ->> 'warned')::boolean as warned,
      t.title ->> 'since' as since, t.title ->> 'expires' as expires
    from title t join collective c on c.id = t.collective
    where ${programme}::text is null or t.programme = ${programme}
    order by c.id, t.programme, t.level`.execute(db)
  return rows
}

/**
 * At which body above a collective, or at which committee beside one, an actor holds an office; null where at none.
 * A committee of one programme has to do with the collectives that have a case under way in it or hold or held its
 * titles, and with those of which that is so of none.
 */
export async function officeAbove(
  db: Database | Tx,
  actor: string,
  collective: string,
): Promise<string | null> {
  const { rows } = await sql<{ body: string | null }>`
    with recursive chain as (
      select b.id, b.parent from body b join collective c on c.body = b.id where c.id = ${collective}
      union select b.id, b.parent from body b join chain on b.id = chain.parent),
    joined as (select programme from case_state where collective = ${collective} and phase <> 'closed'
      union select programme from title where collective = ${collective})
    select min(b.id) as body from office o join body b on b.id = o.body
    where o.actor = ${actor} and (b.id in (select id from chain) or b.serves in (select id from chain))
      and (b.programme is null or b.programme in (select programme from joined) or not exists (select from joined))`.execute(
    db,
  )
  return rows[0]?.body ?? null
}
