import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { examine, openHouse, type Where } from '../server/index.ts'
import { throughHandle } from './commands.ts'
import { bareSql, learn, type Transact } from './floor.ts'
import { type Compared, compare } from './measure.ts'
import type { Server } from './postgres.ts'
import { database } from './server.ts'
import type { Sizes } from './sizes.ts'
import { table } from './table.ts'
import { makeWorld, type World } from './world.ts'

/** Commands through `handle` on a server, against bare SQL that writes the same rows. */
export async function onServer(
  server: Server,
  { cases, rounds, pumpMs: ms }: Sizes,
): Promise<string> {
  const { url, drop } = await database(server)
  const lines: (readonly [string, Compared])[] = []
  try {
    const world = await makeWorld({ url }, cases)
    for (const inFlight of [1, 16, 64]) {
      const house = await openHouse({ url, connections: inFlight })
      const pool = new pg.Pool({ connectionString: url, max: inFlight })
      pool.on('error', () => {})
      const load = { from: 1, count: cases, inFlight, ms }
      const floor = bareSql(transactOn(pool), world, await learn(house, world), load)
      lines.push([
        `${inFlight} in flight`,
        await compare(throughHandle(house, world, load), floor, rounds),
      ])
      await pool.end()
      await house.close()
    }
    await mustBeSound({ url }, world)
  } finally {
    await drop()
  }
  return table('PostgreSQL: handle against bare SQL', lines)
}

/** The same on the embedded database, in a data folder; the floor has a folder of its own, copied from the first. */
export async function onEmbedded({ cases, rounds, pumpMs: ms }: Sizes): Promise<string> {
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
    for (const inFlight of [1, 16]) {
      const load = { from: 1, count: world.size, inFlight, ms }
      const floor = bareSql(transact, world, await learn(house, world), load)
      lines.push([
        `${inFlight} in flight`,
        await compare(throughHandle(house, world, load), floor, rounds),
      ])
    }
    await bare.close()
    await house.close()
    await mustBeSound(where, world)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return table('PGlite: handle against bare SQL', lines)
}

const transactOn =
  (pool: pg.Pool): Transact =>
  async (work) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await work((text, values) => client.query(text, [...values]))
      await client.query('commit')
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  }

/** Both sides wrote what the events say, or the comparison is worth nothing. */
export async function mustBeSound(where: Where, { next }: World): Promise<void> {
  const house = await openHouse(where)
  try {
    const grave = (await examine(house.db, house.registry, next(0))).filter((one) => one.grave)
    if (grave[0])
      throw new Error(`${grave.length} findings, first ${JSON.stringify(grave[0]).slice(0, 2000)}`)
  } finally {
    await house.close()
  }
}
