import { sql } from 'kysely'
import type { Batch, Collective, Instant, Title } from '../../engine/index.ts'
import type { RollRow } from './queries.ts'
import type { Database } from './tables.ts'

/** What the roll may be narrowed by. */
export interface RollFilter {
  readonly programme?: string | undefined
  readonly level?: string | undefined
  readonly sector?: string | undefined
  readonly standing?: string | undefined
  /** Parts of the collective's name. */
  readonly text?: string | undefined
}

const rollColumns = {
  collective: 'c.name collate "C"',
  level: 't.level',
  stars: 't.stars',
  since: "t.title ->> 'since'",
  expires: "t.title ->> 'expires'",
} as const

export const rollSorts = ['collective', 'level', 'stars', 'since', 'expires'] as const
export type RollSort = (typeof rollSorts)[number]

/** One page of the roll, each title with the case that supervises it; ties keep the order of the roll. */
export async function searchRoll(
  db: Database,
  { programme, level, sector, standing, text }: RollFilter,
  {
    sort = 'collective',
    down = false,
    limit = 50,
    offset = 0,
    levels = [],
  }: {
    readonly sort?: RollSort
    readonly down?: boolean
    readonly limit?: number
    readonly offset?: number
    /** Levels in their own order, for sorting by level. */
    readonly levels?: readonly string[]
  } = {},
): Promise<{
  readonly items: readonly (RollRow & { readonly case: string })[]
  readonly total: number
}> {
  const conditions = [
    programme === undefined ? null : sql`t.programme = ${programme}`,
    level === undefined ? null : sql`t.level = ${level}`,
    sector === undefined ? null : sql`c.sector = ${sector}`,
    standing === undefined ? null : sql`t.standing = ${standing}`,
    text === undefined ? null : sql`position(${text} in c.name) > 0`,
  ].filter((one) => one !== null)
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const key =
    sort === 'level' && levels.length > 0
      ? sql`array_position(array[${sql.join(levels)}]::text[], t.level)`
      : sql.raw(rollColumns[sort])
  const { rows } = await sql<RollRow & { case: string }>`
    select c.id as collective, c.name, c.sector, c.region, t.programme, t.level, t.stars,
      (t.title ->> 'recognitions')::int as recognitions, t.standing, (t.title ->> 'warned')::boolean as warned,
      t.title ->> 'since' as since, t.title ->> 'expires' as expires, t.title ->> 'case' as "case"
    from title t join collective c on c.id = t.collective
    where ${where} order by ${key} ${sql.raw(down ? 'desc' : 'asc')}, c.id, t.programme, t.level
    limit ${limit} offset ${offset}`.execute(db)
  const counted = await sql<{ total: number }>`
    select count(*) as total from title t join collective c on c.id = t.collective where ${where}`.execute(
    db,
  )
  return { items: rows, total: Number(counted.rows[0]!.total) }
}

/** The sectors that registered collectives belong to, in a fixed order. */
export async function listSectors(db: Database): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('collective')
    .select('sector')
    .distinct()
    .orderBy('sector')
    .execute()
  return rows.map(({ sector }) => sector)
}

/** A collective as registered, with its titles by programme; null when there is none. */
export async function findCollective(
  db: Database,
  id: string,
): Promise<
  (Collective & { readonly titles: readonly (Title & { readonly programme: string })[] }) | null
> {
  const row = await db.selectFrom('collective').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const titles = await db
    .selectFrom('title')
    .select(['title', 'programme'])
    .where('collective', '=', id)
    .orderBy('programme')
    .orderBy('level')
    .execute()
  return {
    ...row,
    titles: titles.map(({ title, programme }) => ({ ...(title as Title), programme })),
  }
}

/** Batches of a programme, each in its newest edition. */
export async function listBatches(db: Database, programme: string): Promise<readonly Batch[]> {
  const rows = await db
    .selectFrom('batch_edition')
    .distinctOn('id')
    .selectAll()
    .where(sql`body ->> 'programme'`, '=', programme)
    .orderBy('id')
    .orderBy('edition', 'desc')
    .execute()
  return rows.map(({ id, digest, edition, body }) => ({ ...(body as Batch), id, digest, edition }))
}

/** All bodies, in a fixed order. */
export const listBodies = async (
  db: Database,
): Promise<readonly { readonly id: string; readonly name: string; readonly tier: string }[]> =>
  db.selectFrom('body').select(['id', 'name', 'tier']).orderBy('id').execute()

/** Someone who has a part somewhere: at a body, as head of a collective, or as an assessor named in a case. */
export interface Known {
  readonly actor: string
  readonly part: 'office' | 'head' | 'assessor'
  /** Id and name of the body, the collective, or (twice the id) the case. */
  readonly at: string
  readonly name: string
}

/** People a development sign-in can offer, officials first. */
export async function listKnown(db: Database, limit = 300): Promise<readonly Known[]> {
  const { rows } = await sql<Known>`
    select * from (
      select o.actor, 'office' as part, b.id as at, b.name, 1 as place from office o join body b on b.id = o.body
      union all
      select c.head, 'head', c.id, c.name, 2 from collective c
      union all
      select s.state #>> '{memory,assessor}', 'assessor', s.case_id, s.case_id, 3 from case_state s
        where s.state #>> '{memory,assessor}' is not null and s.phase = 'pursuing'
    ) known order by place, at, actor limit ${limit}`.execute(db)
  return rows.map(({ actor, part, at, name }) => ({ actor, part, at, name }))
}

/** Complaints about a collective, without their texts, newest first. */
export const listComplaints = async (
  db: Database,
  collective: string,
): Promise<
  readonly {
    readonly id: string
    readonly received_at: Instant
    readonly outcome: string | null
  }[]
> =>
  db
    .selectFrom('complaint')
    .select(['id', 'received_at', 'outcome'])
    .where('collective', '=', collective)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(100)
    .execute()
