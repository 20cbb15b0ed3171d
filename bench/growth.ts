import { openHouse } from '../server/index.ts'
import { throughHandle } from './commands.ts'
import { stretch } from './copies.ts'
import { mustBeSound } from './durable.ts'
import { type Compared, compare } from './measure.ts'
import type { Server } from './postgres.ts'
import { database } from './server.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'
import { makeWorld } from './world.ts'

const inFlight = 16
const count = (n: number): string => n.toLocaleString('en')

/** Whether commands slow down as cases are added, and as one case's history grows. */
export async function growth(server: Server, sizes: Sizes): Promise<Table> {
  const lines = [await manyCases(server, sizes), await longHistory(server, sizes)]
  return {
    title: `PostgreSQL, ${inFlight} in flight: a grown store against a young one`,
    sides: ['grown', 'young'],
    lines,
  }
}

async function manyCases(
  server: Server,
  { fewCases, manyCases, rounds, pumpMs: ms }: Sizes,
): Promise<readonly [string, Compared]> {
  const [few, many] = [await database(server), await database(server)]
  const open = async (url: string, size: number) => {
    const world = await makeWorld({ url }, size)
    const house = await openHouse({ url, connections: inFlight })
    return {
      world,
      house,
      run: throughHandle(house, world, { from: 1, count: size, inFlight, ms }),
    }
  }
  try {
    const young = await open(few.url, fewCases)
    const grown = await open(many.url, manyCases)
    const found = await compare(grown.run, young.run, rounds)
    await mustBeSound(young.house, young.world)
    await young.house.close()
    await grown.house.close()
    return [`${count(manyCases)} cases against ${count(fewCases)}`, found]
  } finally {
    await few.drop()
    await many.drop()
  }
}

async function longHistory(
  server: Server,
  { cases, longCases, longHistory, rounds, pumpMs: ms }: Sizes,
): Promise<readonly [string, Compared]> {
  const { url, drop } = await database(server)
  try {
    const world = await makeWorld({ url }, cases + longCases)
    const house = await openHouse({ url, connections: inFlight })
    await stretch(house, world, [cases + 1, cases + longCases], longHistory)
    const { revision } = await house.db
      .selectFrom('case_state')
      .select('revision')
      .where('case_id', '=', world.original)
      .executeTakeFirstOrThrow()
    const old = throughHandle(house, world, { from: cases + 1, count: longCases, inFlight, ms })
    const young = throughHandle(house, world, { from: 1, count: cases, inFlight, ms })
    const found = await compare(old, young, rounds)
    await mustBeSound(house, world)
    await house.close()
    return [`from ${count(longHistory)} events a case against from ${revision}`, found]
  } finally {
    await drop()
  }
}
