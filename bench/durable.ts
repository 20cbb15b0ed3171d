import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { examine, type OpenHouse, openHouse } from '../server/index.ts'
import { throughHandle } from './commands.ts'
import { bareSql, learn, type Transact } from './floor.ts'
import { type Compared, compare } from './measure.ts'
import type { Server } from './postgres.ts'
import { database } from './server.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'
import { makeWorld, type World } from './world.ts'

const sides = ['handle', 'bare SQL'] as const

/** Commands through `handle` on a server, against bare SQL that writes the same rows. */
export async function onServer(
  server: Server,
  { cases, rounds, pumpMs: ms }: Sizes,
): Promise<Table> {
  const { url, drop } = await database(server)
  const lines: (readonly [string, Compared])[] = []
  try {
    const world = await makeWorld({ url }, cases)
    for (const [inFlight, prepared] of [
      [1, false],
      [16, false],
      [64, false],
      [64, true],
    ] as const) {
      const house = await openHouse({ url, connections: inFlight })
      const pool = new pg.Pool({ connectionString: url, max: inFlight })
      pool.on('error', () => {})
      const load = { from: 1, count: cases, inFlight, ms }
      const known = await learn(house, world)
      const floor = bareSql(transactOn(pool, prepared), world, known, load)
      const found = await compare(throughHandle(house, world, load), floor, rounds)
      lines.push([`${inFlight} in flight${prepared ? ', bare SQL prepared' : ''}`, found])
      await pool.end()
      if (prepared) await mustBeSound(house, world)
      await house.close()
    }
  } finally {
    await drop()
  }
  return { title: 'PostgreSQL: handle against bare SQL', sides, lines }
}

/** The same on the embedded database, in a data folder; the floor has a folder of its own, copied from the first. */
export async function onEmbedded({ cases, rounds, pumpMs: ms }: Sizes): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-bench-'))
  const lines: (readonly [string, Compared])[] = []
  try {
    const where = { folder: join(folder, 'ours') }
    const world = await makeWorld(where, Math.min(cases, 256))
    const house = await openHouse(where)
    const bare = await PGlite.create({
      dataDir: join(folder, 'floor'),
      loadDataDir: await house.store.dump!(),
    })
    const transact: Transact = (work) =>
      bare.transaction((tx) => work((text, values) => tx.query(text, [...values])))
    const known = await learn(house, world)
    for (const inFlight of [1, 16, 64]) {
      const load = { from: 1, count: world.size, inFlight, ms }
      const floor = bareSql(transact, world, known, load)
      const found = await compare(throughHandle(house, world, load), floor, rounds)
      lines.push([`${inFlight} in flight`, found])
    }
    await mustBeSound(house, world)
    await bare.close()
    await house.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { title: 'PGlite: handle against bare SQL', sides, lines }
}

/** A connection of the pool for each transaction, as the store has it; statements prepared once a connection, or not. */
function transactOn(pool: pg.Pool, prepared: boolean): Transact {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `floor_${names.size}`
    names.set(text, name)
    return name
  }
  return async (work) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await work((text, given) => {
        const values = [...given]
        return client.query(prepared ? { name: nameOf(text), text, values } : { text, values })
      })
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }
}

/** Both sides wrote what the events say, or the comparison is worth nothing. */
export async function mustBeSound({ db, registry }: OpenHouse, { next }: World): Promise<void> {
  const grave = (await examine(db, registry, next(1))).filter((one) => one.grave)
  if (grave[0]) throw new Error(`${grave.length} findings, first ${JSON.stringify(grave[0])}`)
}
