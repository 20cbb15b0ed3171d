import { sql } from 'kysely'
import type { Instant, Title } from '../../engine/index.ts'
import type { Database } from './tables.ts'

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
