import type { Event, Instant, JsonObject, Trust } from '../engine/index.ts'
import type { Registry } from './definitions/registry.ts'
import type { Database } from './store/tables.ts'

/** What the path needs of the world: a store, the definitions, the hour, and something unguessable. */
export interface House {
  readonly db: Database
  readonly registry: Registry
  readonly now: () => Instant
  readonly random: () => string
  /** Whose signatures publish here, as the trust file has it now; without one nothing is published from outside. */
  readonly trust?: () => Trust
}

/** A command that begins a case names its collective and programme; any other only its case. */
export interface Target {
  readonly case: string
  readonly opens?: { readonly collective: string; readonly programme: string }
}

/** What happened, and what happens next: which step, who acts, until when. */
export interface Answer {
  readonly case: string
  readonly revision: number
  readonly event: Pick<Event, 'seq' | 'type' | 'outcome' | 'at'>
  readonly step: string
  readonly next: {
    readonly owner: string | null
    readonly due: Instant | null
    readonly proof: JsonObject | null
  }
  /** What it meant for the collective's other cases. */
  readonly also: readonly { readonly case: string; readonly type: string; readonly step: string }[]
}
