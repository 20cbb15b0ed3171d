import { sql } from 'kysely'
import type { MethodMissing } from '../definitions/methods.ts'
import type { Registry } from '../definitions/registry.ts'
import { Trouble } from '../trouble.ts'
import type { Database } from './tables.ts'

/** The methods that open cases rest on, by the standard each is pinned to, and that are missing here. */
export async function methodsMissing(
  db: Database,
  registry: Registry,
): Promise<readonly MethodMissing[]> {
  const { rows } = await sql<{ readonly digest: string }>`
    select distinct state #>> '{pins,standard}' as digest from case_state
    where phase <> 'closed' and state #>> '{pins,standard}' is not null order by 1`.execute(db)
  return rows.flatMap(({ digest }) => registry.methodMissing(digest) ?? [])
}

/** A server does not start while an open case rests on a method that is not here: another would score it otherwise. */
export async function requireMethods(db: Database, registry: Registry): Promise<void> {
  const [first] = await methodsMissing(db, registry)
  if (first) throw new Trouble('method-missing', { ...first })
}
