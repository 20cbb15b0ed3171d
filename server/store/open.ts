import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import { Trouble } from '../trouble.ts'
import { lockFolder } from './lock.ts'
import { migrate } from './migrate.ts'
import { preparing } from './prepared.ts'
import { readers } from './readers.ts'
import type { Database, Tables } from './tables.ts'

/** Where things are kept: a server by address, a folder, or nowhere (in memory, thrown away). */
export type Where =
  | {
      readonly url: string
      readonly connections?: number
      /** In a schema of its own, gone when the store is closed; what else the database holds is not touched. */
      readonly scratch?: boolean
    }
  | { readonly folder: string }
  | { readonly memory: true; readonly dump?: Blob }

export interface Store {
  readonly db: Database
  readonly kind: 'postgresql' | 'pglite'
  /** A copy of the whole embedded database, to be opened again; a server has its own tools. */
  readonly dump?: () => Promise<Blob>
  close(): Promise<void>
}

const embeddedVersion = '18'

/**
 * Opens the store and brings its schema up to date; every failure says what to do. Of the two databases only the
 * one that is opened is read as a program, and by commands that open none, neither.
 */
export async function openStore(where: Where): Promise<Store> {
  const store = 'url' in where ? await openServer(where) : await openEmbedded(where)
  try {
    await migrate(store.db)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

async function openServer({
  url: connectionString,
  connections: max = 10,
  scratch = false,
}: Extract<Where, { url: string }>): Promise<Store> {
  const schema = scratch ? `scratch_${randomUUID().replaceAll('-', '')}` : null
  const { default: pg } = await import('pg')
  const custom: Record<number, (text: string) => unknown> = {
    [pg.types.builtins.TIMESTAMPTZ]: readers.timestamptz,
    [pg.types.builtins.DATE]: readers.date,
    [pg.types.builtins.INT8]: readers.int8,
  }
  const pool = new pg.Pool({
    connectionString,
    max,
    options: `-c TimeZone=UTC${schema ? ` -c search_path=${schema}` : ''}`,
    application_name: 'biaogan',
    connectionTimeoutMillis: 10_000,
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        custom[oid] ??
        pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  try {
    await pool.query(schema ? `create schema ${schema}` : 'select 1')
  } catch (cause) {
    await pool.end()
    throw new Trouble('database-unreachable', { reason: (cause as Error).message }, cause)
  }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) })
  return {
    db,
    kind: 'postgresql',
    close: async () => {
      try {
        if (schema) await pool.query(`drop schema ${schema} cascade`)
      } finally {
        await db.destroy()
      }
    },
  }
}

async function openEmbedded(
  where: { folder: string } | { memory: true; dump?: Blob },
): Promise<Store> {
  const { openPGlite, pgliteDialect } = await import('./pglite.ts')
  if ('memory' in where) {
    const client = await openPGlite(undefined, where.dump)
    const db = new Kysely<Tables>({ dialect: pgliteDialect(client) })
    return { db, kind: 'pglite', dump: () => client.dumpDataDir('none'), close: () => db.destroy() }
  }
  const { folder } = where
  const release = lockFolder(folder)
  try {
    const data = join(folder, 'pgdata')
    const mark = join(data, 'PG_VERSION')
    const version = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : embeddedVersion
    if (version !== embeddedVersion)
      throw new Trouble('data-folder-older', { folder, version, wanted: embeddedVersion })
    const client = await openPGlite(data).catch((cause: unknown) => {
      throw new Trouble('data-folder-unusable', { folder }, cause)
    })
    const db = new Kysely<Tables>({ dialect: pgliteDialect(client) })
    return {
      db,
      kind: 'pglite',
      dump: () => client.dumpDataDir('gzip'),
      close: async () => {
        await db.destroy()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Puts a copy made by `dump` into an empty data folder. */
export async function restoreFolder(folder: string, copy: Blob): Promise<void> {
  const { openPGlite } = await import('./pglite.ts')
  const release = lockFolder(folder)
  try {
    const data = join(folder, 'pgdata')
    if (existsSync(data)) throw new Trouble('data-folder-full', { folder })
    const client = await openPGlite(data, copy)
    await client.close()
  } finally {
    release()
  }
}
