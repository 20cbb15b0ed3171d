import type { Instant, Refusal } from '../../engine/index.ts'
import type { Said } from '../tell/said.ts'
import type { House } from '../terms.ts'
import type { Named } from './naming.ts'
import type { Script } from './script.ts'

/** One thing that happened while a script played. */
export interface Played {
  readonly at: Instant
  readonly by: string
  readonly what: string
  readonly case: string | null
  readonly outcome: string | null
  readonly step: string | null
  readonly refusals: readonly Refusal[]
  readonly note: string | null
  /** What was done, how it ended and where it led, as the programme calls them. */
  readonly named: Named
  /** Of a case of which the script wants to know it: what it lacked, in sentences. */
  readonly missing: readonly Said[]
  /** What the script wanted and did not get. */
  readonly unmet: readonly string[]
}

/** A clock that a script sets; it never goes back. */
export interface ScriptClock {
  now: Instant
}

export interface Player {
  readonly house: House
  readonly clock: ScriptClock
  readonly script: Script
  readonly tell: (played: Played) => void
  /** Called after every event, with nothing pending: where tests hold the invariants. */
  readonly after?: () => Promise<void>
}
