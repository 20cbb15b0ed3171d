import type { Case } from '../case.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Programme } from '../programme.ts'
import type { Json } from '../terms.ts'

/** What is wrong with one thing that a command brought. */
export interface Flaw {
  readonly field: string
  readonly why:
    | 'missing'
    | 'unknown'
    | 'type'
    | 'too-long'
    | 'range'
    | 'option'
    | 'fact-unknown'
    | 'fact-derived'
    | 'fact-not-yours'
    | 'reason-missing'
    | 'reason-unlisted'
    | 'lapse-not-yours'
    | 'not-a-claim'
    | 'role-unweighed'
    | 'agreement-unasked'
  readonly want?: Json
}

/** What a value that a command brings is read against, and where its flaws are said. */
export interface Around {
  readonly on: Case
  readonly given: Circumstances
  readonly programme: Programme
  readonly party: string
  readonly path: string
  flaw(why: Flaw['why'], want?: Json, field?: string): void
  /** Sets a text apart; the event keeps what this returns. */
  apart(field: string, text: string): Json
}
