import type { Json, JsonObject, ScoringStandard } from '../../../engine/index.ts'
import type { Field, Fields, Typed } from './ground.ts'
import { isWritten, writtenValue } from './written.ts'

/**
 * Reads what a form brought into what a command takes. It depends on the form alone and not on how the case
 * stands by now: the same form sent twice is the same command. Whether it fits is the engine's to say.
 */
export function readFields(
  fields: Fields,
  typed: Typed,
  standard: ScoringStandard | null,
): JsonObject {
  const entries = Object.entries(fields).flatMap(([path, { type }]): [string, Json][] => {
    const value = reads[type](typed, `f.${path}`, standard)
    return value === undefined ? [] : [[path, value]]
  })
  return Object.fromEntries(entries)
}

type Read = (typed: Typed, name: string, standard: ScoringStandard | null) => Json | undefined

const all = (typed: Typed, name: string): readonly string[] =>
  [typed[name] ?? []].flat().filter((one) => one !== '')

/** What follows a prefix in the names of a form. */
const namesAfter = (typed: Typed, prefix: string): readonly string[] =>
  Object.keys(typed).flatMap((name) => (name.startsWith(prefix) ? name.slice(prefix.length) : []))

const text: Read = (typed, name) => {
  const value = all(typed, name)[0]?.trim()
  return value === '' ? undefined : value
}

/** A number where the text is one that a number keeps exactly; else the text, for the engine to refuse. */
const numberIn = (value: string): Json =>
  /^-?\d+(\.\d+)?$/.test(value) && value.replace(/\D/g, '').length <= 15 ? Number(value) : value

const reads: Readonly<Record<Field['type'], Read>> = {
  text,
  count: (typed, name, standard) => {
    const value = text(typed, name, standard)
    return typeof value === 'string' ? numberIn(value) : value
  },
  date: text,
  bool: (typed, name) => (all(typed, name)[0] === 'true' ? true : undefined),
  choice: text,
  level: text,
  batch: text,
  body: text,
  actor: text,
  collective: text,
  id: text,
  conditions: (typed) =>
    Object.fromEntries(
      namesAfter(typed, 'c.').map((id): [string, Json] => [
        id,
        all(typed, `c.${id}`)[0] === 'true',
      ]),
    ),
  confirms: (typed) => {
    const chosen = all(typed, 'k')
    if (chosen.length === 0) return undefined
    return chosen.includes('all') ? 'all' : chosen
  },
  role: text,
  agreed: (typed, name) => {
    const items = namesAfter(typed, `${name}.`).filter((one) => !one.endsWith('.reason'))
    const entries = items.flatMap((id): [string, Json][] => {
      const [points = '', reason = ''] = [id, `${id}.reason`].map((one) =>
        (all(typed, `${name}.${one}`)[0] ?? '').trim(),
      )
      if (points === '' && reason === '') return []
      return [[id, { points: numberIn(points), ...(reason === '' ? {} : { reason }) }]]
    })
    return entries.length > 0 ? Object.fromEntries(entries) : undefined
  },
  answers: (typed, _, standard) =>
    Object.fromEntries(
      namesAfter(typed, 's.').flatMap((id): [string, Json][] => {
        const answer = readAnswer(id, typed, standard)
        return answer === undefined ? [] : [[id, answer]]
      }),
    ),
}

/** The choice by which a target is left blank. */
export const leftBlank = 'blank'

/** What stood in the inputs of a fact, to tell a changed answer from one left as it was. */
export const mark = (state: string, values: readonly string[]): string =>
  JSON.stringify([state, ...values])

/** Only what was changed is sent: an answer given before stands. */
function readAnswer(id: string, typed: Typed, standard: ScoringStandard | null): Json | undefined {
  const chosen = all(typed, `s.${id}`)[0] ?? ''
  const values = all(typed, `a.${id}`)
  const stood = all(typed, `o.${id}`)[0]
  const note = all(typed, `n.${id}`)[0]?.trim()
  const noted = note ? { note } : {}
  if (!note && stood === mark(chosen, values)) return undefined
  if (chosen === leftBlank) return { state: 'answered', value: null, ...noted }
  if (chosen !== '') {
    const [state = '', reason] = chosen.split(':')
    return reason === undefined ? { state, ...noted } : { state, reason, ...noted }
  }
  const value = valueIn(id, values, standard)
  if (value === undefined)
    return stood === undefined ? undefined : { state: 'unanswered', ...noted }
  return note ? { state: 'answered', value, note } : value
}

function valueIn(
  id: string,
  values: readonly string[],
  standard: ScoringStandard | null,
): Json | undefined {
  const [first] = values
  if (first === undefined) return undefined
  const fact = standard?.facts.get(id)
  const { type = 'choice', many = false } = fact ?? {}
  if (fact && isWritten(fact)) return writtenValue(fact, first)
  if (type === 'choice' && many) return values.filter((one) => one !== '-')
  if (type === 'bool') return first === 'true' ? true : first === 'false' ? false : first
  return ['count', 'number', 'percent', 'money'].includes(type)
    ? numberIn(first.trim())
    : first.trim()
}
