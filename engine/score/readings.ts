import { addYears, type LocalDate } from '../calendar.ts'
import {
  divide,
  multiply,
  type Rational,
  ratio,
  rational,
  subtract,
  sum,
  zero,
} from '../rational.ts'
import type { Json } from '../terms.ts'
import { type Fact, partsOf, type Supplier } from './fact.ts'
import type { Occurrence, Value } from './method.ts'
import { numberOf } from './occurrences.ts'
import { combined, type Verdicts } from './panel.ts'
import type { Seen, Why } from './seen.ts'

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
  /** The day ages are counted at; null before it was filed. */
  readonly filedOn: LocalDate | null
}

/** Reads one fact: known, not applicable, or open with the basic facts that are missing. */
export function see(facts: ReadonlyMap<string, Fact>, answers: Answers, reading: Reading) {
  const read = new Map<string, Seen>()
  return function one(id: string): Seen {
    const before = read.get(id)
    if (before) return before
    const fact = facts.get(id)!
    const parts = partsOf(fact)
    const seen =
      parts.length > 0 ? derive(fact, parts.map(one), reading) : answered(fact, answers, reading)
    read.set(id, seen)
    return seen
  }
}

/** Of the answers to a fact the one that is read: of who goes first among those that gave one. */
export function answerRead(
  fact: string,
  answers: Answers,
  { precedence }: Reading,
): { readonly supplier: Supplier; readonly answer: Answer } | null {
  const given = answers[fact] ?? {}
  const supplier = precedence.find(
    (who) => given[who] !== undefined && given[who].state !== 'unanswered',
  )
  return supplier ? { supplier, answer: given[supplier]! } : null
}

function answered(fact: Fact, answers: Answers, reading: Reading): Seen {
  const { id, type } = fact
  const { claims, trustsClaims } = reading
  const { supplier, answer } = answerRead(id, answers, reading) ?? {}
  const open = (why: Why): Seen => ({
    state: 'open',
    why,
    facts: [id],
  })
  if (!supplier || !answer) return open('unanswered')
  if (claims.includes(supplier) && !trustsClaims && answer.confirmed === undefined)
    return open('unconfirmed')
  if (answer.state === 'not_applicable') return { state: 'na', reason: answer.reason ?? '' }
  if (answer.state === 'answered') {
    if (type === 'panel') return combined(fact, answer.value as unknown as Verdicts)
    return { state: 'known', value: typed(type, answer.value) }
  }
  return open(answer.state)
}

/** The value as the methods read it: numbers exact, the rest as it stands. */
export const typed = (type: Fact['type'], value: Json): Value =>
  type === 'count' || type === 'number' || type === 'percent'
    ? rational(value as number | string)
    : (value as unknown as Value)

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
  switch (fact.type) {
    case 'age_at':
      if (!filedOn) return { state: 'open', why: 'unanswered', facts: [fact.of as string] }
      return known(ratio(BigInt(ageOn(values[0] as LocalDate, filedOn))))
    case 'number_of':
      return numberOf(fact, values[0] as readonly Occurrence[], filedOn)
    case 'sum':
      return known(sum(values as Rational[]))
    case 'difference':
      return known(subtract(first, second))
    case 'growth':
      return share(subtract(first, second), second, fact.per, fact.from_zero)
    default:
      return share(first, second, fact.per, fact.over_zero)
  }
}

const known = (value: Value): Seen => ({ state: 'known', value })

/** A part of a whole, as many to so many; what a whole of nothing means is said by the fact. */
function share(of: Rational, over: Rational, per = 1, zeroMeans: Fact['over_zero'] = 'na'): Seen {
  const full = rational(per)
  if (over.n !== 0n) return known(multiply(full, divide(of, over)))
  if (zeroMeans === 'na') return { state: 'na', reason: 'over-zero' }
  return known(zeroMeans === 'full' ? full : zero)
}

/** Whole years lived on a day: 周岁 are completed on the birthday. */
function ageOn(born: LocalDate, day: LocalDate): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return addYears(born, years) > day ? years - 1 : years
}
