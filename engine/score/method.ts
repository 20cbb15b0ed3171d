import type { LocalDate } from '../calendar.ts'
import type { Rational } from '../rational.ts'
import type { JsonObject, Text } from '../terms.ts'
import type { Fact } from './fact.ts'
import type { Names } from './names.ts'

/** What was seen, typed: a number, yes or no, a date, or the options that were found; null where a target was left blank. */
export type Value =
  | Rational
  | boolean
  | LocalDate
  | readonly string[]
  | readonly Occurrence[]
  | null

/** Something that happened: of which kind, on which day, and in which incident, if it was part of one. */
export interface Occurrence {
  readonly kind: string
  readonly when: LocalDate
  readonly incident?: string
  /** What was said of it, by its digest: the text stands apart. */
  readonly note?: { readonly digest: string }
  readonly evidence?: readonly string[]
}

/** By which part of a rule points were given or taken; `own` is what a package says in its own words. */
export const reasonRules = [
  'item',
  'missing-item',
  'none',
  'no-evidence',
  'all',
  'step',
  'beyond',
  'each',
  'price',
  'clear',
  'band',
  'line',
  'formula',
  'counted',
  'blank',
  'judged',
  'floor',
  'cap',
  'met',
  'unmet',
  'na',
  'waived',
  'already',
  'lesser',
  'panel',
  'spread',
  'sheets',
  'sheets-apart',
  'again',
  'own',
] as const

/** One line of an explanation: which fact, what it was, by which part of the rule, for how many points. */
export interface Reason {
  readonly rule: (typeof reasonRules)[number]
  readonly fact: string
  readonly points: Rational
  readonly times?: Rational
  readonly price?: Rational
  readonly item?: string
  /** What each of several sheets gave, and how they became one. */
  readonly sheets?: SheetsAsOne
  /** Why something does not apply, as the standard names it; the formula, as a sentence; or what a package says of its own rule. */
  readonly why?: Text
}

/** Several sheets as one value: worked out, agreed on, alike from the start, or still apart. */
export interface SheetsAsOne {
  readonly by: 'mean' | 'median' | 'weighted' | 'agreed' | 'alike' | 'apart'
  readonly given: readonly {
    /** Null where it does not apply. */
    readonly points: Rational | null
    /** Where sheets are weighed by role. */
    readonly role?: string
    readonly weight?: Rational
  }[]
}

export interface Earned {
  readonly points: Rational
  readonly because: readonly Reason[]
}

/** The least and the most that a number may be; null where nothing bounds that end. */
export interface Range {
  readonly least: Rational | null
  readonly most: Rational | null
}

/** What a method's rule may rest on: the points it must come to, if any, and the facts that are declared. */
export interface Leaf {
  /** Null in a line that has no cap: the rule comes to what it comes to. */
  readonly points: Rational | null
  readonly facts: Facts
}

export type Facts = ReadonlyMap<string, Fact>

/** Something wrong with a rule: where inside it, which code, and what the sentence needs. */
export interface RuleFlaw {
  readonly path: readonly (string | number)[]
  readonly code: MethodProblem
  readonly detail: JsonObject
}

/** What may be wrong with a rule; `rule-flaw` is what a package says in its own words. */
export const methodProblems = [
  'fact-unknown',
  'fact-type',
  'points-sum',
  'items-differ',
  'cap-differs',
  'band-order',
  'band-ends',
  'band-gap',
  'band-best',
  'line-flat',
  'line-best',
  'judgement-range',
  'floor-above',
  'floor-open',
  'target-shape',
  'better-differs',
  'points-needed',
  'options-once',
  'formula-constant',
  'rule-flaw',
] as const

export type MethodProblem = (typeof methodProblems)[number]

/** A package that offers methods. */
export interface Package {
  readonly name: string
  readonly version: string
}

/** A method of a package, as a score that rests on it records it. */
export interface MethodUse {
  readonly kind: string
  readonly package: string
  readonly version: string
}

/** Every way of giving points that is known, by kind. */
export type Methods = ReadonlyMap<string, Method<never>>

/**
 * A way of giving points: 计分方法. One file each; the schema is what an author may write, `check` says
 * what a schema cannot, `compile` makes the function that scores.
 */
export interface Method<Rule = never> {
  readonly kind: string
  /** Where it comes from; absent from the engine's own. */
  readonly from?: Package
  /** Chinese documentation, shown by editors. */
  readonly title: string
  readonly description: string
  /** JSON Schema of the rule's own members, `kind` left out. */
  readonly properties: JsonObject
  readonly required: readonly string[]
  /** Ids of the facts that the rule reads. */
  reads(rule: Rule, facts: Facts): readonly string[]
  check(rule: Rule, leaf: Leaf): readonly RuleFlaw[]
  /** The fewest points it can give, for an open line's interval; null where only the facts that it reads bound it. */
  least(rule: Rule): Rational | null
  /** The most it gives by itself; null where nothing but the points of its leaf bounds it. */
  most(rule: Rule): Rational | null
  /** What it may still come to while each fact lies in its range: what is known already counts. */
  open?(rule: Rule, leaf: Leaf): (range: (fact: string) => Range) => Range
  /**
   * The values of each fact at which what it gives turns: where bands meet, a line ends, a cap or a floor is
   * reached. Tests are asked for on each of them and on both sides. `points` as for `compile`.
   */
  turns?(rule: Rule, points: Rational | null): { readonly [fact: string]: readonly Rational[] }
  /** What one more of a fact gives or takes, by fact; for rules that have such prices. */
  prices?(rule: Rule): { readonly [fact: string]: number }
  /** The rule as a sentence that a clerk can hold a sheet against; `points` as for `compile`. */
  say(rule: Rule, names: Names, points: Rational | null): string
  compile(
    rule: Rule,
    points: Rational | null,
    facts: Facts,
  ): (read: (fact: string) => Value) => Earned
  /** Expressions inside the rule, each with where it stands in it; every one comes to a number. */
  expressions?(rule: Rule): readonly (readonly [path: RuleFlaw['path'], text: string])[]
  /** Facts that it reads and that may have been left blank: it says what that means. */
  blanks?(rule: Rule): readonly string[]
  /** Begins with full points and takes from them: of use for a leaf alone, not for a line of several. */
  readonly whole?: true
}
