import {
  builtIn,
  type CalendarYear,
  type Definition,
  load,
  type Methods,
  problemText,
  startOf,
} from '../../engine/index.ts'
import { oneByOne } from '../store/publications.ts'
import { rescheduleFrom } from '../store/reschedule.ts'
import type { Database, Tx } from '../store/tables.ts'
import { Trouble } from '../trouble.ts'
import { readFolder } from './folder.ts'
import { Registry } from './registry.ts'

/** Reads a folder of definitions; one problem anywhere and nothing of it is used. */
export function definitionsIn(folder: string, methods: Methods = builtIn): readonly Definition[] {
  const { definitions, problems } = load(readFolder(folder), methods)
  if (problems.length > 0) {
    throw new Trouble('definitions-broken', {
      folder,
      count: problems.length,
      first: problemText(problems[0]!),
    })
  }
  return definitions
}

/** Publishes definitions that are absent; the same id@version with other content is refused, with both digests. */
export async function publish(
  db: Database,
  definitions: readonly Definition[],
  now: string,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await oneByOne(tx)
    const known = await tx
      .selectFrom('definition')
      .select(['kind', 'id', 'version', 'digest'])
      .execute()
    const before = new Map(known.map((row) => [`${row.kind} ${row.id}@${row.version}`, row.digest]))
    const fresh = definitions.filter(({ kind, id, version, digest }) => {
      const published = before.get(`${kind} ${id}@${version}`)
      if (published !== undefined && published !== digest) {
        throw new Trouble('definition-differs', { kind, id, version, published, found: digest })
      }
      return published === undefined
    })
    for (const { kind, id, version, digest, value } of fresh) {
      const row = { kind, id, version, digest, body: JSON.stringify(value), published_at: now }
      await tx
        .insertInto('definition')
        .values(row)
        .onConflict((on) => on.doNothing())
        .execute()
    }
    await recount(
      tx,
      fresh.map(({ value }) => value),
    )
    return fresh.length
  })
}

/** Other days to count by, of a calendar that came or went: what the clock owes from the first of them on is counted again. */
export async function recount(tx: Tx, moved: readonly unknown[]): Promise<void> {
  const years = moved.flatMap((body) => {
    const { year } = (body ?? {}) as Partial<CalendarYear>
    return typeof year === 'number' ? year : []
  })
  if (years.length === 0) return
  await rescheduleFrom(tx, new Registry(tx), startOf(`${Math.min(...years)}-01-01`))
}
