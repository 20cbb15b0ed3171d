import type { Definition } from '../engine/index.ts'
import {
  definitionsIn,
  openHouse,
  type Played,
  play,
  shipped,
  type Where,
} from '../server/index.ts'
import { copyCase } from './copies.ts'
import { route } from './route.ts'

/** Many cases that are copies of one: case 17 is of collective 17, whose head is head 17. */
export interface World {
  readonly original: string
  readonly head: string
  readonly size: number
  /** The instant of a case's next command: each is a day after the one before, so that its deadline moves. */
  next(n: number): string
}

export const caseOf = ({ original }: Pick<World, 'original'>, n: number): string =>
  `${original}-${n}`
export const headOf = ({ head }: Pick<World, 'head'>, n: number): string => `${head}-${n}`

let law: readonly Definition[] | null = null

/** Plays the route in an empty store and copies its case so many times. */
export async function makeWorld(where: Where, size: number): Promise<World> {
  const { script, id, head } = route()
  law ??= definitionsIn(shipped)
  const clock = { now: script.instant(0) }
  const house = await openHouse(where, {
    definitions: law,
    now: () => clock.now,
  })
  try {
    const tell = ({ what, refusals }: Played): void => {
      if (refusals[0]) throw new Error(`${what}: ${refusals[0].code}`)
    }
    await play({ house, clock, script, tell })
    await copyCase(house, { original: id, head }, size)
  } finally {
    await house.close()
  }
  const begun = Date.parse(clock.now)
  const visits = new Uint32Array(size + 1)
  const next = (n: number) => new Date(begun + ++visits[n]! * 86_400_000).toISOString()
  return { original: id, head, size, next }
}

/** The order in which a lane comes by its own cases: scattered over the tables, none shared with another lane. */
export function rota(from: number, count: number, inFlight: number): (lane: number) => number {
  const been = new Uint32Array(inFlight)
  const stride = 7919
  const each = Math.floor(count / inFlight)
  return (lane) => from + ((((been[lane]!++ % each) * inFlight + lane) * stride) % count)
}
