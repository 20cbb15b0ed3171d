import { equal, lessThan, type Rational, ratio, smaller } from '../rational.ts'
import type { Text } from '../terms.ts'
import {
  type Earned,
  type Facts,
  type Method,
  type Methods,
  type MethodUse,
  methodProblems,
  type Package,
  type Range,
  type Reason,
  type RuleFlaw,
  reasonRules,
  type Value,
} from './method.ts'

/** What a package's method was doing when it failed. */
export type MethodCall =
  | 'reads'
  | 'check'
  | 'least'
  | 'most'
  | 'open'
  | 'prices'
  | 'turns'
  | 'say'
  | 'compile'
  | 'score'

/** A fault of a package's method: it threw, or gave what a method does not give. For the operator. */
export class MethodFailure extends Error {
  readonly kind: string
  readonly from: Package
  readonly when: MethodCall
  /** The rule it was about. */
  readonly rule: unknown

  constructor(
    { kind }: Pick<Method, 'kind'>,
    from: Package,
    { when, rule }: { readonly when: MethodCall; readonly rule: unknown },
    cause?: unknown,
  ) {
    super(`the method "${kind}" of ${from.name}@${from.version} failed in ${when}`, { cause })
    this.name = 'MethodFailure'
    this.kind = kind
    this.from = from
    this.when = when
    this.rule = rule
  }

  /** What it threw, in one line; null where it threw nothing and gave what a method does not give. */
  get threw(): string | null {
    if (this.cause === undefined) return null
    const said = this.cause instanceof Error ? this.cause.message : String(this.cause)
    return said.split('\n')[0]!.slice(0, 200)
  }
}

/** Which of some kinds are no methods of the engine's own, each once, with the package it comes from. */
export const usesOf = (kinds: Iterable<string>, methods: Methods): readonly MethodUse[] =>
  [...new Set(kinds)].sort().flatMap((kind) => {
    const from = methods.get(kind)?.from
    return from ? [{ kind, package: from.name, version: from.version }] : []
  })

type Fits<T> = (found: unknown) => found is T

/**
 * A package's method, held to what the engine's own promise: what it gives has the right type, keeps between
 * its least and its most, and rests on the facts that it reads; all else is a MethodFailure.
 */
export function heldMethod(offered: Method<unknown>, from: Package): Method {
  const { kind, title, description, properties, required } = offered
  const call = <T>(when: MethodCall, rule: unknown, fits: Fits<T>, run: () => unknown): T => {
    let found: unknown
    try {
      found = run()
    } catch (cause) {
      // Whatever was thrown, something was.
      throw new MethodFailure(offered, from, { when, rule }, cause ?? new Error(String(cause)))
    }
    if (!fits(found)) throw new MethodFailure(offered, from, { when, rule })
    return found
  }
  const reads = (rule: unknown, facts: Facts) =>
    call('reads', rule, areNames, () => offered.reads(rule, facts))
  const least = (rule: unknown) => call('least', rule, isBound, () => offered.least(rule))
  const most = (rule: unknown) => call('most', rule, isBound, () => offered.most(rule))
  const open: NonNullable<Method<unknown>['open']> = (rule, leaf) => {
    const found = call('open', rule, isOpen, () => offered.open!(rule, leaf))
    const { points } = leaf
    return (range) => {
      const { least, most } = call('open', rule, isRange, () => found(range))
      return { least: least && points ? smaller(least, points) : least, most }
    }
  }
  const held: Method<unknown> = {
    ...{ kind, from, title, description, properties, required, reads, least, most },
    ...(offered.whole ? { whole: true } : {}),
    say: (rule, names, points) =>
      call('say', rule, isString, () => offered.say(rule, names, points)),
    ...(offered.open ? { open } : {}),
    check: (rule, leaf) => call('check', rule, areFlaws, () => offered.check(rule, leaf)),
    prices: (rule) => call('prices', rule, arePrices, () => offered.prices?.(rule) ?? {}),
    turns: (rule, points) =>
      call('turns', rule, areTurns, () => offered.turns?.(rule, points) ?? {}),
    compile(rule, points, facts) {
      const known = reads(rule, facts)
      const score = call('compile', rule, isFunction, () => offered.compile(rule, points, facts))
      const own = most(rule)
      const high = own && points ? smaller(own, points) : (own ?? points)
      const low = least(rule)
      return (read) => {
        const only = (fact: string): Value => {
          if (!known.includes(fact)) throw new RangeError(`"${fact}" is not among what it reads`)
          return read(fact)
        }
        return bounded(
          call('score', rule, isEarned, () => score(only)),
          low,
          high,
          known[0] ?? '',
        )
      }
    },
  }
  return held as unknown as Method
}

/** What was earned, between the ends that the rule and its leaf allow. */
function bounded(
  { points, because }: Earned,
  low: Rational | null,
  high: Rational | null,
  fact: string,
): Earned {
  const got = plain(points)
  const raised = low && lessThan(got, low) ? low : got
  const kept = high ? smaller(raised, high) : raised
  const said = because.map(reasonOf)
  if (equal(kept, got)) return { points: kept, because: said }
  const rule = lessThan(got, kept) ? 'floor' : 'cap'
  return { points: kept, because: [...said, { rule, fact, points: kept }] }
}

/** In lowest terms, as the engine's own arithmetic makes it. */
const plain = ({ n, d }: Rational): Rational => ratio(n, d)

const reasonOf = ({ rule, fact, points, times, price, item, why }: Reason): Reason => ({
  ...{ rule, fact, points: plain(points) },
  ...(times ? { times: plain(times) } : {}),
  ...(price ? { price: plain(price) } : {}),
  ...(item === undefined ? {} : { item }),
  ...(why === undefined ? {} : { why }),
})

const isRecord = (found: unknown): found is Readonly<Record<string, unknown>> =>
  typeof found === 'object' && found !== null && !Array.isArray(found)
const isString: Fits<string> = (found): found is string => typeof found === 'string'
const isText = (found: unknown): found is Text =>
  typeof found === 'string' ||
  (isRecord(found) &&
    typeof found.zh === 'string' &&
    ['string', 'undefined'].includes(typeof found.en))
const isRational: Fits<Rational> = (found): found is Rational =>
  isRecord(found) && typeof found.n === 'bigint' && typeof found.d === 'bigint' && found.d > 0n
const isBound: Fits<Rational | null> = (found): found is Rational | null =>
  found === null || isRational(found)
const isRange: Fits<Range> = (found): found is Range =>
  isRecord(found) && isBound(found.least) && isBound(found.most)
const isFunction: Fits<(read: (fact: string) => Value) => unknown> = (
  found,
): found is (read: (fact: string) => Value) => unknown => typeof found === 'function'
const isOpen: Fits<(range: (fact: string) => Range) => Range> = (
  found,
): found is (range: (fact: string) => Range) => Range => typeof found === 'function'
const areNames: Fits<readonly string[]> = (found): found is readonly string[] =>
  Array.isArray(found) && found.every((one) => typeof one === 'string')
const arePrices: Fits<{ readonly [fact: string]: number }> = (
  found,
): found is { readonly [fact: string]: number } =>
  isRecord(found) && Object.values(found).every(Number.isFinite)

const areTurns: Fits<{ readonly [fact: string]: readonly Rational[] }> = (
  found,
): found is { readonly [fact: string]: readonly Rational[] } =>
  isRecord(found) &&
  Object.values(found).every((turns) => Array.isArray(turns) && turns.every(isRational))

const areFlaws: Fits<readonly RuleFlaw[]> = (found): found is readonly RuleFlaw[] =>
  Array.isArray(found) && found.every(isFlaw)
const isFlaw = ({ path, code, detail }: Partial<RuleFlaw>): boolean =>
  Array.isArray(path) &&
  methodProblems.includes(code!) &&
  isRecord(detail) &&
  (code !== 'rule-flaw' || [detail.zh, detail.en].every((words) => typeof words === 'string'))

const isEarned: Fits<Earned> = (found): found is Earned =>
  isRecord(found) &&
  isRational(found.points) &&
  Array.isArray(found.because) &&
  found.because.every(isReason)
const isReason = ({ rule, fact, points, times, price, item, why }: Partial<Reason>): boolean =>
  reasonRules.includes(rule!) &&
  typeof fact === 'string' &&
  isRational(points) &&
  [times, price].every((one) => one === undefined || isRational(one)) &&
  ['string', 'undefined'].includes(typeof item) &&
  (rule === 'own' ? isText(why) : why === undefined || isText(why))
