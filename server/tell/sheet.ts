import type { Cited, Line, Sheet, Text } from '../../engine/index.ts'
import type { GainTold, NextTold, WorthTold } from './change.ts'
import type { FactTold } from './fact.ts'
import type { Said } from './said.ts'
import type { GateTold, VetoTold } from './verdict.ts'

/** Why a line has its points: each sentence can be checked by hand. */
export interface LineTold {
  readonly id: string
  readonly name: Text
  readonly state: Line['state']
  readonly points: string
  readonly of: string
  /** What the points that it lacks take from the total; null of what is not a scored leaf of the tree. */
  readonly lost: string | null
  readonly source: string | readonly string[] | null
  /** The provisions that the source names, with their own texts where they are known. */
  readonly cites: readonly Cited[]
  /** How its points are given. */
  readonly rules: readonly Said[]
  /** Of a leaf, the facts that it reads. */
  readonly facts: readonly FactTold[]
  readonly because: readonly Said[]
  /** What it came to, in one line of arithmetic. */
  readonly working: string | null
  readonly missing: readonly string[]
  readonly children: readonly LineTold[]
}

export interface SheetTold {
  readonly stage: 'assessed' | 'self'
  /** The stage that it was read in; null for a self-score. */
  readonly called: Said | null
  /** Which of several sheets it is; null for what they come to together, or where there is one. */
  readonly sheet: number | null
  /** From how many sheets it was worked out; several tell their facts and what could be gained each for itself. */
  readonly of: number
  readonly standard: {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly name: Text
  }
  readonly level: string
  readonly total: string
  readonly exact: string
  readonly outcome: string
  readonly outcomeName: Text
  readonly grade: string | null
  readonly grades: readonly {
    readonly id: string
    readonly name: Text
    /** Every mandatory item must be met. */
    readonly mandatory: boolean
    /** Of points; of the optional items, in per cent. */
    readonly atLeast: string | null
    readonly outcome: string
  }[]
  readonly vetoes: readonly VetoTold[]
  /** Vetoes until whose cure it has no grade. */
  readonly suspendedBy: readonly string[]
  readonly gates: readonly GateTold[]
  readonly missing: readonly string[]
  /** What each missing fact is worth, the most first. */
  readonly worths: readonly WorthTold[]
  /** For each indicator below its points the least change that gains. */
  readonly gains: readonly GainTold[]
  /** How the next better grade is reached; null where it is open, or nothing is better. */
  readonly next: NextTold | null
  /** In a programme without points: how many items of each sort are met, not met and open. */
  readonly counts: Sheet['counts']
  /** The methods it rests on that are not the engine's own, each with its package. */
  readonly methods: Sheet['methods']
  /** Points that do not apply, and how many may not; null without a limit. */
  readonly lapsed: string
  readonly mostLapsed: string | null
  /** What the total came to, in one line of arithmetic; null while it is open. */
  readonly working: string | null
  /** What the total is stopped at; null where nothing stops it. */
  readonly ceiling: string | null
  readonly lines: readonly LineTold[]
  /** What stands beside the tree, with its cap; null where the standard has none. */
  readonly bonus: BlockTold | null
  readonly penalty: BlockTold | null
}

export interface BlockTold {
  readonly points: string
  readonly cap: string | null
  readonly lines: readonly LineTold[]
}
