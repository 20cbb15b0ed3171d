import { isMap } from 'yaml'
import { type Authored, inWords } from '../../../engine/index.ts'
import { type Field, fieldAt, keysAt } from '../field.ts'
import type { At, Cell } from '../table.ts'
import { newOf, shown } from '../value.ts'
import { isEmptyMap, nodeAt, type Path, valueAt, type Written, written } from '../yaml/document.ts'
import { inBrackets } from '../yaml/insert.ts'

/** Makes the cells of a standard, and knows of every part of its file which cell shows it. */
export interface Binder {
  readonly authored: Authored
  readonly own: Written
  /** The cell of the value at a path of the resolved standard. */
  cell(path: Path, change?: { told?: boolean; options?: readonly string[] }): Cell
  /** Where the value at a path is written, or would be; null where that is not in the file that is edited. */
  at(path: Path): At | null
  /** Has this part of the file a cell? */
  has(path: Path): boolean
  /** What an id is called. */
  readonly nameOf: (id: string) => string
}

export function binderOf(authored: Authored): Binder {
  const own = written(authored.own.file, authored.own.text)
  const bound = new Set<string>()
  const { value } = authored
  const at = (path: Path): At | null => {
    const found = placeOf(authored, own, path)
    return found && { file: own.file, path: found, ...orderOf(value, path) }
  }
  return {
    ...{ authored, own, at, nameOf: namesIn(authored) },
    has: (path) => bound.has(JSON.stringify(path)),
    cell(path, { told = false, options } = {}) {
      const field = fieldAt('standard', value, path)
      const here = valueAt(value, path)
      const text = here === undefined ? '' : shown(here, authored.source.numeral(path))
      const place = text === null || told ? null : at(path)
      if (place) bound.add(JSON.stringify(place.path))
      const shownField = options ? chosen(field, options) : field
      const whole = told && text === null ? inBrackets(newOf(here)) : elsewhere
      return { text: text ?? whole, field: shownField, at: place }
    },
  }
}

/** What stands where one cell cannot hold the value: it has rows of its own. */
const elsewhere = '（另有各行，见“计分”“细目”）'

/** A text of which the standard knows what may be said. */
const chosen = (field: Field, options: readonly string[]): Field =>
  field.kind === 'text' ? { ...field, kind: 'choice', options } : field

function placeOf(authored: Authored, own: Written, path: Path): Path | null {
  const { source, path: place } = authored.written(path)
  if (source !== authored.own) return null
  if (valueAt(authored.value, path) !== undefined) return nodeAt(own, place) ? place : null
  const depth = path.findIndex(
    (_, at) => valueAt(authored.value, path.slice(0, at + 1)) === undefined,
  )
  const above = nodeAt(own, place.slice(0, place.length - (path.length - depth)))
  const shared = isEmptyMap(above) && path[0] === 'facts'
  return isMap(above) && !shared ? place : null
}

/** Of what is not there yet, among which keys it would stand. */
function orderOf(value: unknown, path: Path): Pick<At, 'order'> {
  const depth = path.findIndex((_, at) => valueAt(value, path.slice(0, at + 1)) === undefined)
  return depth < 0 ? {} : { order: keysAt('standard', value, path.slice(0, depth)) }
}

/** What ids are called: facts and their options, indicators, levels. */
function namesIn({ value, programme }: Authored): (id: string) => string {
  const names = new Map<string, string>()
  const note = (id: string, name: unknown): void => {
    if (name !== undefined) names.set(id, inWords(name as Parameters<typeof inWords>[0]))
  }
  for (const { id, name } of programme.tiers) note(id, name)
  for (const fact of Object.values(value.facts))
    if (fact.of && typeof fact.of === 'object' && !Array.isArray(fact.of))
      for (const [option, name] of Object.entries(fact.of)) note(option, name)
  for (const [id, { name }] of Object.entries(value.facts)) note(id, name)
  return (id) => names.get(id) ?? id
}
