import { isLocalDate } from '../calendar.ts'
import { compare, divide, parseDecimal, type Rational, rational, subtract } from '../rational.ts'
import { boundsOf, type Fact, optionsOf } from '../score/fact.ts'
import { isObject, type Json } from '../terms.ts'
import type { Flaw } from './flaw.ts'

/** Why a value does not fit its fact, and what would. */
type Unfit = Pick<Flaw, 'why' | 'want'>

/** What is wrong with a value for a fact; null when it fits type, bounds and step. */
export function factFlaw(fact: Fact, value: Json): Unfit | null {
  switch (fact.type) {
    case 'bool':
      return typeof value === 'boolean' ? null : { why: 'type', want: 'bool' }
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? null : { why: 'type', want: 'date' }
    case 'choice':
      return choiceFlaw(fact, value)
    case 'text':
      return textFlaw(value, mostText)
    case 'occurrences':
      return occurrencesFlaw(fact, value)
    case 'panel':
      return panelFlaw(fact, value)
    default:
      return numberFlaw(fact, value)
  }
}

/** So many characters has a fact that is a text, and what is said of an answer or of an occurrence. */
export const mostText = 2000
export const mostNote = 1000

/** What is wrong with a text that people write. */
export function textFlaw(value: Json, most: number, want = 'text'): Unfit | null {
  if (typeof value !== 'string' || value.trim() === '') return { why: 'type', want }
  if (value.includes('\u0000')) return { why: 'type', want }
  return [...value].length > most ? { why: 'too-long', want: most } : null
}

function choiceFlaw(fact: Fact, value: Json): Unfit | null {
  const options = Object.keys(optionsOf(fact))
  const chosen = fact.many ? value : [value]
  if (!Array.isArray(chosen)) return { why: 'type', want: 'list' }
  const fits =
    chosen.every((one) => options.includes(one)) && new Set(chosen).size === chosen.length
  return fits ? null : { why: 'option', want: options }
}

/** So many are recorded of one fact, with so many pieces of evidence each. */
export const mostOccurrences = 200
export const mostEvidence = 20
/** And a name that people give has so many characters. */
export const mostName = 100

/** Each with its kind and day, the incident that it was part of, what is said of it and what shows it. */
function occurrencesFlaw(fact: Fact, value: Json): Unfit | null {
  const kinds = Object.keys(optionsOf(fact))
  if (!Array.isArray(value)) return { why: 'type', want: '[{ kind, when, incident }]' }
  if (value.length > mostOccurrences) return { why: 'too-long', want: mostOccurrences }
  for (const one of value) {
    if (!isObject(one)) return { why: 'type', want: '{ kind, when, incident }' }
    const { kind, when, incident, note, evidence = [], ...rest } = one
    if (Object.keys(rest).length > 0) return { why: 'unknown', want: Object.keys(rest) }
    if (typeof kind !== 'string' || !kinds.includes(kind)) return { why: 'option', want: kinds }
    if (typeof when !== 'string' || !isLocalDate(when)) return { why: 'type', want: 'date' }
    if (incident !== undefined && !isName(incident)) return { why: 'type', want: 'incident' }
    const wrong = note === undefined ? null : textFlaw(note, mostNote, 'note')
    if (wrong) return wrong
    if (!Array.isArray(evidence) || !evidence.every(isName))
      return { why: 'type', want: 'evidence: [ … ]' }
    if (evidence.length > mostEvidence) return { why: 'too-long', want: mostEvidence }
  }
  return null
}

const isName = (value: unknown): value is string => textFlaw(value as Json, mostName) === null

/** What each judge gave, every judge once; and what they agreed on, where that is asked. */
function panelFlaw(fact: Fact, value: Json): Unfit | null {
  const { combine, weights } = fact
  if (!isObject(value) || !Array.isArray(value.values))
    return { why: 'type', want: '{ values: [{ judge, value }] }' }
  const { values, agreed, ...rest } = value
  if (Object.keys(rest).length > 0) return { why: 'unknown', want: Object.keys(rest) }
  const judges = new Set<string>()
  for (const one of values as readonly Json[]) {
    if (!isObject(one) || !isName(one.judge)) return { why: 'type', want: '{ judge, value }' }
    if (judges.has(one.judge)) return { why: 'option', want: `${one.judge} ×2` }
    judges.add(one.judge)
    const roles = Object.keys(weights ?? {})
    if (roles.length > 0 && !roles.includes(String(one.role))) return { why: 'option', want: roles }
    const known = ['judge', 'value', ...(roles.length > 0 ? ['role'] : [])]
    const strange = Object.keys(one).filter((key) => !known.includes(key))
    if (strange.length > 0) return { why: 'unknown', want: strange }
    const wrong = numberFlaw(fact, one.value ?? null)
    if (wrong) return wrong
  }
  if (agreed === undefined) return null
  return combine === 'consensus' ? numberFlaw(fact, agreed) : { why: 'unknown', want: 'agreed' }
}

/** The step of a number whose fact does not name one: money goes down to 分. */
export const grains: { readonly [type: string]: number } = { count: 1, money: 0.01 }

function numberFlaw(fact: Fact, value: Json): Unfit | null {
  const { type, step } = fact
  const { min: lowest, max: highest } = boundsOf(fact)
  const exact = numberOf(value)
  if (!exact) return { why: 'type', want: type }
  const low = lowest !== undefined && compare(exact, rational(lowest)) < 0
  const high = highest !== undefined && compare(exact, rational(highest)) > 0
  if (low || high) return { why: 'range', want: { min: lowest ?? null, max: highest ?? null } }
  const grain = step ?? grains[type]
  const whole =
    grain === undefined || divide(subtract(exact, rational(lowest ?? 0)), rational(grain)).d === 1n
  return whole ? null : { why: 'range', want: { step: grain! } }
}

export const mostDigits = 15

/** A number, or its decimal text, with at most 15 digits: more would not survive a double. */
export function numberOf(value: Json): Rational | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const text = String(value)
  return text.replace(/[-+.]/g, '').length <= mostDigits ? parseDecimal(text) : null
}
