import type { Instant, LocalDate, Term } from './calendar.ts'
import type { MethodUse } from './score/method.ts'
import type { Answers } from './score/readings.ts'
import type { Layer } from './score/staged.ts'
import type { Bars } from './score/standard.ts'
import type { JsonObject } from './terms.ts'

/** One pursuit of one recognition, and the supervision of what it brought: the fold of its events. */
export interface Case {
  readonly id: string
  readonly collective: string
  readonly programme: string
  readonly level: string
  /** `authority/number`; null for a case that began by confirmation. */
  readonly batch: string | null
  readonly pins: Pins
  /** The bodies that act for it, found once when it began; the event says how. */
  readonly parties: Parties
  readonly step: string
  readonly entered: { readonly seq: number; readonly at: Instant }
  /** The number of its last event. */
  readonly revision: number
  readonly memory: Memory
}

/** Digests of the definitions a case runs under. */
export interface Pins {
  readonly programme: string
  readonly procedure: string
  readonly standard: string | null
}

export interface Parties {
  readonly endorser: string | null
  readonly authority: string
  readonly superior: string
}

/** What a case remembers of its events, so that nothing is folded at every command. */
export interface Memory {
  readonly origin?: string
  /** The level whose title this pursuit rests on; null at the first rung. */
  readonly restsOn?: string | null
  readonly filedOn?: LocalDate
  /** The tier below the target where no body stands, so that another endorses. */
  readonly endorserFor?: string
  /** Digest of the standard whose conditions were last asked, at filing or by the endorser. */
  readonly asked?: string
  readonly answers?: Answers
  readonly conditions?: { readonly [condition: string]: boolean }
  readonly beganBefore?: boolean
  readonly round?: number
  readonly rounds?: readonly number[]
  readonly assessor?: string
  /** The role in which the assessor reads, where a stage weighs roles. */
  readonly role?: string
  /** Sheets of the stage that other assessors handed in before. */
  readonly sheets?: readonly HandedIn[]
  /** The stages of this round that went on, each with its sheets as they were read. */
  readonly read?: readonly Layer[]
  /** The points on which the assessors of the stage agreed, by item, exactly. */
  readonly agreed?: { readonly [item: string]: string }
  readonly scores?: readonly ScoreRecord[]
  readonly notice?: NoticeTerm
  /** Numbers of the objections not yet settled. */
  readonly objections?: readonly number[]
  readonly title?: { readonly level: string; readonly stars: number; readonly expires: Instant }
  readonly charge?: {
    readonly complaint: string
    readonly replyEnds: Instant
    readonly replied: boolean
  }
  readonly sanction?: { readonly id: string; readonly appealEnds: Instant; readonly ruled: boolean }
  /** Items that failed when the sheet was last concluded, and by what all were read so far. */
  readonly failed?: FailedItems
  /** The retest under way or done last in this round, and how many there were. */
  readonly retest?: FailedItems & { readonly number: number }
  /** Collectives named to cross-check this one. */
  readonly peers?: readonly string[]
  readonly lastSelfCheck?: Instant
  /** Findings of checks that are not yet remedied. */
  readonly findings?: number
  /** When the clock last gave a command that left the case at its step. */
  readonly calls?: { readonly [command: string]: Instant }
  /** Who gave which command, where the procedure sets people apart or allows a correction. */
  readonly actors?: { readonly [command: string]: readonly string[] }
}

/**
 * One of several sheets of a stage: what its assessor found, and in which events claims were confirmed. What others
 * say of the facts is not the assessor's, and is read as it stands when the sheets are read together.
 */
export interface HandedIn {
  readonly assessor: string
  readonly role?: string
  readonly found: Answers
  readonly confirmed: { readonly [fact: string]: number }
}

export interface FailedItems {
  readonly items: readonly string[]
  readonly before: readonly [Layer, ...Layer[]]
}

/** A score as it was at one stage: kept by stage and round, none overwrites another. */
export interface ScoreRecord {
  readonly stage: string
  /** Which of several sheets of the stage it is; absent for what they come to together, or where there is one. */
  readonly sheet?: number
  readonly round: number | null
  /** For publication, by the standard's own rounding; an interval while the sheet is open. */
  readonly total: string
  /** The exact ends of the interval; the same when the sheet is complete. */
  readonly least: string
  readonly most: string
  readonly grade: string | null
  readonly outcome: string
  /** Those that stand. */
  readonly vetoes: readonly string[]
  /** How long they keep the collective from filing, from when on. */
  readonly bars?: readonly Barring[]
  readonly standard: string
  /** The methods it rests on that are not the engine's own; absent where there are none. */
  readonly methods?: readonly MethodUse[]
  readonly seq: number
}

/** A veto that keeps the collective from another pursuit for a while. */
export interface Barring {
  readonly veto: string
  readonly bars: Bars
  readonly since: Instant
}

export interface NoticeTerm {
  readonly id: string
  readonly begins: Instant
  readonly ends: Instant
  readonly proof: Term['proof']
}

/** Someone asks. Nothing is decided here. */
export interface Command {
  readonly type: string
  readonly by: string
  readonly outcome?: string
  readonly data?: JsonObject
  /** The revision the asker saw; refused when the case has moved on. */
  readonly seen?: number
  /** The clock's: number of the event that entered the step the deadline belongs to. */
  readonly visit?: number
}

/** A command that was granted. Ids, numbers, dates, outcomes and digests only; texts stand apart. */
export interface Event {
  readonly seq: number
  readonly type: string
  readonly outcome: string | null
  readonly data: JsonObject
  readonly by: string
  readonly as: string
  readonly body: string | null
  readonly under: string
  readonly at: Instant
}

/** A text that came with a command: stored apart, erasable, known to the event by its digest. */
export interface Document {
  readonly field: string
  readonly class: string
  readonly text: string
  readonly salt: string
  readonly digest: string
}

export interface Granted {
  readonly event: Event
  readonly documents: readonly Document[]
}

/** What the clock owes a case: a command at an instant, for this visit to the step. */
export interface Owed {
  readonly command: string
  readonly at: Instant
  readonly visit: number
}
