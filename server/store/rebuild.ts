import {
  type Case,
  canonical,
  type Event,
  fold,
  type Owed,
  type Title,
  titlesOf,
} from '../../engine/index.ts'
import type { Registry } from '../definitions/registry.ts'
import { schedule } from './deadlines.ts'
import { keepCharge, keepNotice, keepTitles, noticeRow, stateRow } from './projections.ts'
import { type Reckoned, reckon } from './reschedule.ts'
import { type Database, eventOf, type Tx } from './tables.ts'

/** Rows that differ from what the events say. */
export interface Difference {
  readonly table: 'case_state' | 'title' | 'deadline' | 'notice' | 'case_event'
  readonly key: string
  readonly stored: string
  readonly rebuilt: string
}

/** The cases and titles of some collectives, told again from their events. */
interface Told {
  readonly cases: ReadonlyMap<string, { readonly on: Case; readonly events: readonly Event[] }>
  readonly titles: ReadonlyMap<string, Title>
  readonly notices: ReadonlyMap<string, object>
  readonly broken: readonly Difference[]
}

async function tell(db: Database | Tx, registry: Registry, ids: readonly string[]): Promise<Told> {
  const rows = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('position')
    .execute()
  const events = new Map<string, Event[]>()
  const titles = new Map<string, Title>()
  const notices = new Map<string, object>()
  const begun = new Map<string, Case>()
  for (const row of rows) {
    const event = eventOf(row)
    const list = events.get(row.case_id)
    if (list) list.push(event)
    else events.set(row.case_id, [event])
    if (event.seq === 1) begun.set(row.case_id, event.data as unknown as Case)
    const { collective, programme } = begun.get(row.case_id)!
    for (const title of titlesOf(event))
      titles.set(`${collective} ${programme} ${title.level}`, title)
    const notice = noticeRow(begun.get(row.case_id)!, event)
    if (notice && !notices.has(notice.id)) notices.set(notice.id, notice)
  }
  const cases = new Map<string, { on: Case; events: readonly Event[] }>()
  const broken: Difference[] = []
  for (const [id, all] of events) {
    try {
      cases.set(id, { on: fold(id, all, (pins) => registry.rulebook(pins)), events: all })
    } catch (error) {
      broken.push({ table: 'case_event', key: id, stored: '', rebuilt: (error as Error).message })
    }
  }
  return { cases, titles, notices, broken }
}

const canonicalRow = (row: object): string => canonical(row)

type Each = (on: Case, reckoned: Reckoned) => void

/** Compares stored rows with what the events say, a page of cases at a time, and shows each. Nothing is changed. */
export async function compareWithEvents(
  db: Database,
  registry: Registry,
  each: Each = () => {},
): Promise<readonly Difference[]> {
  const differences: Difference[] = []
  for (let after = ''; ; ) {
    const page = await casesOfCollectivesAfter(db, after)
    if (page.ids.length === 0) return differences
    after = page.last
    const told = await tell(db, registry, page.ids)
    differences.push(
      ...told.broken,
      ...(await compareStates(db, registry, told, page.ids, each)),
      ...(await compareTitles(db, told, page.collectives)),
      ...(await compareNotices(db, told)),
    )
  }
}

/** Whole collectives at a time: a title is told by all the cases of its collective. */
async function casesOfCollectivesAfter(db: Database, after: string) {
  const collectives = await db
    .selectFrom('case_state')
    .select('collective')
    .distinct()
    .where('collective', '>', after)
    .orderBy('collective')
    .limit(200)
    .execute()
  const names = collectives.map(({ collective }) => collective)
  const rows =
    names.length === 0
      ? []
      : await db
          .selectFrom('case_state')
          .select('case_id')
          .where('collective', 'in', names)
          .execute()
  return { ids: rows.map(({ case_id }) => case_id), collectives: names, last: names.at(-1) ?? '' }
}

async function compareStates(
  db: Database,
  registry: Registry,
  { cases }: Told,
  ids: readonly string[],
  each: Each,
): Promise<readonly Difference[]> {
  const stored = await db.selectFrom('case_state').selectAll().where('case_id', 'in', ids).execute()
  const differences: Difference[] = []
  for (const row of stored) {
    const told = cases.get(row.case_id)
    if (!told) continue
    const { on, events } = told
    const rulebook = registry.rulebook(on.pins)
    const made = stateRow(rulebook, on, events[0]!.at, events.at(-1)!.at)
    const rebuilt = canonicalRow({ ...made, state: on })
    if (canonicalRow(row) !== rebuilt)
      differences.push({
        table: 'case_state',
        key: row.case_id,
        stored: canonicalRow(row),
        rebuilt,
      })
    const reckoned = await reckon(db, registry, on)
    each(on, reckoned)
    const [have, want] = [reckoned.stored, reckoned.owed]
      .map(inOrder)
      .map((list) => canonical(list))
    if (have !== want)
      differences.push({ table: 'deadline', key: row.case_id, stored: have!, rebuilt: want! })
  }
  return differences
}

const inOrder = (list: readonly Owed[]) =>
  list
    .map(({ command, at, visit }) => ({ command, at, visit }))
    .toSorted((a, b) => (a.command < b.command ? -1 : 1))

async function compareTitles(
  db: Database,
  { titles }: Told,
  collectives: readonly string[],
): Promise<readonly Difference[]> {
  const stored = await db
    .selectFrom('title')
    .selectAll()
    .where('collective', 'in', collectives)
    .execute()
  const have = new Map(
    stored.map((row) => [`${row.collective} ${row.programme} ${row.level}`, canonical(row.title)]),
  )
  return differing('title', have, titles)
}

/** A notice stands as every case that joined it says. */
async function compareNotices(db: Database, { notices }: Told): Promise<readonly Difference[]> {
  if (notices.size === 0) return []
  const stored = await db
    .selectFrom('notice')
    .select(['id', 'programme', 'authority', 'begins', 'ends', 'proof'])
    .where('id', 'in', [...notices.keys()])
    .execute()
  const have = new Map(stored.map((row) => [row.id, canonical(row)]))
  return differing('notice', have, notices)
}

function differing(
  table: Difference['table'],
  have: ReadonlyMap<string, string>,
  told: ReadonlyMap<string, object>,
): readonly Difference[] {
  const keys = new Set([...have.keys(), ...told.keys()])
  return [...keys].flatMap((key): readonly Difference[] => {
    const one = told.get(key)
    const rebuilt = one ? canonical(one) : ''
    const stored = have.get(key) ?? ''
    return stored === rebuilt ? [] : [{ table, key, stored, rebuilt }]
  })
}

/** Makes every projection again from the events, in the transaction that brought them: after an import. */
export async function rebuild(tx: Tx, registry: Registry): Promise<number> {
  for (const table of ['deadline', 'title', 'case_state', 'notice'] as const)
    await tx.deleteFrom(table).execute()
  const rows = await tx
    .selectFrom('case_event')
    .select('case_id')
    .distinct()
    .orderBy('case_id')
    .execute()
  const ids = rows.map(({ case_id }) => case_id)
  for (let from = 0; from < ids.length; from += 500) {
    const told = await tell(tx, registry, ids.slice(from, from + 500))
    if (told.broken[0]) throw new Error(told.broken[0].rebuilt)
    for (const { on, events } of told.cases.values()) await keep(tx, registry, on, events)
  }
  await keepWhatCasesShare(tx)
  return ids.length
}

async function keep(tx: Tx, registry: Registry, on: Case, events: readonly Event[]): Promise<void> {
  const rulebook = registry.rulebook(on.pins)
  await tx
    .insertInto('case_state')
    .values(stateRow(rulebook, on, events[0]!.at, events.at(-1)!.at))
    .execute()
  for (const event of events) await keepCharge(tx, on, event)
  const { owed } = await reckon(tx, registry, on)
  await schedule(tx, on.id, [], owed)
}

/** Titles and notices last, over all cases in the order in which things happened. */
async function keepWhatCasesShare(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('case_event').selectAll().orderBy('position').execute()
  const owners = new Map<string, Case>()
  const last = new Map<string, { on: Case; title: Title }>()
  for (const row of rows) {
    const event = eventOf(row)
    if (event.seq === 1) owners.set(row.case_id, event.data as unknown as Case)
    const on = owners.get(row.case_id)!
    const notice = noticeRow(on, event)
    // What happened is not refused: the first stands, as it did then.
    if (notice) await keepNotice(tx, notice)
    for (const title of titlesOf(event))
      last.set(`${on.collective} ${on.programme} ${title.level}`, { on, title })
  }
  for (const { on, title } of last.values()) await keepTitles(tx, on, [title])
}
