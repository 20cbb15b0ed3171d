import { parseDocument } from 'yaml'
import type { Add } from './change.ts'
import { flaw } from './flaw.ts'
import type { Given, SheetGiven } from './sheet.ts'
import { type Column, type Flaw, type Spot, sheetPlace, type Table } from './table.ts'
import { asNew, type Given as GivenCell, readCell } from './value.ts'
import type { New } from './yaml/insert.ts'

/** A row that neither the text nor the workbook had: something new, or all that stands against it. */
export function addedBy(
  table: Table,
  given: Given,
  sheet: SheetGiven,
): { changes: readonly Add[]; flaws: readonly Flaw[] } {
  const none = { changes: [], flaws: [] }
  if (given.removed) return none
  const spot = table.spot(given.id)
  if (typeof spot === 'string')
    return { changes: [], flaws: [flaw(spot, sheetPlace(sheet, given.row, '#id'), given.id)] }
  const cells = table.columns
    .filter(({ told }) => !told)
    .map((column) => cellOf(column, spot, given, sheet))
  const flaws = cells.flatMap((cell) => ('flaw' in cell ? [cell.flaw] : []))
  if (flaws.length > 0) return { changes: [], flaws }
  const made = cells.flatMap((cell) => ('value' in cell ? [[cell.key, cell.value] as const] : []))
  const value = spot.field ? made[0]?.[1] : nested(itemsOf(spot, given.id, made))
  if (!value)
    return {
      changes: [],
      flaws: [flaw('required', sheetPlace(sheet, given.row, 'value'), given.id)],
    }
  const where = { sheet: table.title, row: given.row, column: null, id: given.id, title: '' }
  const whole = spot.wrapped ? ({ list: [value] } as const) : value
  return { changes: [{ does: 'add', ...where, spot, value: whole, after: given.id }], flaws: [] }
}

/** In a list the id is the first key of the item; in a map it is the key. */
const itemsOf = (
  { key, wrapped }: Spot,
  id: string,
  made: readonly (readonly [string, New])[],
): readonly (readonly [string, New])[] =>
  key === null || wrapped ? [['id', { text: id.split('/').at(-1)! }], ...made] : made

type Read = { readonly key: string; readonly value?: New } | { readonly flaw: Flaw }

function cellOf(column: Column, spot: Spot, given: Given, sheet: SheetGiven): Read {
  const { key } = column
  const field = spot.field ?? column.field
  if (given.flawed.has(key)) return { key }
  const place = sheetPlace(sheet, given.row, key)
  const read = readCell((given.cells.get(key) ?? '') as GivenCell, field)
  if ('unfit' in read)
    return { flaw: flaw(read.unfit, place, String(given.cells.get(key)), field.options.join('、')) }
  if (read.text === '') return { key }
  const raw = (column.onlyNew || field.kind === 'any') && /^[{[]/.test(read.text)
  if (!raw) return { key, value: asNew(read.text, field) }
  return isInBrackets(read.text)
    ? { key, value: { plain: read.text } }
    : { flaw: flaw('not-yaml', place, read.text) }
}

/** A rule is written as it is in the text: one map or list in brackets, and nothing behind it. */
function isInBrackets(text: string): boolean {
  const document = parseDocument(`k: ${text}`, { version: '1.2' })
  const clean = document.errors.length + document.warnings.length === 0
  return clean && !/[\n#&*]/.test(text) && !/^\s*[^ ]+:/.test(String(document.get('k')))
}

/** `na/effect` and `na/points` are two members of one map. */
function nested(items: readonly (readonly [string, New])[]): New {
  const heads = [...new Set(items.map(([key]) => key.split('/')[0]!))]
  return {
    map: heads.map((head) => {
      const inner = items
        .filter(([key]) => key.startsWith(`${head}/`))
        .map(([key, value]) => [key.slice(head.length + 1), value] as const)
      const own = items.find(([key]) => key === head)?.[1]
      return [head, inner.length > 0 ? withOwn(own, nested(inner)) : own!] as const
    }),
  }
}

/** A name with its English is a map of both. */
const withOwn = (own: New | undefined, inner: New): New =>
  own && 'map' in inner ? { map: [['zh', own], ...inner.map] } : inner
