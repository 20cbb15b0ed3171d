import { addMonths, type LocalDate } from '../calendar.ts'
import { factFlaw } from '../compile/values.ts'
import {
  add,
  divide,
  exactText,
  multiply,
  type Rational,
  ratio,
  rational,
  subtract,
  zero,
} from '../rational.ts'
import { boundsOf, dayOf, type Fact, isMeasured, optionsOf, partsOf } from '../score/fact.ts'
import { isObject, type Json } from '../terms.ts'
import type { Goal } from './item.ts'
import type { Given } from './tried.ts'

/** Where facts are to be reached: as they are declared, over what is given already, counted from a day. */
export interface Ground {
  readonly facts: ReadonlyMap<string, Fact>
  readonly given: { readonly [fact: string]: unknown }
  readonly day: LocalDate | null
}

/** Answers by which every goal is met, as far as each by itself goes; null where some cannot be. */
export function reach(goals: readonly Goal[], ground: Ground): Given | null {
  let all: Given = {}
  for (const goal of goals) {
    const over = { ...ground, given: { ...ground.given, ...all } }
    const found = 'number' in goal ? numberReached(goal, over) : answerReached(goal, over)
    if (!found) return null
    all = { ...all, ...found }
  }
  return all
}

function answerReached(
  { fact: id, answer }: { readonly fact: string; readonly answer: Json },
  { facts }: Ground,
): Given | null {
  const fact = facts.get(id)
  if (!fact || partsOf(fact).length > 0) return null
  const stated = isObject(answer) && 'state' in answer
  return stated || factFlaw(fact, answer) === null ? { [id]: answer } : null
}

interface Wanted {
  readonly fact: string
  readonly number: Rational
}

/** Answers by which a fact comes to a number, through whatever it is worked out from. */
function numberReached({ fact: id, number }: Wanted, ground: Ground): Given | null {
  const fact = ground.facts.get(id)
  if (!fact) return null
  if (isMeasured(fact)) return measured(fact, number)
  const way = ways[fact.type]
  return way ? way(fact, number, ground) : null
}

function measured(fact: Fact, number: Rational): Given | null {
  const text = exactText(number)
  if (text.includes('/')) return null
  const answer = String(Number(text)) === text ? Number(text) : text
  return factFlaw(fact, answer) === null ? { [fact.id]: answer } : null
}

type Way = (fact: Fact, number: Rational, ground: Ground) => Given | null

const ways: { readonly [type in Fact['type']]?: Way } = {
  panel: judged,
  sum: summed,
  difference: differing,
  ratio: (fact, number, ground) => shared(fact.over!, fact, number, ground),
  growth: (fact, number, ground) =>
    shared(fact.against!, fact, add(number, rational(fact.per ?? 1)), ground),
  age_at: aged,
  number_of: numbered,
}

/** As many judges as are asked for, who all say the same. */
function judged(fact: Fact, number: Rational): Given | null {
  const text = exactText(number)
  const roles = Object.keys(fact.weights ?? {})
  const count = Math.max(fact.min_judges ?? 1, roles.length)
  const values = Array.from({ length: count }, (_, at) => ({
    judge: `judge-${at + 1}`,
    ...(roles.length > 0 ? { role: roles[at % roles.length]! } : {}),
    value: text,
  }))
  const answer = { values, ...(fact.combine === 'consensus' ? { agreed: text } : {}) }
  return factFlaw(fact, answer) === null ? { [fact.id]: answer } : null
}

/** One part takes what the others, at their least, leave of it. */
function summed(fact: Fact, number: Rational, ground: Ground): Given | null {
  const parts = partsOf(fact)
  for (const part of parts) {
    const others = parts.filter((one) => one !== part)
    const least = others.map((id) => leastOf(ground.facts.get(id)))
    const rest = least.reduce(subtract, number)
    const goals = [
      ...others.map((id, at) => ({ fact: id, number: least[at]! })),
      { fact: part, number: rest },
    ]
    const found = reach(goals, ground)
    if (found) return found
  }
  return null
}

const leastOf = (fact: Fact | undefined): Rational => rational((fact && boundsOf(fact).min) ?? 0)

function differing({ of, less }: Fact, number: Rational, ground: Ground): Given | null {
  const off = numberGiven(less!, ground) ?? leastOf(ground.facts.get(less!))
  const sides = [off, leastOf(ground.facts.get(less!))]
  return first(sides, (side) =>
    reach(
      [
        { fact: less!, number: side },
        { fact: of as string, number: add(number, side) },
      ],
      ground,
    ),
  )
}

/** Out of what is given, or else out of a whole that divides evenly, such a part that the share comes out. */
function shared(whole: string, { of, per = 1 }: Fact, number: Rational, ground: Ground) {
  const given = numberGiven(whole, ground)
  const part = divide(number, rational(per))
  const even = rounds.map((times) => ratio(part.d * BigInt(times)))
  const wholes = [...(given && given.n !== 0n ? [given] : []), ...even]
  return first(wholes, (over) =>
    reach(
      [
        { fact: whole, number: over },
        { fact: of as string, number: multiply(part, over) },
      ],
      ground,
    ),
  )
}

/** A whole that divides evenly, a round one first. */
const rounds = [100, 10, 20, 1, 2, 3, 5, 50, 1000, 10_000] as const

/** Born so many years before the day that ages are counted at. */
function aged(fact: Fact, number: Rational, { day }: Ground): Given | null {
  const at = dayOf(fact, day)
  if (!at || number.d !== 1n || number.n < 0n) return null
  return { [fact.of as string]: addMonths(at, -12 * Number(number.n)) }
}

/** So many occurrences of a kind that counts, none of any other, a day apart within the window. */
function numbered(fact: Fact, number: Rational, { facts, day }: Ground): Given | null {
  const list = facts.get(fact.of as string)
  const kind = fact.kinds?.[0] ?? (list && Object.keys(optionsOf(list))[0])
  const at = dayOf(fact, day) ?? day
  if (!list || kind === undefined || !at || number.d !== 1n || number.n < 0n) return null
  const answer = Array.from({ length: Number(number.n) }, () => ({ kind, when: at }))
  return factFlaw(list, answer) === null ? { [list.id]: answer } : null
}

/** The number that a fact is given as, where it is given as one. */
function numberGiven(id: string, { facts, given }: Ground): Rational | null {
  const fact = facts.get(id)
  const answer = given[id]
  const plain = typeof answer === 'number' || typeof answer === 'string'
  if (!fact || !isMeasured(fact) || !plain) return null
  return factFlaw(fact, answer) === null ? rational(answer) : null
}

function first<T>(of: readonly T[], find: (one: T) => Given | null): Given | null {
  for (const one of of) {
    const found = find(one)
    if (found) return found
  }
  return null
}

/** An ordinary answer to a fact: nothing counted, nothing found, the first of its options. */
export function plainAnswer(fact: Fact): Json {
  switch (fact.type) {
    case 'bool':
      return false
    case 'date':
      return '1990-01-01'
    case 'choice': {
      const options = Object.keys(optionsOf(fact))
      return fact.many ? options : (options[0] ?? '')
    }
    case 'text':
      return '—'
    case 'occurrences':
      return []
    case 'panel':
      return (judged(fact, leastOf(fact))?.[fact.id] ?? null) as Json
    default:
      return Number(exactText(leastOf(fact) ?? zero))
  }
}
