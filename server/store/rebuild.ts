import {
  type Case,
  canonical,
  due,
  type Event,
  fold,
  type Owed,
  type Title,
  titlesOf,
} from '../../engine/index.ts'
import type { Registry } from '../definitions/registry.ts'
import { readAround } from './history.ts'
import { keepCharge, keepNotice, keepTitles, stateRow } from './projections.ts'
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
  const owner = new Map<string, string>()
  for (const row of rows) {
    const event = eventOf(row)
    const list = events.get(row.case_id)
    if (list) list.push(event)
    else events.set(row.case_id, [event])
    if (event.seq === 1) owner.set(row.case_id, `${event.data.collective} ${event.data.programme}`)
    for (const title of titlesOf(event))
      titles.set(`${owner.get(row.case_id)} ${title.level}`, title)
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
  return { cases, titles, broken }
}

const canonicalRow = (row: object): string => canonical(row)

/** Compares stored rows with what the events say, a page of cases at a time. Nothing is changed. */
export async function compareWithEvents(
  db: Database,
  registry: Registry,
): Promise<readonly Difference[]> {
  const differences: Difference[] = []
  for (let after = ''; ; ) {
    const page = await casesOfCollectivesAfter(db, after)
    if (page.ids.length === 0) return differences
    after = page.last
    const told = await tell(db, registry, page.ids)
    differences.push(
      ...told.broken,
      ...(await compareStates(db, registry, told, page.ids)),
      ...(await compareTitles(db, told, page.collectives)),
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
    const owed = await owedBy(db, registry, on)
    const wanted = canonical(owed.want)
    if (canonical(owed.have) !== wanted)
      differences.push({
        table: 'deadline',
        key: row.case_id,
        stored: canonical(owed.have),
        rebuilt: wanted,
      })
  }
  return differences
}

/** What the clock owes a case, as stored and as worked out again. */
async function owedBy(
  db: Database | Tx,
  registry: Registry,
  on: Case,
): Promise<{ have: readonly Owed[]; want: readonly Owed[] }> {
  const around = (await readAround(db, {
    case: on.id,
    collective: on.collective,
    programme: on.programme,
    actor: '',
  }))!
  const standard = on.pins.standard ? registry.standard(on.pins.standard) : null
  const want = due(registry.rulebook(on.pins), on, {
    batch: around.batch,
    calendar: registry.calendar,
    standard,
  })
  const inOrder = (list: readonly Owed[]) =>
    list
      .map(({ command, at, visit }) => ({ command, at, visit }))
      .toSorted((a, b) => (a.command < b.command ? -1 : 1))
  return { have: inOrder(around.deadlines), want: inOrder(want) }
}

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
  const keys = new Set([...have.keys(), ...titles.keys()])
  return [...keys].flatMap((key): readonly Difference[] => {
    const told = titles.get(key)
    const rebuilt = told ? canonical(told) : ''
    const was = have.get(key) ?? ''
    return was === rebuilt ? [] : [{ table: 'title', key, stored: was, rebuilt }]
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
  await keepAllTitles(tx)
  return ids.length
}

async function keep(tx: Tx, registry: Registry, on: Case, events: readonly Event[]): Promise<void> {
  const rulebook = registry.rulebook(on.pins)
  await tx
    .insertInto('case_state')
    .values(stateRow(rulebook, on, events[0]!.at, events.at(-1)!.at))
    .execute()
  for (const event of events) {
    await keepNotice(tx, on, event)
    await keepCharge(tx, on, event)
  }
  const { want } = await owedBy(tx, registry, on)
  const deadlines = want.map(({ command, at, visit }) => ({
    case_id: on.id,
    command,
    visit,
    due_at: at,
    retry_at: null,
    refusal: null,
    lease_until: null,
  }))
  if (deadlines.length > 0) await tx.insertInto('deadline').values(deadlines).execute()
}

/** Titles last, over all cases in the order in which things happened. */
async function keepAllTitles(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('case_event').selectAll().orderBy('position').execute()
  const owners = new Map<string, Case>()
  const last = new Map<string, { on: Case; title: Title }>()
  for (const row of rows) {
    const event = eventOf(row)
    if (event.seq === 1) owners.set(row.case_id, event.data as unknown as Case)
    const on = owners.get(row.case_id)!
    for (const title of titlesOf(event))
      last.set(`${on.collective} ${on.programme} ${title.level}`, { on, title })
  }
  for (const { on, title } of last.values()) await keepTitles(tx, on, [title])
}
