import { isCollection, isMap, isPair, isSeq } from 'yaml'
import {
  type Collection,
  endOf,
  inFlow,
  type Member,
  membersOf,
  nodeAt,
  type Path,
  startOf,
  type Written,
} from './document.ts'
import { textAsYaml } from './scalar.ts'
import type { Splice } from './splice.ts'

/** What is new: a text of a known kind, or a map or list of such. */
export type New =
  | { readonly text: string }
  | { readonly plain: string }
  | { readonly list: readonly New[] }
  | { readonly map: readonly (readonly [key: string, value: New])[] }

/** Something new as it is written in brackets, on one line. */
export function inBrackets(value: New): string {
  if ('plain' in value) return value.plain
  if ('text' in value) return textAsYaml(value.text, { type: null, flow: true, indent: '' })
  if ('list' in value) return `[${value.list.map(inBrackets).join(', ')}]`
  const members = value.map.map(([key, inner]) => `${key}: ${inBrackets(inner)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/**
 * Puts a new member into the collection at a path, behind the member at `after` (-1: behind the last). Laid out
 * as its neighbours are: in brackets among brackets, on lines of its own among lines.
 */
export function insertion(
  of: Written,
  path: Path,
  key: string | null,
  value: New,
  after: number,
): Splice | null {
  const above = path.length === 0 ? of.root : nodeAt(of, path)
  if (!isCollection(above)) return null
  const collection = above as Collection
  const members = membersOf(collection)
  const behind = members.at(after)
  const named = (text: string): string => (key === null ? text : `${key}: ${text}`)
  if (!behind) {
    const [open, close] = isMap(collection) ? ['{ ', ' }'] : ['[', ']']
    const [start, end] = collection.range!
    return { start, end, text: `${open}${named(inBrackets(value))}${close}` }
  }
  const at = endOf(behind, of.text)
  if (inFlow(of, path)) return { start: at, end: at, text: `, ${named(inBrackets(value))}` }
  const line = endOfLine(of.text, at)
  const indent = ' '.repeat(columnOf(of.text, behind, collection))
  const text = isSeq(collection)
    ? asItem(value, indent, behind)
    : `${indent}${named(asLine(value))}`
  return { start: line, end: line, text: `${newLineOf(of.text)}${text}` }
}

/** On one line: a text in a block needs no quotes for the letters of brackets. */
const asLine = (value: New): string =>
  'text' in value
    ? textAsYaml(value.text, { type: null, flow: false, indent: '' })
    : inBrackets(value)

/** An item of a list: in brackets where its neighbour is, else one line for each key. */
function asItem(value: New, indent: string, neighbour: Member): string {
  const lines = isMap(neighbour) && !neighbour.flow && 'map' in value
  if (!lines) return `${indent}- ${asLine(value)}`
  return value.map
    .map(([key, inner], at) => `${indent}${at === 0 ? '- ' : '  '}${key}: ${asLine(inner)}`)
    .join('\n')
}

/** Where the lines of a collection begin: at its keys, or at its dashes. */
function columnOf(text: string, member: Member, collection: Collection): number {
  const start = startOf(member)
  const line = text.lastIndexOf('\n', start - 1) + 1
  if (isPair(member) || isMap(collection)) return start - line
  return text.lastIndexOf('-', start - 1) - line
}

export const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from)
  if (end < 0) return text.length
  return text[end - 1] === '\r' && end > from ? end - 1 : end
}

export const newLineOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n')
