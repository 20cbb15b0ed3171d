import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type { Pool } from 'pg'

const mostNames = 200
const seenBeforeNaming = 3

/** Names for statements that come again, so that they can be prepared; a statement built for one occasion gets none. */
export function statementNames(): (text: string) => string | undefined {
  const seen = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined || names.size >= mostNames) return name
    const times = (seen.get(text) ?? 0) + 1
    if (seen.size < mostNames * 10 || times > 1) seen.set(text, times)
    if (times < seenBeforeNaming) return undefined
    const made = `s${names.size}`
    names.set(text, made)
    seen.delete(text)
    return made
  }
}

/** Prepares statements once per connection of a pool, so that the server does not plan them at every command. */
export function preparing(pool: Pool): PostgresPool {
  const nameOf = statementNames()
  return {
    async connect() {
      const client = await pool.connect()
      const query = (text: unknown, values?: readonly unknown[]) => {
        const name = typeof text === 'string' && values?.length ? nameOf(text) : undefined
        return name === undefined
          ? client.query(text as string, values as unknown[])
          : client.query({ name, text: text as string, values: [...values!] })
      }
      return { query, release: () => client.release() } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
  }
}
