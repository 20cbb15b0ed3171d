import { compare, exactText, type Rational, rational } from '../rational.ts'
import { inWords, type Language, type Text } from '../terms.ts'
import type { Said } from './change.ts'
import { values, words } from './words.ts'

/** The same made in both languages. */
export const inBoth = (say: (language: Language) => string): Said => ({
  zh: say('zh'),
  en: say('en'),
})

export const joined = (...parts: readonly Said[]): Said =>
  inBoth((language) => parts.map((part) => part[language]).join(''))

/** A thing by its name, with its id. */
export const subjectOf = (name: Text, id: string): Said => ({
  zh: `「${inWords(name)}」（${id}）`,
  en: `"${inWords(name, 'en')}" (${id})`,
})

export const about = (subject: Said, sentence: Said): Said => ({
  zh: `${subject.zh}：${sentence.zh}`,
  en: `${subject.en}: ${sentence.en}`,
})

/** A label with what it was and is; a value that one side does not have is null. */
export function turned(label: Said, before: Said | null, after: Said | null, more = 0): Said {
  return inBoth((language) => {
    const say = words[before ? (after ? 'changed' : 'unwritten') : 'written'][language] as (
      ...parts: readonly (string | number)[]
    ) => string
    const parts = [before, after].flatMap((part) => (part ? [part[language]] : []))
    return say(label[language], ...parts, more)
  })
}

/** Does a number grow, does it fall, or are the two no numbers? */
export const growth = (before: unknown, after: unknown): number =>
  typeof before === 'number' && typeof after === 'number'
    ? compare(rational(after), rational(before))
    : 0

export const numberText = (value: number | Rational): string =>
  exactText(typeof value === 'number' ? rational(value) : value)

const isText = (value: object): value is { zh: string; en?: string } =>
  'zh' in value && typeof value.zh === 'string'

/** Any written value as a sentence has it; words of the language as people say them. */
export function valueSaid(value: unknown): Said {
  return inBoth((language) => valueText(value, language))
}

function valueText(value: unknown, language: Language): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string' || typeof value === 'boolean')
    return Object.hasOwn(values, String(value)) ? values[String(value)]![language] : String(value)
  if (typeof value !== 'object' || value === null) return values.none![language]
  const comma = language === 'zh' ? '、' : ', '
  if (Array.isArray(value)) return value.map((one) => valueText(one, language)).join(comma) || '—'
  if (isText(value)) return inWords(value, language)
  return Object.entries(value)
    .map(([key, inner]) => `${key} ${valueText(inner, language)}`)
    .join(comma)
}

/** A label or a name: never a word of the language. */
export const textSaid = (value: unknown): Said =>
  typeof value === 'string'
    ? { zh: `「${value}」`, en: `"${value}"` }
    : inBoth((language) => {
        const text = inWords(value as Text, language)
        return language === 'zh' ? `「${text}」` : `"${text}"`
      })
