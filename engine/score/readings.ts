import { addYears, type LocalDate } from '../calendar.ts'
import {
  divide,
  equal,
  multiply,
  negate,
  type Rational,
  ratio,
  rational,
  subtract,
  sum,
  zero,
} from '../rational.ts'
import type { Json } from '../terms.ts'
import { dayOf, type Fact, type Ready, type Supplier } from './fact.ts'
import type { Occurrence, Value } from './method.ts'
import { numberOf } from './occurrences.ts'
import { combined, type Verdicts } from './panel.ts'
import type { See, Seen, Why } from './seen.ts'

export const answerStates = [
  'unanswered',
  'answered',
  'no_evidence',
  'not_applicable',
  'under_review',
  'waived',
] as const
export type AnswerState = (typeof answerStates)[number]

/** A fact's answer from one supplier; the event with number `seq` says who gave it and when. */
export interface Answer {
  readonly state: AnswerState
  readonly value: Json
  /** Why it is not applicable: one of the reasons the standard lists. */
  readonly reason?: string
  readonly seq: number
  /** The event in which an assessor confirmed this claim. */
  readonly confirmed?: number
}

/** Every answer to a fact stays visible, by supplier. */
export type Answers = { readonly [fact: string]: { readonly [supplier in Supplier]?: Answer } }

/** How answers are read: whose goes first, and which are only claims until confirmed. */
export interface Reading {
  readonly precedence: readonly Supplier[]
  readonly claims: readonly Supplier[]
  /** A self-score reads claims as they are. */
  readonly trustsClaims: boolean
  /** The day ages are counted at unless their fact names another; null before it was filed. */
  readonly filedOn: LocalDate | null
}

/** Reads one fact: known, not applicable, or open with the basic facts that are missing. Each is read once. */
export function see(facts: ReadonlyMap<string, Ready>, answers: Answers, reading: Reading): See {
  const read = new Array<Seen | undefined>(facts.size).fill(undefined)
  return function one(id: string): Seen {
    const fact = facts.get(id)!
    const { place, parts } = fact
    const before = read[place]
    if (before) return before
    const seen =
      parts.length > 0 ? derive(fact, parts.map(one), reading) : answered(fact, answers, reading)
    read[place] = seen
    return seen
  }
}

/** Of the answers to a fact the one that is read: of who goes first among those that gave one. */
export function answerRead(
  fact: string,
  answers: Answers,
  { precedence }: Reading,
): { readonly supplier: Supplier; readonly answer: Answer } | null {
  const given = answers[fact]
  const supplier = given && speakerOf(given, precedence)
  return supplier ? { supplier, answer: given[supplier]! } : null
}

/** Who goes first of those that gave an answer. */
function speakerOf(given: Answers[string], precedence: readonly Supplier[]): Supplier | null {
  for (const supplier of precedence) {
    const answer = given[supplier]
    if (answer && answer.state !== 'unanswered') return supplier
  }
  return null
}

function answered(fact: Ready, answers: Answers, reading: Reading): Seen {
  const { id, type, measured } = fact
  const given = answers[id]
  const supplier = given && speakerOf(given, reading.precedence)
  if (!supplier) return openFor('unanswered', id)
  const { state, value, reason, confirmed } = given[supplier]!
  if (!reading.trustsClaims && confirmed === undefined && reading.claims.includes(supplier))
    return openFor('unconfirmed', id)
  if (state === 'not_applicable') return { state: 'na', reason: reason ?? '' }
  if (state !== 'answered') return openFor(state, id)
  if (value === null) return leftBlank(fact) ?? openFor('unanswered', id)
  if (type === 'panel') return combined(fact, value as unknown as Verdicts)
  return known(typed(measured, value))
}

const openFor = (why: Why, fact: string): Seen => ({ state: 'open', why, facts: [fact] })

/** Nobody aimed at anything: what is measured against it does not apply, or is met. */
function leftBlank({ if_blank }: Fact): Seen | null {
  if (if_blank === 'na') return { state: 'na', reason: 'left-blank' }
  return if_blank === 'full' ? known(null) : null
}

/** The value as the methods read it: numbers exact, the rest as it stands. */
export const typed = (measured: boolean, value: Json): Value =>
  measured ? rational(value as number | string) : (value as unknown as Value)

function derive(fact: Fact, parts: readonly Seen[], { filedOn }: Reading): Seen {
  const open = parts.filter((part) => part.state === 'open')
  if (open.length > 0)
    return {
      state: 'open',
      why: open[0]!.why,
      facts: [...new Set(open.flatMap(({ facts }) => facts))],
    }
  const na = parts.find((part) => part.state === 'na')
  if (na) return na
  const values = parts.map((part) => (part as { value: Value }).value)
  const [first, second] = values as [Rational, Rational]
  const day = dayOf(fact, filedOn)
  switch (fact.type) {
    case 'age_at':
      if (!day) return { state: 'open', why: 'unanswered', facts: [fact.of as string] }
      return known(ratio(BigInt(ageOn(values[0] as LocalDate, day))))
    case 'number_of':
      return numberOf(fact, values[0] as readonly Occurrence[], day)
    case 'sum':
      return known(sum(values as Rational[]))
    case 'difference':
      return known(subtract(first, second))
    case 'growth':
      // Out of a loss a gain is a gain: it is measured by how much there was, not by its sign.
      return share(subtract(first, second), sizeOf(second), fact.per, fact.from_zero)
    default:
      return share(first, second, fact.per, fact.over_zero)
  }
}

const sizeOf = (value: Rational): Rational => (value.n < 0n ? negate(value) : value)

const known = (value: Value): Seen => ({ state: 'known', value })

/** A part of a whole, as many to so many; what a whole of nothing means is said by the fact. */
function share(of: Rational, over: Rational, per = 1, zeroMeans: Fact['over_zero'] = 'na'): Seen {
  const full = rational(per)
  if (!equal(over, zero)) return known(multiply(full, divide(of, over)))
  if (zeroMeans === 'na') return { state: 'na', reason: 'over-zero' }
  return known(zeroMeans === 'full' ? full : zero)
}

/** Whole years lived on a day: 周岁 are completed on the birthday. */
function ageOn(born: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return addYears(born, years) > day ? years - 1 : years
}
