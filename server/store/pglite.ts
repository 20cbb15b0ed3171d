import { PGlite, types } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'

/** How both databases hand back what JavaScript has no good type for: instants and days as text. */
export const readers = {
  timestamptz: (text: string): string => new Date(text).toISOString(),
  date: (text: string): string => text,
  int8: (text: string): number => Number(text),
}

/** Opens the embedded database on a folder, or in memory when none is given; from a dump if there is one. */
export const openPGlite = (folder?: string, dump?: Blob): Promise<PGlite> =>
  PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    ...(dump === undefined ? {} : { loadDataDir: dump }),
    parsers: {
      [types.TIMESTAMPTZ]: readers.timestamptz,
      [types.DATE]: readers.date,
      [types.INT8]: readers.int8,
    },
  })

/** Kysely over PGlite: one connection, so transactions queue. */
export function pgliteDialect(client: PGlite): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      // Only `exec` takes several statements; only `query` takes parameters.
      const found =
        parameters.length === 0
          ? (await client.exec(sql)).at(-1)
          : await client.query<R>(sql, [...parameters])
      return { rows: (found?.rows ?? []) as R[], numAffectedRows: BigInt(found?.affectedRows ?? 0) }
    },
    // biome-ignore lint/correctness/useYield: streaming is part of the interface and of no use on one connection
    async *streamQuery() {
      throw new Error('the embedded database does not stream')
    },
  }
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new OneConnection(connection, () => client.close()),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** Hands out the one connection, first come first served. */
class OneConnection implements Driver {
  readonly #connection: DatabaseConnection
  readonly #close: () => Promise<void>
  #last: Promise<void> = Promise.resolve()
  #release: () => void = () => {}

  constructor(connection: DatabaseConnection, close: () => Promise<void>) {
    this.#connection = connection
    this.#close = close
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    let release = () => {}
    this.#last = new Promise((resolve) => {
      release = resolve
    })
    await before
    this.#release = release
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#release()
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    await this.#last
    await this.#close()
  }
}
