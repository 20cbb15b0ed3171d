import type { Calendar, Instant, LocalDate } from './calendar.ts'
import type { Barring, NoticeTerm } from './case.ts'
import type { ScoringStandard } from './score/standard.ts'

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
  /** For a committee: the one programme that it is for; null where it serves for all. */
  readonly programme?: string | null
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
  /** Vetoes of the collective's other cases that keep it from filing, by the last conclusion of each. */
  readonly barring: readonly (Barring & { readonly case: string; readonly batch: string | null })[]
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
  readonly notice: (NoticeTerm & { readonly programme: string; readonly authority: string }) | null
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
