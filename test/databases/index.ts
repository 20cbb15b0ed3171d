import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { type OpenHouse, openHouse, type Where } from '../../server/index.ts'
import { databaseAt, template } from './setup.ts'

/** Both databases: every test of the store runs on each. */
export const databases = ['pglite', 'postgresql'] as const
export type DatabaseKind = (typeof databases)[number]

/** A fresh database with the schema and the shipped definitions. */
export async function freshDatabase(
  kind: DatabaseKind,
): Promise<{ where: Where; drop: () => Promise<void> }> {
  if (kind === 'pglite') {
    return {
      where: { memory: true, dump: new Blob([readFileSync(inject('dump'))]) },
      drop: async () => {},
    }
  }
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = async (text: string): Promise<void> => {
    const client = new pg.Client(inject('postgres'))
    await client.connect()
    await client.query(text)
    await client.end()
  }
  await admin(`create database ${name} template ${template}`)
  return {
    where: { url: databaseAt(inject('postgres'), name) },
    drop: () => admin(`drop database ${name} with (force)`),
  }
}

export interface TestClock {
  now: string
}

/** Opens a house on a fresh database under a clock the test sets; always close it. */
export async function freshHouse(kind: DatabaseKind, clock: TestClock): Promise<OpenHouse> {
  const { where, drop } = await freshDatabase(kind)
  const house = await openHouse(where, { now: () => clock.now })
  return {
    ...house,
    close: async () => {
      await house.close()
      await drop()
    },
  }
}
