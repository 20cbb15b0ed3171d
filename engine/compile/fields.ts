import { isLocalDate, localDate } from '../calendar.ts'
import type { Case, Circumstances, Document } from '../case.ts'
import { digestOf } from '../digest.ts'
import type { Programme } from '../programme.ts'
import { compare, divide, parseDecimal, type Rational, rational, subtract } from '../rational.ts'
import { derived, type Fact, optionsOf, type Supplier } from '../score/fact.ts'
import { answerStates } from '../score/readings.ts'
import { conditionsOf } from '../score/score.ts'
import type { IndicatorNode } from '../score/standard.ts'
import type { Json, JsonObject } from '../terms.ts'
import { readingOf, sheetOf } from '../vocabulary/word.ts'

/** What is wrong with one thing that a command brought. */
export interface Flaw {
  readonly field: string
  readonly why:
    | 'missing'
    | 'unknown'
    | 'type'
    | 'too-long'
    | 'range'
    | 'option'
    | 'fact-unknown'
    | 'fact-derived'
    | 'fact-not-yours'
    | 'reason-missing'
    | 'reason-unlisted'
    | 'not-a-claim'
  readonly want?: Json
}

type Field = Programme['fields'][string][string]

interface Around {
  readonly on: Case
  readonly given: Circumstances
  readonly programme: Programme
  readonly party: string
  readonly path: string
  flaw(why: Flaw['why'], want?: Json, field?: string): void
  /** Sets a text apart; the event keeps what this returns. */
  apart(field: string, text: string): Json
}

/** The form in which an event keeps a value, by the field's type; undefined where it is wrong. */
type Take = (value: Json, field: Field, around: Around) => Json | undefined

const name = /^[A-Za-z0-9][A-Za-z0-9_./:-]{0,119}$/
const ident: Take = (value, _, { flaw }) =>
  typeof value === 'string' && name.test(value) ? value : void flaw('type', 'id')

const takes: Readonly<Record<Field['type'], Take>> = {
  text(value, { max = 5000 }, { flaw, apart, path }) {
    if (typeof value !== 'string' || value.trim() === '') return void flaw('type', 'text')
    if ([...value].length > max) return void flaw('too-long', max)
    return apart(path, value)
  },
  count(value, { min = 0, max = 1_000_000 }, { flaw }) {
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return void flaw('type', 'count')
    return value < min || value > max ? void flaw('range', { min, max }) : value
  },
  date(value, { past }, { flaw, given }) {
    if (typeof value !== 'string' || !isLocalDate(value)) return void flaw('type', 'date')
    const today = localDate(given.now)
    return past && value > today ? void flaw('range', { max: today }) : value
  },
  bool: (value, _, { flaw }) => (typeof value === 'boolean' ? value : void flaw('type', 'bool')),
  choice: (value, { of = {} }, { flaw }) =>
    typeof value === 'string' && Object.hasOwn(of, value)
      ? value
      : void flaw('option', Object.keys(of)),
  level: (value, _, { flaw, programme }) =>
    typeof value === 'string' && programme.levels.of.includes(value)
      ? value
      : void flaw('option', [...programme.levels.of]),
  batch: ident,
  body: ident,
  collective: ident,
  actor: ident,
  id: ident,

  conditions(value, _, { on, given, programme, flaw }) {
    const known = given.standard
      ? conditionsOf(given.standard, {}, readingOf(programme, on, true))
      : []
    if (!isObject(value)) return void flaw('type', 'conditions')
    const wrong = Object.entries(value).filter(
      ([id, met]) => typeof met !== 'boolean' || !known.some((one) => one.id === id),
    )
    if (wrong.length > 0)
      return void flaw(
        'option',
        known.map(({ id }) => id),
        wrong[0]![0],
      )
    return value
  },

  /** `all` stands for every claim that is open now; the event names them one by one. */
  confirms(value, _, { on, given, programme, flaw }) {
    const open = given.standard ? sheetOf(on, given, programme, false).unconfirmed : []
    if (value === 'all') return [...open]
    if (!Array.isArray(value)) return void flaw('type', 'all | [fact]')
    const wrong = value.filter((id) => !open.includes(id as string))
    return wrong.length > 0 ? void flaw('not-a-claim', wrong) : value
  },

  answers(value, _, around) {
    if (!isObject(value)) return void around.flaw('type', 'answers')
    const entries = Object.entries(value).map(
      ([id, answer]) => [id, answerOf(id, answer, around)] as const,
    )
    return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined)) as JsonObject
  },
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One answer: a bare value, or `{ state, value?, reason?, note? }`. The note is a text and stands apart. */
function answerOf(id: string, given: Json, around: Around): JsonObject | undefined {
  const field = `${around.path}.${id}`
  const facts = around.given.standard?.facts
  const fact = facts?.get(id)
  if (!fact) return void around.flaw('fact-unknown', [...(facts?.keys() ?? [])], field)
  if (derived(fact)) return void around.flaw('fact-derived', fact.of as string, field)
  const supplier = supplierOf(fact, around)
  if (!supplier) return void around.flaw('fact-not-yours', fact.by ?? null, field)
  const {
    state = 'answered',
    value = null,
    reason,
    note,
    ...rest
  } = isObject(given) ? given : { value: given }
  if (Object.keys(rest).length > 0) return void around.flaw('unknown', Object.keys(rest), field)
  if (!answerStates.includes(state as (typeof answerStates)[number]))
    return void around.flaw('option', [...answerStates], field)
  const told = noteOf(fact, note, state, field, around)
  if (told === undefined) return undefined
  if (state === 'not_applicable') {
    const reasons = reasonsFor(around.given.standard!.indicators, id)
    if (typeof reason !== 'string' || !reasons.includes(reason))
      return void around.flaw('reason-unlisted', reasons, field)
    return { state, reason, supplier, ...told }
  }
  if (state !== 'answered') return { state, supplier, ...told }
  const wrong = factFlaw(fact, value)
  if (wrong) return void around.flaw(wrong.why, wrong.want, field)
  return { state, value, supplier, ...told }
}

/** A judgement needs its reason; any answer may have a note. */
function noteOf(
  fact: Fact,
  note: Json | undefined,
  state: Json,
  field: string,
  { flaw, apart }: Around,
): JsonObject | undefined {
  if (note === undefined || note === null) {
    return fact.reason === 'required' && state === 'answered'
      ? void flaw('reason-missing', 'note', field)
      : {}
  }
  if (typeof note !== 'string' || note.trim() === '') return void flaw('type', 'note', field)
  return [...note].length > 1000
    ? void flaw('too-long', 1000, field)
    : { note: apart(`${field}.note`, note) }
}

/** Who supplies this fact when this party answers it; an assessor may find anything. */
function supplierOf(fact: Fact, { programme: { suppliers }, party }: Around): Supplier | null {
  const mine = Object.keys(suppliers.parties).filter(
    (who) => suppliers.parties[who] === party,
  ) as Supplier[]
  if (fact.by && mine.includes(fact.by)) return fact.by
  return mine.find((who) => suppliers.confirms.includes(who)) ?? null
}

/** The reasons that the leaves reading a fact allow for its not applying. */
function reasonsFor(indicators: readonly IndicatorNode[], fact: string): readonly string[] {
  return indicators.flatMap(({ rule, na, children }) => [
    ...(rule?.reads.includes(fact) ? (na?.reasons ?? []) : []),
    ...reasonsFor(children, fact),
  ])
}

/** What is wrong with a value for a fact; null when it fits type, bounds and step. */
export function factFlaw(fact: Fact, value: Json): { why: Flaw['why']; want?: Json } | null {
  switch (fact.type) {
    case 'bool':
      return typeof value === 'boolean' ? null : { why: 'type', want: 'bool' }
    case 'date':
      return typeof value === 'string' && isLocalDate(value) ? null : { why: 'type', want: 'date' }
    case 'choice':
      return choiceFlaw(fact, value)
    default:
      return numberFlaw(fact, value)
  }
}

function choiceFlaw(fact: Fact, value: Json): { why: Flaw['why']; want?: Json } | null {
  const options = Object.keys(optionsOf(fact))
  const chosen = fact.many ? value : [value]
  if (!Array.isArray(chosen)) return { why: 'type', want: 'list' }
  const fits =
    chosen.every((one) => options.includes(one)) && new Set(chosen).size === chosen.length
  return fits ? null : { why: 'option', want: options }
}

function numberFlaw(
  { type, min, max, step }: Fact,
  value: Json,
): { why: Flaw['why']; want?: Json } | null {
  const exact = numberOf(value)
  if (!exact) return { why: 'type', want: type }
  const lowest = min ?? (type === 'count' || type === 'percent' ? 0 : undefined)
  const highest = max ?? (type === 'percent' ? 100 : undefined)
  const low = lowest !== undefined && compare(exact, rational(lowest)) < 0
  const high = highest !== undefined && compare(exact, rational(highest)) > 0
  if (low || high) return { why: 'range', want: { min: lowest ?? null, max: highest ?? null } }
  const grain = step ?? (type === 'count' ? 1 : undefined)
  const whole =
    grain === undefined || divide(subtract(exact, rational(lowest ?? 0)), rational(grain)).d === 1n
  return whole ? null : { why: 'range', want: { step: grain! } }
}

/** A number, or its decimal text, with at most 15 digits: more would not survive a double. */
function numberOf(value: Json): Rational | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null
  const text = String(value)
  return text.replace(/[-+.]/g, '').length <= 15 ? parseDecimal(text) : null
}

/** Checks what a command brings against its field set; texts are set apart and kept by digest. */
export function take(
  set: Programme['fields'][string] | null,
  data: JsonObject,
  around: Pick<Around, 'on' | 'given' | 'programme' | 'party'>,
): { data: JsonObject; documents: readonly Document[]; flaws: readonly Flaw[] } {
  const flaws: Flaw[] = []
  const documents: Document[] = []
  const fields = set ?? {}
  for (const field of Object.keys(data)) {
    if (!Object.hasOwn(fields, field))
      flaws.push({ field, why: 'unknown', want: Object.keys(fields) })
  }
  const kept = Object.entries(fields).flatMap(([path, field]): [string, Json][] => {
    const value = data[path]
    if (value === undefined || value === null) {
      if (field.required) flaws.push({ field: path, why: 'missing', want: field.type })
      return []
    }
    const apart = (place: string, text: string): Json => {
      const salt = around.given.salt
      const digest = digestOf(`${salt}\n${place}\n${text}`)
      documents.push({ field: place, class: field.class, text, salt, digest })
      return { digest }
    }
    const flaw: Around['flaw'] = (why, want, place = path) => {
      flaws.push(want === undefined ? { field: place, why } : { field: place, why, want })
    }
    const taken = takes[field.type](value, field, { ...around, path, flaw, apart })
    return taken === undefined ? [] : [[path, taken]]
  })
  return { data: Object.fromEntries(kept), documents, flaws }
}
