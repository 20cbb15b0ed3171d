import type { Calendar, Instant, LocalDate, Term } from './calendar.ts'
import type { AnswerState, Answers } from './score/readings.ts'
import type { ScoringStandard } from './score/standard.ts'
import type { Json, JsonObject } from './terms.ts'

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
  /** Digest of the standard whose conditions were last asked, at filing or by the endorser. */
  readonly asked?: string
  readonly answers?: Answers
  readonly conditions?: { readonly [condition: string]: boolean }
  readonly beganBefore?: boolean
  readonly round?: number
  readonly rounds?: readonly number[]
  readonly assessor?: string
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

/** A score as it was at one stage: kept by stage and round, none overwrites another. */
export interface ScoreRecord {
  readonly stage: string
  readonly round: number | null
  /** For publication, by the standard's own rounding; an interval while the sheet is open. */
  readonly total: string
  /** The exact ends of the interval; the same when the sheet is complete. */
  readonly least: string
  readonly most: string
  readonly grade: string | null
  readonly outcome: string
  readonly vetoes: readonly string[]
  readonly standard: string
  readonly seq: number
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

export interface Collective {
  readonly id: string
  readonly name: string
  readonly sector: string
  readonly field?: string | null
  readonly post?: string | null
  readonly ownership: string
  readonly region: string
  /** The League body above the collective's own branch; its line and place lead to every party. */
  readonly body: string
  /** Actor id of the 号长. */
  readonly head: string
  readonly began: LocalDate
}

export interface Body {
  readonly id: string
  readonly name: string
  readonly kind: 'league' | 'committee'
  readonly tier: string
  readonly parent: string | null
  /** For a committee: the League body whose tier and place it serves. */
  readonly serves?: string | null
}

export interface Window {
  readonly opens: Instant
  readonly closes: Instant
}

export interface Round extends Window {
  readonly number: number
  readonly mode: string
  readonly forms: readonly { readonly form: string; readonly weight: number }[]
  readonly assessors: number
}

/** One run of a cycle by one authority. Windows are data; nothing is derived from the calendar year. */
export interface Batch {
  readonly id: string
  readonly programme: string
  readonly authority: string
  readonly level: string
  readonly number: number
  readonly edition: number
  readonly digest: string
  readonly cycle: Window
  readonly filing: Window
  readonly pursuit: Window
  readonly notice: Window
  readonly rounds: readonly Round[]
}

/** What a collective holds or held at a level: the fold of the recognitions and adjustments. */
export interface Title {
  readonly level: string
  readonly stars: number
  /** Recognitions in all; the count goes on beyond the stars. */
  readonly recognitions: number
  readonly standing: 'in-force' | 'superseded' | 'expired' | 'ended' | 'revoked'
  /** Stars that adjustments took and may give back. */
  readonly cut: number
  readonly warned: boolean
  readonly disclosed: boolean
  readonly since: Instant
  readonly expires: Instant
  readonly endedAt: Instant | null
  /** No filing before this instant, after a revocation. */
  readonly barredUntil: Instant | null
  /** The last revocation at this level; it stays when the level is reached again. */
  readonly revokedAt?: Instant
  /** The case that supervises it. */
  readonly case: string
}

/** Another case of the same collective, as far as this one needs to know. */
export interface Sibling {
  readonly id: string
  readonly level: string
  readonly batch: string | null
  readonly step: string
  readonly phase: string
  readonly restsOn: string | null
  /** A charge or a sanction is pending against the title it supervises. */
  readonly inQuestion: boolean
}

export interface Capacity {
  readonly party: string
  readonly body: string | null
}

/** Who is asking: the bodies whose office they hold, and the collectives they head. */
export interface Asker {
  readonly actor: string
  readonly offices: readonly string[]
  readonly heads: readonly string[]
}

/** What a decision rests on besides the case itself. */
export interface Circumstances {
  readonly now: Instant
  /** Unguessable, new for each command: digests of short texts must not be guessed. */
  readonly salt: string
  readonly asker: Asker
  readonly collective: Collective
  readonly titles: readonly Title[]
  readonly siblings: readonly Sibling[]
  readonly batch: Batch | null
  readonly calendar: Calendar
  /** Bodies on the collective's line and place; needed when a case begins. */
  readonly bodies: readonly Body[]
  /** The pinned standard, or before registration the one that would be pinned now. */
  readonly standard: ScoringStandard | null
  /** How the standard was chosen, where it is not yet pinned. */
  readonly choice: readonly StandardChoice[]
  readonly complaint: {
    readonly id: string
    readonly verified: boolean
    readonly charged: boolean
  } | null
  /** Days on which verified complaints fell. */
  readonly verifiedComplaints: readonly LocalDate[]
  /** The notice that `post` names, where it exists. */
  readonly notice: (NoticeTerm & { readonly authority: string }) | null
}

/** A candidate standard and why it was taken or lost. */
export interface StandardChoice {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly matched: readonly string[]
  readonly why:
    | 'chosen'
    | 'fewer-keys'
    | 'does-not-apply'
    | 'not-in-force'
    | 'level-missing'
    | 'fallback'
}

export type AnswerGiven = {
  readonly state: AnswerState
  readonly value: Json
  readonly reason?: string
}

/** What the clock owes a case: a command at an instant, for this visit to the step. */
export interface Owed {
  readonly command: string
  readonly at: Instant
  readonly visit: number
}
