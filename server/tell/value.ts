import {
  type Fact,
  type FactAnswer,
  inWords,
  isObject,
  type Json,
  type Language,
  type Occurrence,
  optionsOf,
  type Rational,
  type Value,
} from '../../engine/index.ts'
import { figure } from './said.ts'
import { tellWords } from './words.ts'

/** What a fact was seen to be, in words, with its unit. */
export function valueText(fact: Fact, value: Value, language: Language): string {
  if (value === null) return tellWords[language].blank
  if (typeof value === 'object' && 'n' in value) return numberText(fact, value, language)
  return writtenText(fact, value as unknown as Json, language)
}

const numberText = ({ unit = '' }: Fact, value: Rational, language: Language): string => {
  const shown = language === 'zh' || !/\p{Script=Han}/u.test(unit) ? unit : ''
  return `${figure(value)}${shown}`
}

/** An answer as someone gave it, in words; null where it has no value. */
export function answerText(fact: Fact, { state, value }: FactAnswer, language: Language) {
  return state === 'answered' ? writtenText(fact, value, language) : null
}

/** A value as it was given, in words, with its unit. */
export function writtenText(fact: Fact, value: Json, language: Language): string {
  const say = tellWords[language]
  const option = (id: string): string => inWords(optionsOf(fact)[id] ?? id, language)
  const { unit = '', type } = fact
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (type === 'occurrences')
    return say.happened(
      (value as unknown as readonly Occurrence[]).map(({ kind, when, incident }) =>
        [when, option(kind), ...(incident === undefined ? [] : [say.incident(incident)])].join(' '),
      ),
    )
  if (type === 'panel' && isObject(value))
    return say.judges(
      (value.values as unknown as readonly { judge: string; value: number | string }[]).map(
        (one) => `${one.judge} ${one.value}`,
      ),
      value.agreed === undefined ? null : String(value.agreed),
    )
  if (Array.isArray(value)) return say.options(value.map((one) => option(String(one))))
  if (type === 'choice') return option(String(value))
  const shown = language === 'zh' || !/\p{Script=Han}/u.test(unit) ? unit : ''
  return `${String(value)}${shown}`
}
