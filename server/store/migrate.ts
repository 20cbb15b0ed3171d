import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CompiledQuery, sql } from 'kysely'
import { home } from '../place.ts'
import { Trouble } from '../trouble.ts'
import type { Database } from './tables.ts'

const folder = join(home, 'server', 'store', 'sql')

/** Numbered SQL files, forward only. */
const steps = (): readonly { number: number; name: string }[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 6)), name }))

/** Brings the schema up to date. Two servers that start together meet at the lock; the second finds nothing to do. */
export async function migrate(db: Database): Promise<void> {
  await db.connection().execute(async (connection) => {
    await connection.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${7_290_411})`.execute(tx)
      await tx.executeQuery(
        CompiledQuery.raw(
          'create table if not exists schema_version (number integer primary key, name text not null, applied_at timestamptz not null)',
        ),
      )
      const done = await tx.selectFrom('schema_version').select('number').execute()
      const applied = new Set(done.map(({ number }) => number))
      const known = steps()
      const newest = Math.max(0, ...applied)
      const ours = known.at(-1)?.number ?? 0
      if (newest > ours) throw new Trouble('schema-newer', { found: newest, known: ours })
      for (const { number, name } of known.filter((step) => !applied.has(step.number))) {
        await tx.executeQuery(CompiledQuery.raw(readFileSync(join(folder, name), 'utf8')))
        await sql`insert into schema_version (number, name, applied_at) values (${number}, ${name}, now())`.execute(
          tx,
        )
      }
    })
  })
}
