import type { LocalDate } from '../calendar.ts'
import type { Rational } from '../rational.ts'
import type { JsonObject, Text } from '../terms.ts'
import type { Fact } from './fact.ts'
import type { Names } from './names.ts'

/** What was seen, typed: a number, yes or no, a date, or the options that were found. */
export type Value = Rational | boolean | LocalDate | readonly string[] | readonly Occurrence[]

/** Something that happened: of which kind, on which day, and in which incident, if it was part of one. */
export interface Occurrence {
  readonly kind: string
  readonly when: LocalDate
  readonly incident?: string
}

/** One line of an explanation: which fact, what it was, by which part of the rule, for how many points. */
export interface Reason {
  readonly rule:
    | 'item'
    | 'missing-item'
    | 'none'
    | 'no-evidence'
    | 'all'
    | 'step'
    | 'each'
    | 'price'
    | 'band'
    | 'line'
    | 'judged'
    | 'floor'
    | 'cap'
    | 'met'
    | 'unmet'
    | 'na'
    | 'waived'
    | 'already'
    | 'panel'
    | 'spread'
  readonly fact: string
  readonly points: Rational
  readonly times?: Rational
  readonly price?: Rational
  readonly item?: string
  /** Why something does not apply, as the standard names it. */
  readonly why?: Text
}

export interface Earned {
  readonly points: Rational
  readonly because: readonly Reason[]
}

/** What a method's rule may rest on: the points it must come to, if any, and the facts that are declared. */
export interface Leaf {
  /** Null in a line that has no cap: the rule comes to what it comes to. */
  readonly points: Rational | null
  readonly facts: ReadonlyMap<string, Fact>
}

/** Something wrong with a rule: where inside it, which code, and what the sentence needs. */
export interface RuleFlaw {
  readonly path: readonly (string | number)[]
  readonly code: MethodProblem
  readonly detail: JsonObject
}

export type MethodProblem =
  | 'fact-unknown'
  | 'fact-type'
  | 'points-sum'
  | 'items-differ'
  | 'cap-differs'
  | 'band-order'
  | 'band-ends'
  | 'band-gap'
  | 'band-best'
  | 'line-flat'
  | 'line-best'
  | 'judgement-range'
  | 'floor-above'
  | 'target-shape'
  | 'points-needed'

/**
 * A way of giving points: 计分方法. One file each; the schema is what an author may write, `check` says
 * what a schema cannot, `compile` makes the function that scores.
 */
export interface Method<Rule = never> {
  readonly kind: string
  /** Chinese documentation, shown by editors. */
  readonly title: string
  readonly description: string
  /** JSON Schema of the rule's own members, `kind` left out. */
  readonly properties: JsonObject
  readonly required: readonly string[]
  /** Ids of the facts that the rule reads. */
  reads(rule: Rule): readonly string[]
  check(rule: Rule, leaf: Leaf): readonly RuleFlaw[]
  /** The fewest points it can give, for an open line's interval. */
  least(rule: Rule): Rational
  /** The most it gives by itself; null where nothing but the points of its leaf bounds it. */
  most(rule: Rule): Rational | null
  /** What one more of a fact gives or takes, by fact; for rules that have such prices. */
  prices?(rule: Rule): { readonly [fact: string]: number }
  /** The rule as a sentence that a clerk can hold a sheet against; `points` as for `compile`. */
  say(rule: Rule, names: Names, points: Rational | null): string
  compile(rule: Rule, points: Rational | null): (read: (fact: string) => Value) => Earned
  /** Begins with full points and takes from them: of use for a leaf alone, not for a line of several. */
  readonly whole?: true
}
