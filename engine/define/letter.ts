import type { Scalar } from 'yaml'

const blank = /^(?:[ \t\r\n]|\\[tnr \n])$/
/** What stands for one letter of the value, by how the text is quoted. */
const pieces: { readonly [style: string]: RegExp } = {
  QUOTE_DOUBLE: /\\(?:x..|u.{4}|U.{8}|\r?\n|[\s\S])|[\s\S]/g,
  QUOTE_SINGLE: /''|[\s\S]/g,
}

/**
 * Where in a file a letter of a scalar's text stands. Quotes, escapes, folds and indents are counted out:
 * value and file are gone through together by the letters that are not blank, which both have in the same order.
 * A letter behind the end stands right behind the last one.
 */
export function letterAt(text: string, { range, type, value }: Scalar, letter: number): number {
  const [start, end] = range as readonly [number, number, number]
  if (typeof value !== 'string') return start
  const from = start + opening(type, text.slice(start, end))
  const written = text.slice(from, type?.startsWith('QUOTE') ? end - 1 : end)
  let before = value.slice(0, letter).replace(/[ \t\r\n]/g, '').length
  const wanted = /[^ \t\r\n]/.test(value.slice(letter, letter + 1))
  let behind = from
  for (const { 0: piece, index } of written.matchAll(pieces[type ?? ''] ?? /[\s\S]/g)) {
    if (blank.test(piece)) continue
    if (before <= 0) return wanted ? from + index : behind
    before -= piece.startsWith('\\U')
      ? String.fromCodePoint(parseInt(piece.slice(2), 16)).length
      : 1
    behind = from + index + piece.length
  }
  return behind
}

/** What stands before the first letter: a quote, or the head line of a block. */
function opening(type: Scalar['type'], written: string): number {
  if (type?.startsWith('QUOTE')) return 1
  return type?.startsWith('BLOCK') ? written.indexOf('\n') + 1 : 0
}
