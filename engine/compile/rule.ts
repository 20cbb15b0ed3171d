import type { Expression } from '../expression.ts'
import { larger, type Rational, rational, smaller, zero } from '../rational.ts'
import type { Facts, Methods, Range } from '../score/method.ts'
import { rangeOf } from '../score/range.ts'
import type { See } from '../score/seen.ts'
import type { Rule } from '../score/standard.ts'

/** What a table is compiled with: the facts and methods there are, and how its expressions are read. */
export interface Means {
  readonly facts: Facts
  readonly methods: Methods
  /** Facts that may be found not applicable. */
  readonly lapsing: ReadonlySet<string>
  read(text: string): Expression
}

/** A rule as it is written: its kind beside its own members. */
export interface Scored {
  readonly kind: string
}

/** Compiles a rule for the points that it must come to; null where it comes to what it comes to. */
export function ruleOf(
  { kind, ...written }: Scored,
  points: Rational | null,
  { facts, methods, lapsing }: Means,
): Rule {
  const method = methods.get(kind)!
  const rule = written as never
  const open = method.open?.(rule, { points, facts })
  const declared = (fact: string): Range => rangeOf(fact, facts)
  const least = method.least(rule) ?? open?.(declared).least
  if (!least) throw new Error(`nothing bounds what a rule of kind "${kind}" takes`)
  const most = mostOf({ kind, ...written }, points, { facts, methods })
  const reads = method.reads(rule, facts)
  const low = most ? smaller(least, most) : least
  return {
    kind,
    reads,
    mayLapse: reads.some((fact) => lapsing.has(fact)),
    prices: Object.fromEntries(
      Object.entries(method.prices?.(rule) ?? {}).map(([fact, each]) => [fact, rational(each)]),
    ),
    floor: smaller(low, zero),
    most,
    open(see) {
      const found = open?.(seenIn(see, declared))
      return {
        least: found?.least ? larger(found.least, low) : low,
        most: smallest([most, found?.most ?? null]),
      }
    },
    score: method.compile(rule, points, facts),
    say: (names) => method.say(rule, names, points),
  }
}

/** The most that a rule comes to, by itself, by the facts that it reads or by its points; null where nothing bounds it. */
export function mostOf(
  { kind, ...written }: Scored,
  points: Rational | null,
  { facts, methods }: Pick<Means, 'facts' | 'methods'>,
): Rational | null {
  const method = methods.get(kind)!
  const rule = written as never
  const open = method.open?.(rule, { points, facts })((fact) => rangeOf(fact, facts))
  return smallest([method.most(rule), open?.most ?? null, points])
}

const smallest = (all: readonly (Rational | null)[]): Rational | null => {
  const known = all.flatMap((one) => one ?? [])
  return known.length > 0 ? known.reduce(smaller) : null
}

/** A fact that is known is what it is; any other may be all that it is declared to be. */
const seenIn =
  (see: See, declared: (fact: string) => Range) =>
  (fact: string): Range => {
    const seen = see(fact)
    if (seen.state !== 'known') return declared(fact)
    const value = seen.value as Rational
    return { least: value, most: value }
  }
