import { type Fact, inWords, type Json, type Language, optionsOf } from '../../../engine/index.ts'
import { nameOf, type Say } from '../words.ts'
import { leftBlank } from './read.ts'
import { isWritten, writtenText } from './written.ts'

interface Given {
  readonly state: string
  readonly value: Json
}

/** The state of an answer as its input holds it: none for a plain value. */
export const stateOf = ({ state, value, reason }: Given & { readonly reason?: string }): string =>
  state === 'answered'
    ? value === null
      ? leftBlank
      : ''
    : [state, reason].filter(Boolean).join(':')

const isText = (one: Json): boolean => typeof one === 'string'

/** A text that stands apart: its answer has the digest alone. */
const isApart = (value: Json): boolean =>
  typeof value === 'object' && value !== null && 'digest' in value

/** An answer's values as its inputs hold them; an empty list is the mark for none of them. */
export function valuesOf(last: Given | null): readonly string[] {
  const value = last?.state === 'answered' ? last.value : null
  if (value === null || isApart(value)) return []
  if (typeof value === 'object' && !(Array.isArray(value) && value.every(isText)))
    return [writtenText(last)]
  if (Array.isArray(value)) return value.length === 0 ? ['-'] : value.map(String)
  return [String(value)]
}

/** The day that an answer is of. */
export function asOfText({ as_of }: Fact, say: Say): string | null {
  if (as_of === undefined) return null
  return as_of === 'filing' ? say('asOfFiling') : say('asOfDay', { day: as_of })
}

/** The bounds of a number. */
export function boundsText({ min, max }: Fact, say: Say): string | null {
  if (min !== undefined && max !== undefined) return say('range', { min, max })
  if (min !== undefined) return say('from', { min })
  return max === undefined ? null : say('upTo', { max })
}

/** An answer in words: its value with unit, or its state. */
export function answerText(
  fact: Fact,
  { state, value }: Given,
  language: Language,
  say: Say,
): string {
  if (state === 'not_applicable') return say('notScored')
  if (state !== 'answered') return nameOf('answer', state, language)
  if (value === null) return say('answerBlank')
  if (isApart(value)) return say('answerApart')
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no')
  const named = (one: Json) =>
    typeof one === 'string' ? inWords(optionsOf(fact)[one] ?? one, language) : String(one)
  if (isWritten(fact)) return writtenText({ state, value }).replaceAll('\n', '；') || say('none')
  if (Array.isArray(value)) return value.length === 0 ? say('none') : value.map(named).join('、')
  return `${named(value)}${fact.unit ?? ''}`
}
