import { PGlite, parse, protocol, type Results, types } from '@electric-sql/pglite'
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
import { statementNames } from './prepared.ts'
import { readers } from './readers.ts'

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

/**
 * Runs a statement that is prepared when it comes for the first time: planning costs the embedded database
 * more than running. Parameters go as text, whose type the server knows.
 */
function prepared(client: PGlite) {
  const { serialize } = protocol
  const known = new Set<string>([''])
  const names = statementNames()
  const exchange = async (...messages: readonly Uint8Array[]) =>
    (await client.execProtocol(new Uint8Array(Buffer.concat([...messages, serialize.sync()]))))
      .messages
  return async <R>(text: string, parameters: readonly unknown[]): Promise<Results<R>> => {
    const name = names(text) ?? ''
    // By itself: it stays prepared even where running it fails.
    if (!known.has(name)) await exchange(serialize.parse({ name, text }))
    known.add(name)
    const values = parameters.map((value) => (value === null ? null : String(value)))
    const messages = await exchange(
      ...(name === '' ? [serialize.parse({ text })] : []),
      serialize.bind({ statement: name, values }),
      serialize.describe({ type: 'P' }),
      serialize.execute({}),
    )
    return parse.parseResults(messages, client.parsers)[0] as Results<R>
  }
}

/** Kysely over PGlite: one connection, so transactions queue. */
export function pgliteDialect(client: PGlite): Dialect {
  const run = prepared(client)
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      // Only `exec` takes several statements; only `query` takes parameters.
      const found =
        parameters.length === 0 ? (await client.exec(sql)).at(-1) : await run<R>(sql, parameters)
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
