import {
  add,
  compare,
  divide,
  exactText,
  larger,
  multiply,
  negate,
  type Rational,
  ratio,
  rational,
  smaller,
  subtract,
  zero,
} from '../../rational.ts'
import type { Json } from '../../terms.ts'
import { type Fact, optionsOf, type Supplier, withParts } from '../fact.ts'
import type { Occurrence } from '../method.ts'
import { type Answers, answerRead, type Reading } from '../readings.ts'
import type { See } from '../seen.ts'

/** One direction in which an answered fact may go, step by step. */
export interface Way {
  readonly fact: string
  readonly supplier: Supplier
  readonly from: Json
  /** It lies behind: nobody can change it any more, but it says what was lacking. */
  readonly past: boolean
  /** The most steps there are. */
  readonly steps: number
  /** The value after so many steps. */
  at(steps: number): Json
  /** How far so many steps go, relative to what there is. */
  far(steps: number): Rational
}

/** So many steps are tried where nothing else bounds a number. */
const mostSteps = 4096

/**
 * The ways in which a fact may go that its own answer leaves open: a number up or down by its step within its
 * bounds, an option more, another option, the other of yes and no, one occurrence fewer. None for what others
 * judge, for a day, and for what was not answered.
 */
export function waysOf(
  fact: Fact,
  facts: ReadonlyMap<string, Fact>,
  answers: Answers,
  reading: Reading,
  seen: See,
): readonly Way[] {
  const read = answerRead(fact.id, answers, reading)
  if (!read || fact.reason === 'required') return []
  if (read.answer.state !== 'answered' || seen(fact.id).state !== 'known') return []
  const past = fact.period?.startsWith('last-') ?? false
  const from = read.answer.value
  // A target that was left blank is nobody's to reach.
  if (from === null) return []
  const head = { fact: fact.id, supplier: read.supplier, from, past }
  switch (fact.type) {
    case 'bool':
      return [{ ...head, steps: 1, at: () => from !== true, far: () => ratio(1n) }]
    case 'choice':
      return choices(fact, from).map((way) => ({ ...head, ...way }))
    case 'occurrences':
      return fewer(from as unknown as readonly Occurrence[]).map((way) => ({ ...head, ...way }))
    case 'count':
    case 'number':
    case 'percent':
      return numbers(fact, rational(from as number | string), wholeOf(fact, facts, seen)).map(
        (way) => ({ ...head, ...way }),
      )
    default:
      return []
  }
}

type Steps = Pick<Way, 'steps' | 'at' | 'far'>

/**
 * Of a share in per cent the part is no more than the whole. What the part is added up from has the room that the
 * others leave; a whole that it is in itself grows with it.
 */
function wholeOf(fact: Fact, facts: ReadonlyMap<string, Fact>, seen: See): Rational | null {
  const own = seen(fact.id)
  const wholes = [...facts.values()].flatMap(({ type, of, over, per }) => {
    if (type !== 'ratio' || typeof of !== 'string' || per !== 100 || over === undefined) return []
    if (!addsTo(of, fact.id, facts) || withParts([over], facts).includes(fact.id)) return []
    const [part, whole] = [seen(of), seen(over)]
    if (own.state !== 'known' || part.state !== 'known' || whole.state !== 'known') return []
    const others = subtract(part.value as Rational, own.value as Rational)
    return [subtract(whole.value as Rational, others)]
  })
  return wholes.length === 0 ? null : wholes.reduce(smaller)
}

/** Is it the fact itself, or a sum that has it in it? */
function addsTo(id: string, fact: string, facts: ReadonlyMap<string, Fact>): boolean {
  const { type, of } = facts.get(id)!
  return id === fact || (type === 'sum' && [of].flat().includes(fact))
}

function numbers(fact: Fact, from: Rational, whole: Rational | null): readonly Steps[] {
  const step = rational(fact.step ?? 1)
  const low = fact.min ?? (fact.type === 'number' ? undefined : 0)
  const high = fact.max ?? (fact.type === 'percent' ? 100 : undefined)
  const highest = [high === undefined ? [] : [rational(high)], whole ?? []].flat()
  const up = highest.length === 0 ? null : subtract(highest.reduce(smaller), from)
  const down = low === undefined ? null : subtract(from, rational(low))
  const along = (room: Rational | null, by: Rational): Steps => {
    const at = (n: number): Rational => add(from, multiply(by, ratio(BigInt(n))))
    return {
      steps: room === null ? mostSteps : stepsIn(room, step),
      at: (n) => numberOf(at(n)),
      far: (n) => {
        const size = larger(absolute(from), absolute(at(n)))
        return size.n === 0n ? zero : divide(absolute(subtract(at(n), from)), size)
      },
    }
  }
  return [along(up, step), along(down, negate(step))].filter(({ steps }) => steps > 0)
}

/** A decimal that ends is a plain number; all steps are such. */
const numberOf = (value: Rational): Json => Number(exactText(value))
const absolute = (value: Rational): Rational => (value.n < 0n ? negate(value) : value)
const stepsIn = (room: Rational, step: Rational): number => {
  if (compare(room, zero) <= 0) return 0
  const { n, d } = divide(room, step)
  return Number(n / d)
}

function choices(fact: Fact, from: Json): readonly Steps[] {
  const options = Object.keys(optionsOf(fact))
  const all = ratio(BigInt(options.length))
  if (!fact.many)
    return options
      .filter((one) => one !== from)
      .map((one) => ({ steps: 1, at: () => one, far: () => ratio(1n) }))
  const chosen = from as readonly string[]
  const more = options.filter((one) => !chosen.includes(one))
  const far = (n: number): Rational => divide(ratio(BigInt(n)), all)
  const single = more.map((one): Steps => ({ steps: 1, at: () => [...chosen, one], far }))
  const several: Steps = { steps: more.length, at: (n) => [...chosen, ...more.slice(0, n)], far }
  return more.length > 1 ? [...single, several] : single
}

/** The last of a kind first. */
function fewer(all: readonly Occurrence[]): readonly Steps[] {
  const kinds = [...new Set(all.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    // The latest goes first: what lies behind a window no longer counts.
    const own = all
      .filter((one) => one.kind === kind)
      .toSorted((a, b) => (a.when < b.when ? -1 : a.when === b.when ? 0 : 1))
    return {
      steps: own.length,
      at: (n) => {
        const gone = new Set(own.slice(own.length - n))
        return all.filter((one) => !gone.has(one)) as unknown as Json
      },
      far: (n) => divide(ratio(BigInt(n)), ratio(BigInt(own.length))),
    }
  })
}
