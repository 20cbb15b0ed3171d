import type { Expression } from '../expression.ts'
import type { Rational, Rounding } from '../rational.ts'
import type { Text } from '../terms.ts'
import type { Bound, BoundWords } from './bound.ts'
import type { Combine } from './combine.ts'
import type { Fact, Ready, Supplier } from './fact.ts'
import type { Earned, MethodUse, Value } from './method.ts'
import type { Names } from './names.ts'
import type { See } from './seen.ts'

export type Source = string | readonly string[]

/** A standard ready to score: names resolved, numbers exact, rules compiled once. */
export interface ScoringStandard {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly name: Text
  /** On trial it is scored by, but is not the only ground of a recognition. */
  readonly publication: 'draft' | 'trial' | 'published' | 'withdrawn'
  readonly levels: readonly string[]
  readonly scale: number
  readonly rounding: Rounding
  /** Held against bounds as it is, or as it is published. */
  readonly compare: 'exact' | 'rounded'
  readonly facts: ReadonlyMap<string, Ready>
  /** What tells equal totals apart, in order. */
  readonly ties: readonly Tie[]
  /** How many may be chosen; null where the standard does not say. */
  readonly quota: Quota | null
  /** How a sheet is read, in order; the last one decides the grade. */
  readonly stages: readonly [Stage, ...Stage[]]
  /** Which items may be read again after a remedy; null where none may. */
  readonly retest: Retest | null
  /** Months between self-checks; null when the standard asks for none. */
  readonly selfCheckMonths: number | null
  /** The facts by which its numbers or its indicators differ. */
  readonly pivots: readonly string[]
  /**
   * The tables that a case of a level may be scored by: one, where every pivot that matters is known; else
   * one for each way in which it may turn out. Without `seen`, every way.
   */
  tables(level: string, seen?: See): readonly Table[]
}

/** A standard for one level and one kind of case: every number settled. */
export interface Table {
  readonly points: Rational
  /** What full marks are published as: the total is got ÷ applicable × this. */
  readonly outOf: Rational
  /** Points may leave it, and nothing carries them; so may any item where there are no points. */
  readonly drops: boolean
  /** No points at all: items are met or not. */
  readonly share: boolean
  /** More points than these not applying, and it cannot be assessed; null without a limit. */
  readonly mostLapsed: Rational | null
  readonly conditions: readonly Condition[]
  readonly indicators: readonly IndicatorNode[]
  /** What it asks of methods that are not the engine's own. */
  readonly methods: readonly MethodUse[]
  /** Facts of which each charges an incident only where none before it did. */
  readonly exclusive: readonly (readonly Fact[])[]
  readonly bonus: Block | null
  readonly penalty: Block | null
  /** What the total comes to at most, bonus and penalty counted; null where nothing stops it. */
  readonly ceiling: Rational | null
  readonly gates: readonly Gate[]
  readonly vetoes: readonly Veto[]
  readonly grades: readonly Grade[]
}

/** One reading of a sheet among several, in the order in which they are read. */
export interface Stage {
  readonly id: string
  readonly name: Text
  /** What its total must be for the next one to follow; null where nothing is asked. */
  readonly goOn: Bound | null
  /** How several sheets are read as one; null where it has one sheet. */
  readonly combine: Combine | null
}

/** Items that are read again after a remedy: those that came to less than a share of their points, in per cent. */
export interface Retest {
  readonly below: Rational
  readonly max: number
}

/** Fewer points of the penalty, or a higher share of an indicator. */
export interface Tie {
  readonly fewer?: 'penalty'
  readonly higher?: string
}

/** How many may be chosen, and how many more must stand than are chosen. Both shares are in per cent. */
export interface Quota {
  readonly places:
    | number
    | {
        readonly percent: number
        readonly of: 'base' | 'candidates'
        readonly round: 'down' | 'up' | 'half-up'
      }
  readonly spare?: { readonly percent: number; readonly of: 'places' | 'candidates' }
}

export interface Condition {
  readonly id: string
  readonly name: Text
  readonly when: Expression
  readonly advisory: boolean
  readonly source: Source
}

export interface IndicatorNode {
  readonly id: string
  readonly name: Text
  readonly points: Rational
  /** What it counts for among its siblings: its points, or its weight. */
  readonly worth: Rational
  readonly source?: Source | undefined
  readonly children: readonly IndicatorNode[]
  /** How its points are given; null for a branch. */
  readonly rule: Rule | null
  /** Instead of one rule, several that give and take. */
  readonly lines: Lines | null
  /** Every fact that its points rest on. */
  readonly reads: readonly string[]
  /** The facts that people answer and that those are, or are worked out from. */
  readonly rests: readonly string[]
  /** Where evidence that is wanted is not there, the item gives nothing; else it stays open. */
  readonly noEvidence: 'zero' | null
  /** What becomes of it where it does not apply; null where it always does. */
  readonly na: Lapse | null
  /** What becomes of it where what it reads was waived; null where that leaves it open. */
  readonly waived: Lapse | null
  /** In a programme without points: what it counts for, and the share of its points that is enough, in per cent. */
  readonly counts: { readonly as: 'mandatory' | 'optional'; readonly enough: Rational } | null
  /** Its points, or points below it, may leave the table, and nothing carries them. */
  readonly drops: boolean
}

/** What an indicator comes to without being looked at. */
export interface Lapse {
  /** The points it is given; null where its points leave. */
  readonly instead: Rational | null
  /** Why it may not apply, each with its name. */
  readonly reasons: { readonly [reason: string]: Text }
  /** Who may say so; null for whoever supplies the fact. */
  readonly by: readonly Supplier[] | null
}

/** Several rules in one leaf: a beginning, what gives and what takes, and the bounds that hold at the end. */
export interface Lines {
  readonly start: Rational
  /** Null where nothing stops what is taken. */
  readonly floor: Rational | null
  readonly ceiling: Rational
  /** What was taken beyond the floor is taken from the parent. */
  readonly overflow: boolean
  /** Of what gives, only the one that gives most counts. */
  readonly highest: boolean
  readonly of: readonly RuleLine[]
}

export interface RuleLine {
  readonly name: Text | undefined
  readonly takes: boolean
  /** The most it gives or takes; null for as much as its rule says. */
  readonly cap: Rational | null
  /** Counts only where this holds. */
  readonly when: Expression | null
  /** Null takes all: the leaf falls to its floor. */
  readonly rule: Rule | null
}

export interface Rule {
  readonly kind: string
  readonly reads: readonly string[]
  /** What one more of a fact gives or takes. */
  readonly prices: { readonly [fact: string]: Rational }
  /** A leaf of this rule alone comes to no less: its least where that is below zero, else zero. */
  readonly floor: Rational
  /** Null where nothing bounds it. */
  readonly most: Rational | null
  /** Some fact that it reads may be found not applicable. */
  readonly mayLapse: boolean
  /** What it may still come to while something is missing: what is known already counts. */
  open(see: See): { readonly least: Rational; readonly most: Rational | null }
  score(read: (fact: string) => Value): Earned
  say(names: Names): string
}

/** Points beside the tree; without a cap as many as its items give. */
export interface Block {
  readonly cap: Rational | null
  readonly items: readonly IndicatorNode[]
}

/** An indicator that must reach a share of its points, in per cent. */
export interface Gate {
  readonly id: string
  readonly name: Text
  readonly of: string
  readonly bound: Bound
  /** The bound as it is written. */
  readonly words: BoundWords
  /** The best grade that is left where it is not passed. */
  readonly caps: string
  readonly source: Source
}

export interface Veto {
  readonly id: string
  readonly name: Text
  readonly when: Expression
  readonly effect: VetoEffect
  /** The best grade that is left, where its effect is to cap it. */
  readonly caps: string | null
  /** Where this holds, it counts no longer; null where nothing cures it. */
  readonly cure: { readonly when: Expression; readonly withinDays: number | null } | null
  /** The window that it looks back over, in months; null where it names none. */
  readonly lookBack: number | null
  readonly appliesTo: readonly ('applicant' | 'holder')[]
  /** How long nothing may be filed after it; null where it bars nothing. */
  readonly bars: Bars | null
  readonly source: Source
}

/** From the mildest to the harshest: of several the harshest counts. */
export const vetoEffects = ['cap_grade', 'suspend', 'disqualify'] as const
export type VetoEffect = (typeof vetoEffects)[number]

/** No filing in the batch of the case; in as many after it as well; or for so many years. */
export type Bars =
  | 'this-batch'
  | { readonly next_batches?: number | undefined; readonly years?: number | undefined }

export interface Grade {
  readonly id: string
  readonly name?: Text | undefined
  /** Every mandatory item must be met. */
  readonly mandatory: boolean
  /** Of points; of optional items, in per cent. */
  readonly atLeast: Rational | null
  readonly outcome: string
}
