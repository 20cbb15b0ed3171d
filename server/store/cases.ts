import { sql } from 'kysely'
import type { Answers, Case, Event, Instant } from '../../engine/index.ts'
import { type Database, eventOf, type Tx } from './tables.ts'

/** What a list of cases may be narrowed by. */
export interface CaseFilter {
  readonly programme?: string | undefined
  readonly collective?: string | undefined
  readonly level?: string | undefined
  readonly batch?: string | undefined
  readonly step?: string | undefined
  readonly phase?: string | undefined
  /** Parts of the collective's name. */
  readonly text?: string | undefined
}

export const caseSorts = [
  'changed',
  '-changed',
  'opened',
  '-opened',
  'case',
  '-case',
  'collective',
  '-collective',
] as const
export type CaseSort = (typeof caseSorts)[number]

export interface CaseRow {
  readonly id: string
  readonly collective: string
  readonly name: string
  readonly programme: string
  readonly level: string
  readonly batch: string | null
  readonly step: string
  readonly phase: string
  readonly revision: number
  readonly openedAt: Instant
  readonly changedAt: Instant
  readonly due: Instant | null
}

export interface CasePage {
  readonly items: readonly CaseRow[]
  readonly total: number
  /** To be given back for the next page; null on the last. */
  readonly next: string | null
}

const columns: Readonly<Record<string, string>> = {
  changed: 's.changed_at',
  opened: 's.opened_at',
  case: 's.case_id',
  collective: 'c.name',
}

/** A page of cases in a stable order; the cursor is opaque and belongs to one sort. */
export async function listCases(
  db: Database,
  { programme, collective, level, batch, step, phase, text }: CaseFilter,
  {
    sort = '-changed',
    limit = 50,
    cursor = null,
  }: { readonly sort?: CaseSort; readonly limit?: number; readonly cursor?: string | null } = {},
): Promise<CasePage | null> {
  const down = sort.startsWith('-')
  const column = columns[sort.replace('-', '')]!
  const from = cursor === null ? null : readCursor(cursor, sort)
  if (cursor !== null && !from) return null
  const key = sql.raw(column)
  const order = sql.raw(down ? 'desc' : 'asc')
  const timed = column.endsWith('_at')
  const bound = from ? (timed ? sql`${from.key}::timestamptz` : sql`${from.key}::text`) : sql`null`
  const conditions = [
    programme === undefined ? null : sql`s.programme = ${programme}`,
    collective === undefined ? null : sql`s.collective = ${collective}`,
    level === undefined ? null : sql`s.level = ${level}`,
    batch === undefined ? null : sql`s.batch = ${batch}`,
    step === undefined
      ? null
      : step.includes('.')
        ? sql`s.step = ${step}`
        : sql`s.step like ${`${step}.%`}`,
    phase === undefined ? null : sql`s.phase = ${phase}`,
    text === undefined ? null : sql`position(${text} in c.name) > 0`,
  ].filter((one) => one !== null)
  const where = conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
  const after = from
    ? down
      ? sql`and (${key}, s.case_id) < (${bound}, ${from.id})`
      : sql`and (${key}, s.case_id) > (${bound}, ${from.id})`
    : sql``
  const { rows } = await sql<CaseRow & { key: string }>`
    select s.case_id as id, s.collective, c.name, s.programme, s.level, s.batch, s.step, s.phase, s.revision,
      s.opened_at as "openedAt", s.changed_at as "changedAt", ${key} as key,
      (select min(d.due_at) from deadline d where d.case_id = s.case_id) as due
    from case_state s join collective c on c.id = s.collective
    where ${where} ${after} order by ${key} ${order}, s.case_id ${order} limit ${limit + 1}`.execute(
    db,
  )
  const counted = await sql<{ total: number }>`
    select count(*) as total from case_state s join collective c on c.id = s.collective where ${where}`.execute(
    db,
  )
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last ? writeCursor(sort, last.key, last.id) : null
  return { items: items.map(({ key: _, ...row }) => row), total: counted.rows[0]!.total, next }
}

const writeCursor = (sort: string, key: string, id: string): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')

function readCursor(cursor: string, sort: string): { key: string; id: string } | null {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return of === sort && typeof key === 'string' && typeof id === 'string' ? { key, id } : null
  } catch {
    return null
  }
}

/** How many open and closed cases stand at each step. */
export async function stepCounts(
  db: Database,
  programme: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('case_state')
    .select(['step', ({ fn }) => fn.countAll<number>().as('count')])
    .where('programme', '=', programme)
    .groupBy('step')
    .execute()
  return new Map(rows.map(({ step, count }) => [step, Number(count)]))
}

/** A case as stored; null when there is none. */
export async function findCase(db: Database, id: string): Promise<Case | null> {
  const row = await db
    .selectFrom('case_state')
    .select('state')
    .where('case_id', '=', id)
    .executeTakeFirst()
  return (row?.state as Case | undefined) ?? null
}

/**
 * What the collective answered last in another case of the programme, for the facts that standards share: entered once, offered
 * again. Nothing of it is read when anything is decided.
 */
export async function earlierAnswers(
  db: Database,
  { id, collective, programme }: Pick<Case, 'id' | 'collective' | 'programme'>,
  shared: readonly string[],
): Promise<Answers> {
  const row = await db
    .selectFrom('case_state')
    .select('state')
    .where('collective', '=', collective)
    .where('case_id', '<>', id)
    .where('programme', '=', programme)
    .where(sql<boolean>`state->'memory' ? 'answers'`)
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const answers = (row?.state as Case | undefined)?.memory.answers ?? {}
  return Object.fromEntries(Object.entries(answers).filter(([fact]) => shared.includes(fact)))
}

export interface EventPage {
  readonly items: readonly Event[]
  readonly total: number
  readonly next: number | null
}

/** Events of a case in order, after a number. */
export async function listEvents(
  db: Database | Tx,
  id: string,
  after = 0,
  limit = 200,
): Promise<EventPage> {
  const rows = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', id)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit + 1)
    .execute()
  const counted = await db
    .selectFrom('case_event')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('case_id', '=', id)
    .executeTakeFirst()
  const items = rows.slice(0, limit).map(eventOf)
  return {
    items,
    total: Number(counted?.total ?? 0),
    next: rows.length > limit ? items.at(-1)!.seq : null,
  }
}
