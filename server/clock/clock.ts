import type { Instant } from '../../engine/index.ts'
import { handle } from '../handle.ts'
import { type Claimed, claim, postpone } from '../store/deadlines.ts'
import type { House } from '../terms.ts'

export interface Turn {
  readonly deadline: Claimed
  readonly answer: Awaited<ReturnType<typeof handle>>
}

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString()
const hour = 3_600_000

/** A refused deadline is tried again after an hour, two, four, … at most a day. */
const retryAt = (now: Instant, attempts: number): Instant =>
  later(now, Math.min(24, 2 ** Math.min(attempts, 5)) * hour)

/**
 * One turn of the clock: claims what is due and gives each command through the same door as people. A
 * claim is a short lease, so that a server that dies loses none and no two fire one twice.
 */
export async function turn(house: House, most = 20, leaseMs = 30_000): Promise<readonly Turn[]> {
  const now = house.now()
  const claimed = await claim(house.db, now, later(now, leaseMs), most)
  const turns: Turn[] = []
  const failures: unknown[] = []
  for (const deadline of claimed) {
    const { case_id, command, visit, attempts } = deadline
    try {
      // No key: the visit and the engine refuse what was given already.
      const answer = await handle(house, { case: case_id }, { type: command, by: 'clock', visit })
      if (!answer.ok)
        await postpone(house.db, deadline, retryAt(now, attempts), answer.refusals[0]!.code)
      turns.push({ deadline, answer })
    } catch (error) {
      // One case that cannot be read must not hold up the others.
      await postpone(house.db, deadline, retryAt(now, attempts), 'failed')
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the clock failed on some cases')
  return turns
}

/** Turns the clock until it is stopped; a failing turn is told and tried again. Stopping waits for the turn under way. */
export function startClock(
  house: House,
  { everyMs, onError }: { everyMs: number; onError: (error: unknown) => void },
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const go = async (): Promise<void> => {
    try {
      while (!stopped && (await turn(house)).length > 0);
    } catch (error) {
      onError(error)
    }
    if (!stopped) timer = setTimeout(next, everyMs)
  }
  const next = (): void => {
    running = go()
  }
  next()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
