import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Instant } from '../../engine/index.ts'
import type { Registry } from '../definitions/registry.ts'
import { Trouble } from '../trouble.ts'
import { rebuild } from './rebuild.ts'
import type { Database, Tx } from './tables.ts'

/** What an archive holds, in the order in which it can be put back; projections are made again from it. */
const tables = [
  { name: 'definition', order: 'serial', json: ['body'], made: ['serial'] },
  { name: 'definition_file', order: 'digest, name', json: [], made: [] },
  { name: 'publication', order: 'serial', json: ['signers'], made: ['serial'] },
  { name: 'body', order: 'id', json: [], made: [] },
  { name: 'office', order: 'actor, body', json: [], made: [] },
  { name: 'collective', order: 'id', json: [], made: [] },
  { name: 'batch_edition', order: 'id, edition', json: ['body'], made: [] },
  { name: 'complaint', order: 'id', json: [], made: [] },
  { name: 'case_event', order: 'position', json: ['data'], made: ['position'] },
  { name: 'document', order: 'owner, seq, field', json: [], made: [] },
  { name: 'delivery', order: 'key', json: ['answer'], made: [] },
] as const

type TableName = (typeof tables)[number]['name']
type Row = Record<string, unknown>
export type Counts = Record<string, number>

const page = 1000

/** Every line of an archive: a head, rows by table, and an end with the digest of all before it. */
async function* linesOf(
  db: Tx,
  version: string,
  now: Instant,
  told: (counts: Counts) => void,
): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const counts: Counts = {}
  const line = (value: object): string => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  yield line({ biaogan: 'archive', format: 1, version, at: now })
  for (const { name, order } of tables) {
    counts[name] = 0
    for (let from = 0; ; from += page) {
      const { rows } =
        await sql<Row>`select * from ${sql.table(name)} order by ${sql.raw(order)} limit ${page} offset ${from}`.execute(
          db,
        )
      for (const row of rows) yield line({ table: name, row })
      counts[name] += rows.length
      told(counts)
      if (rows.length < page) break
    }
  }
  yield `${JSON.stringify({ end: counts, sha256: hash.digest('hex') })}\n`
}

/** Writes everything that is not a projection to one file, as of one moment; gzipped when the name says so. */
export async function exportArchive(
  db: Database,
  file: string,
  version: string,
  now: Instant,
  told: (counts: Counts) => void = () => {},
): Promise<Counts> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      let last: Counts = {}
      const lines = linesOf(tx, version, now, (counts) => {
        last = { ...counts }
        told(last)
      })
      const out = createWriteStream(file)
      if (file.endsWith('.gz')) await pipeline(lines, createGzip(), out)
      else await pipeline(lines, out)
      return last
    })
}

/** Reads an archive into an empty store, in one transaction, and makes the projections again. */
export async function importArchive(
  db: Database,
  registry: Registry,
  file: string,
  told: (counts: Counts) => void = () => {},
): Promise<Counts> {
  return db.transaction().execute(async (tx) => {
    for (const name of ['case_event', 'collective', 'body'] as const) {
      const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(tx)
      if (rows.length > 0) throw new Trouble('archive-not-empty', { table: name })
    }
    const counts = await readInto(tx, file, told)
    await registry.upTo(Number.MAX_SAFE_INTEGER, tx)
    await rebuild(tx, registry)
    return counts
  })
}

async function readInto(tx: Tx, file: string, told: (counts: Counts) => void): Promise<Counts> {
  const hash = createHash('sha256')
  const counts: Counts = {}
  const parents: Row[] = []
  const waiting: { table: TableName | null; rows: Row[] } = { table: null, rows: [] }
  let number = 0
  let ended = false
  const broken = (cause?: unknown) =>
    new Trouble('archive-unreadable', { file, line: number }, cause)
  const flush = async (): Promise<void> => {
    if (waiting.table && waiting.rows.length > 0)
      await put(tx, waiting.table, waiting.rows, parents)
    waiting.rows = []
    told(counts)
  }
  for await (const text of linesIn(file)) {
    number += 1
    let value: {
      biaogan?: string
      format?: number
      table?: TableName
      row?: Row
      end?: Counts
      sha256?: string
    }
    try {
      value = JSON.parse(text) as typeof value
    } catch (cause) {
      throw broken(cause)
    }
    if (number === 1) {
      if (value.biaogan !== 'archive' || value.format !== 1) throw broken()
    } else if (value.end) {
      if (value.sha256 !== hash.digest('hex')) throw broken()
      ended = true
      break
    } else {
      const known = tables.find(({ name }) => name === value.table)
      if (!known || !value.row) throw broken()
      if (waiting.table !== known.name || waiting.rows.length >= 200) await flush()
      waiting.table = known.name
      waiting.rows.push(value.row)
      counts[known.name] = (counts[known.name] ?? 0) + 1
    }
    hash.update(`${text}\n`)
  }
  if (!ended) throw broken()
  await flush()
  for (const { id, parent, serves } of parents) {
    await sql`update body set parent = ${parent}, serves = ${serves} where id = ${id}`.execute(tx)
  }
  return counts
}

async function* linesIn(file: string): AsyncGenerator<string> {
  const raw = createReadStream(file)
  const input = file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw
  // Errors of either stream must end the reading, not the process.
  const failed = new Promise<never>((_, reject) => {
    raw.once('error', reject)
    input.once('error', reject)
  })
  failed.catch(() => {})
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[
    Symbol.asyncIterator
  ]()
  try {
    for (;;) {
      const next = await Promise.race([reader.next(), failed])
      if (next.done) return
      yield next.value
    }
  } catch (cause) {
    throw new Trouble('archive-unreadable', { file, line: 0 }, cause)
  }
}

/** Rows of one table; bodies name each other, so their ties come after all of them are there. */
async function put(tx: Tx, table: TableName, rows: readonly Row[], parents: Row[]): Promise<void> {
  const { json, made } = tables.find(({ name }) => name === table)!
  const ready = rows.map((row) => {
    const kept = Object.entries(row).filter(
      ([column]) => !(made as readonly string[]).includes(column),
    )
    const plain = Object.fromEntries(
      kept.map(([column, value]) => [
        column,
        (json as readonly string[]).includes(column) ? JSON.stringify(value) : value,
      ]),
    )
    if (table !== 'body') return plain
    parents.push(row)
    return { ...plain, parent: null, serves: null }
  })
  const insert = tx.insertInto(table).values(ready as never)
  await (table === 'definition'
    ? insert.onConflict((on) => on.column('digest').doNothing())
    : insert
  ).execute()
}
