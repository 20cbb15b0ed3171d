import { randomUUID } from 'node:crypto'
import { handle, type OpenHouse } from '../server/index.ts'
import { type Contender, pump } from './measure.ts'
import { caseOf, headOf, rota, type World } from './world.ts'

/** The command of all durable measurements: a head's self-check on a held title. */
export const check = { type: 'check', data: { result: 'good', findings: 0 } } as const

export interface Load {
  readonly from: number
  readonly count: number
  readonly inFlight: number
  readonly ms: number
}

/** Self-checks through `handle`, each with a key of its own. */
export function throughHandle(
  house: OpenHouse,
  world: World,
  { from, count, inFlight, ms }: Load,
): Contender {
  const next = rota(from, count, inFlight)
  const give = async (lane: number): Promise<void> => {
    const n = next(lane)
    const at = world.next(n)
    const answer = await handle(
      { ...house, now: () => at },
      { case: caseOf(world, n) },
      { ...check, by: headOf(world, n) },
      randomUUID(),
    )
    if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
  }
  return () => pump(give, inFlight, ms)
}
