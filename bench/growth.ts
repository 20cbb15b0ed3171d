import { openHouse } from '../server/index.ts'
import { throughHandle } from './commands.ts'
import { stretch } from './copies.ts'
import { mustBeSound } from './durable.ts'
import { type Compared, compare } from './measure.ts'
import type { Server } from './postgres.ts'
import { database } from './server.ts'
import type { Sizes } from './sizes.ts'
import { table } from './table.ts'
import { makeWorld } from './world.ts'

const inFlight = 16
const count = (n: number): string => n.toLocaleString('en')

/** Whether commands slow down as cases are added, and as one case's history grows. */
export async function growth(server: Server, sizes: Sizes): Promise<string> {
  const lines = [await manyCases(server, sizes), await longHistory(server, sizes)]
  return table('PostgreSQL: a grown store against a young one', lines)
}

async function manyCases(
  server: Server,
  { fewCases, manyCases, rounds, pumpMs: ms }: Sizes,
): Promise<readonly [string, Compared]> {
  const [few, many] = [await database(server), await database(server)]
  try {
    const sides = []
    for (const [{ url }, size] of [
      [few, fewCases],
      [many, manyCases],
    ] as const) {
      const world = await makeWorld({ url }, size)
      const house = await openHouse({ url, connections: inFlight })
      sides.push({
        house,
        run: throughHandle(house, world, { from: 1, count: size, inFlight, ms }),
        world,
        url,
      })
    }
    const [small, large] = sides
    const found = await compare(large!.run, small!.run, rounds)
    for (const { house } of sides) await house.close()
    await mustBeSound({ url: small!.url }, small!.world)
    return [`${count(manyCases)} cases against ${count(fewCases)}`, found]
  } finally {
    await few.drop()
    await many.drop()
  }
}

async function longHistory(
  server: Server,
  { cases, longHistory, rounds, pumpMs: ms }: Sizes,
): Promise<readonly [string, Compared]> {
  const { url, drop } = await database(server)
  const long = 128
  try {
    const world = await makeWorld({ url }, cases + long)
    const house = await openHouse({ url, connections: inFlight })
    await stretch(house, world, [cases + 1, cases + long], longHistory)
    const { revision } = await house.db
      .selectFrom('case_state')
      .select('revision')
      .where('case_id', '=', world.original)
      .executeTakeFirstOrThrow()
    const ours = throughHandle(house, world, { from: cases + 1, count: long, inFlight, ms })
    const young = throughHandle(house, world, { from: 1, count: cases, inFlight, ms })
    const found = await compare(ours, young, rounds)
    await house.close()
    await mustBeSound({ url }, world)
    return [`${count(longHistory)} events a case against ${revision}`, found]
  } finally {
    await drop()
  }
}
