import { parse } from 'yaml'
import type { Field } from './field.ts'
import type { New } from './yaml/insert.ts'

/** What a cell of the workbook holds, as it was read. */
export type Given = string | number | boolean

/** Why a cell is not taken. */
export type Unfit =
  | 'not-a-number'
  | 'wide-digits'
  | 'percent-sign'
  | 'leading-zero'
  | 'exponent'
  | 'grouped'
  | 'spaces'
  | 'control'
  | 'not-an-option'
  | 'number-cell'
  | 'too-many-digits'
  | 'item-empty'

/** Between the items of a list, in one cell. */
export const between = '；'

/** A value of a definition as a cell shows it; null where one cell cannot hold it. `numeral` is a number as it is written. */
export function shown(value: unknown, numeral: string | null): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return numeral ?? String(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (!Array.isArray(value) || value.length === 0) return null
  const plain = value.every((item) => typeof item === 'string' && !/[；;\n]/.test(item))
  return plain ? value.join(between) : null
}

/** What a cell says, as it would be shown; or why it cannot be meant. */
export function readCell(
  given: Given,
  { kind, options }: Field,
): { text: string } | { unfit: Unfit } {
  if (typeof given === 'boolean')
    return kind === 'flag' ? { text: given ? '是' : '否' } : { unfit: 'number-cell' }
  if (typeof given === 'number') {
    const text = String(given)
    if (kind !== 'number' && kind !== 'figure') return { unfit: 'number-cell' }
    return numeralFlaw(text) ? { unfit: numeralFlaw(text)! } : { text }
  }
  const text = given.replaceAll('\r\n', '\n')
  if (hasControl(text)) return { unfit: 'control' }
  if (text !== text.trim()) return { unfit: 'spaces' }
  const unfit = text === '' ? null : flawOf(text, kind, options)
  return unfit ? { unfit } : { text: kind === 'flag' ? (flags[text] ?? text) : text }
}

const flags: { readonly [text: string]: string } = {
  true: '是',
  false: '否',
  TRUE: '是',
  FALSE: '否',
}

function flawOf(text: string, kind: Field['kind'], options: readonly string[]): Unfit | null {
  if (kind === 'number') return options.includes(text) ? null : numeralFlaw(text)
  if (kind === 'flag')
    return ['是', '否', ...Object.keys(flags)].includes(text) ? null : 'not-an-option'
  if (kind === 'choice') return options.includes(text) ? null : 'not-an-option'
  if (kind === 'list' || kind === 'either') return itemsOf(text).includes('') ? 'item-empty' : null
  return null
}

/** Fifteen significant digits are as many as a number keeps. */
const mostDigits = 15

/** A number is written in plain digits, in one way only: no other reader may take it for another one. */
function numeralFlaw(text: string): Unfit | null {
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text))
    return text.replace(/[-.]/g, '').replace(/^0+/, '').length > mostDigits
      ? 'too-many-digits'
      : null
  if (/[０-９．－]/.test(text)) return 'wide-digits'
  if (/[%％]$/.test(text)) return 'percent-sign'
  if (/^-?0\d/.test(text)) return 'leading-zero'
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return 'exponent'
  if (/^-?\d{1,3}([,，]\d{3})+(\.\d+)?$/.test(text)) return 'grouped'
  return 'not-a-number'
}

const hasControl = (text: string): boolean =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u2028\u2029\uFEFF\uFFFD]/.test(text)

export const itemsOf = (text: string): readonly string[] =>
  text.split(/[；;\n]/).map((item) => item.trim())

/** What a cell says, to be written where nothing stood. */
export function asNew(text: string, field: Field): New {
  const { kind } = field
  if (kind === 'number') return { plain: text }
  if (kind === 'figure') return numeralFlaw(text) ? { text } : { plain: text }
  if (kind === 'flag') return { plain: text === '是' ? 'true' : 'false' }
  if (kind === 'any') return asNew(text, { ...field, kind: kindTold(text) })
  const items = itemsOf(text)
  const listed = kind === 'list' || (kind === 'either' && items.length > 1)
  return listed ? { list: items.map((item) => ({ text: item })) } : { text }
}

/** What a text is that no schema knows: yes or no, a number, several, or a word. */
function kindTold(text: string): Field['kind'] {
  if (text === '是' || text === '否') return 'flag'
  if (/[；;\n]/.test(text)) return 'list'
  return numeralFlaw(text) ? 'text' : 'number'
}

/** What is new as the value that it comes to. */
export function madeValue(made: New): unknown {
  if ('plain' in made) return parse(made.plain, { version: '1.2' })
  if ('text' in made) return made.text
  if ('list' in made) return made.list.map(madeValue)
  return Object.fromEntries(made.map.map(([key, value]) => [key, madeValue(value)]))
}

/** A value as it would be written. */
export function newOf(value: unknown): New {
  if (typeof value === 'string') return { text: value }
  if (typeof value !== 'object' || value === null) return { plain: String(value) }
  if (Array.isArray(value)) return { list: value.map(newOf) }
  return { map: Object.entries(value).map(([key, inner]) => [key, newOf(inner)] as const) }
}
