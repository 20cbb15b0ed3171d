import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from '../../bench/postgres.ts'
import { definitionsIn, openStore, publish, shipped } from '../../server/index.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string
    dump: string
  }
}

export const template = 'biaogan_template'

/** One PostgreSQL for the whole run, with a template that has the schema and the shipped definitions; and the same as a dump for PGlite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.stdout.write(`Node ${process.version}\n`)
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-test-'))
  const definitions = definitionsIn(shipped)
  const [server] = await Promise.all([
    startPostgres(),
    makeDump(join(folder, 'pglite.tar'), definitions),
  ])
  const admin = new pg.Client(server.url)
  await admin.connect()
  await admin.query(`drop database if exists ${template}`)
  await admin.query(`create database ${template}`)
  const store = await openStore({ url: databaseAt(server.url, template), connections: 2 })
  await publish(store.db, definitions, '2024-01-01T00:00:00.000Z')
  await store.close()
  await admin.end()
  project.provide('postgres', server.url)
  project.provide('dump', join(folder, 'pglite.tar'))
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

export const databaseAt = (url: string, name: string): string =>
  Object.assign(new URL(url), { pathname: `/${name}` }).toString()

async function makeDump(
  file: string,
  definitions: ReturnType<typeof definitionsIn>,
): Promise<void> {
  const store = await openStore({ memory: true })
  await publish(store.db, definitions, '2024-01-01T00:00:00.000Z')
  const dump = await store.dump!()
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  await store.close()
}
