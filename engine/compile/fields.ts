import { isLocalDate, localDate } from '../calendar.ts'
import type { Document } from '../case.ts'
import { digestOf } from '../digest.ts'
import { reservedActors } from '../parties.ts'
import type { Field, Programme } from '../programme.ts'
import { isObject, type Json, type JsonObject } from '../terms.ts'
import { rolesNow } from '../vocabulary/stages.ts'
import { sheetOf } from '../vocabulary/word.ts'
import { agreementsOf } from './agreement.ts'
import { answersOf } from './answers.ts'
import type { Around, Flaw } from './flaw.ts'

/** The form in which an event keeps a value, by the field's type; undefined where it is wrong. */
type Take = (value: Json, field: Field, around: Around) => Json | undefined

const name = /^[A-Za-z0-9][A-Za-z0-9_./:-]{0,119}$/
const ident: Take = (value, _, { flaw }) =>
  typeof value === 'string' && name.test(value) ? value : void flaw('type', 'id')

const takes: Readonly<Record<Field['type'], Take>> = {
  text(value, { max = 5000 }, { flaw, apart, path }) {
    if (typeof value !== 'string' || value.trim() === '') return void flaw('type', 'text')
    if (value.includes('\u0000')) return void flaw('type', 'text')
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
  actor: (value, field, around) =>
    reservedActors.includes(String(value))
      ? void around.flaw('option')
      : ident(value, field, around),
  id: ident,

  conditions(value, _, { on, given, flaw }) {
    if (!isObject(value)) return void flaw('type', 'conditions')
    const known = (given.standard?.tables(on.level) ?? []).flatMap(({ conditions }) =>
      conditions.map(({ id }) => id),
    )
    const wrong = Object.keys(value).find(
      (id) => typeof value[id] !== 'boolean' || !known.includes(id),
    )
    return wrong === undefined ? value : void flaw('option', known, wrong)
  },

  /** `all` stands for every claim that is open now; the event names them one by one. */
  confirms(value, _, { on, given, programme, flaw }) {
    const open = given.standard ? sheetOf(on, given, programme, false).unconfirmed : []
    if (value === 'all') return [...open]
    if (!Array.isArray(value)) return void flaw('type', 'all | [fact]')
    const wrong = value.filter((id) => !open.includes(id as string))
    return wrong.length > 0 ? void flaw('not-a-claim', wrong) : value
  },

  /** A role that the stage weighs, where it weighs any. */
  role(value, _, { on, given, flaw }) {
    const roles = given.standard ? rolesNow(on, given.standard) : []
    if (roles.length === 0) return void flaw('role-unweighed')
    return typeof value === 'string' && roles.includes(value) ? value : void flaw('option', roles)
  },

  agreed: (value, { max = 1000 }, around) =>
    isObject(value)
      ? agreementsOf(value, max, around)
      : void around.flaw('type', '{ item: { points, reason } }'),

  answers: (value, _, around) =>
    isObject(value) ? answersOf(value, around) : void around.flaw('type', 'answers'),
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
