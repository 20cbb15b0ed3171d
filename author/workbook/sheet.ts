import { flaw } from './flaw.ts'
import { headings } from './sheet-words.ts'
import type { Flaw, Table } from './table.ts'
import type { SheetRead } from './xlsx/read.ts'
import { lettersOf, placeOf } from './xlsx/scan.ts'

/** One row of a sheet, its cells by the key of their column. */
export interface Given {
  readonly id: string
  /** From 1, as the workbook counts. */
  readonly row: number
  readonly cells: ReadonlyMap<string, unknown>
  readonly removed: boolean
  /** Keys of cells that are refused already, whatever they say. */
  readonly flawed: ReadonlySet<string>
}

/** A sheet as it was given, for one table. */
export interface SheetGiven {
  readonly name: string
  readonly rows: readonly Given[]
  readonly flaws: readonly Flaw[]
  /** The letter of a column by its key. */
  readonly letterOf: (key: string) => string
}

/** Marks two columns that belong to no value. */
const idColumn = '#id'
const removeColumn = '#remove'

type PlaceOf = (row: number | null, column: number | null) => Pick<Flaw, 'sheet' | 'row' | 'column'>

/** The rows of a sheet by their ids; columns are known by their headings, wherever they stand now. */
export function readSheet(table: Table, sheet: SheetRead): SheetGiven {
  const { name, data, flaws: seen } = sheet
  const wanted = new Map<string, string>([
    [headings.id, idColumn],
    ...table.columns.map(({ key, title }) => [title, key] as const),
    [headings.remove, removeColumn],
  ])
  const keys = (data[0] ?? []).map((title) => wanted.get(String(title ?? '').trim()))
  const at: PlaceOf = (row, column) => ({
    ...{ sheet: name, row },
    column: column === null ? null : lettersOf(column + 1),
  })
  const missing = [...wanted].filter(([, key]) => !keys.includes(key)).map(([title]) => title)
  const rows = missing.length > 0 ? [] : rowsOf(data, keys, seen)
  const { kept, wrong } = byId(rows, (row) => at(row, keys.indexOf(idColumn)))
  return {
    ...{ name, rows: kept },
    flaws: [...cellFlaws(seen, at), ...columnFlaws(data, keys, missing, at), ...wrong],
    letterOf: (key) => lettersOf(keys.indexOf(key) + 1),
  }
}

const cellFlaws = (seen: SheetRead['flaws'], at: PlaceOf): readonly Flaw[] =>
  seen.map(({ code, cell }) => {
    const { row, column } = placeOf(cell)
    return flaw(code, at(row, column - 1), cell)
  })

/** Columns that are missing, that nobody knows, or that stand twice. */
function columnFlaws(
  data: SheetRead['data'],
  keys: readonly (string | undefined)[],
  missing: readonly string[],
  at: PlaceOf,
): readonly Flaw[] {
  const titleOf = (column: number): string => String(data[0]?.[column] ?? '')
  const wide = data.reduce((most, row) => Math.max(most, row.length), 0)
  const strange = Array.from({ length: wide }, (_, column) => column).filter(
    (column) => !keys[column] && data.some((row) => !isEmpty(row[column])),
  )
  const twice = keys.flatMap((key, column) => (key && keys.indexOf(key) < column ? [column] : []))
  return [
    ...missing.map((title) => flaw('column-missing', at(1, null), title)),
    ...strange.map((column) => flaw('column-unknown', at(1, column), titleOf(column))),
    ...twice.map((column) => flaw('column-twice', at(1, column), titleOf(column))),
  ]
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === ''

type Unnamed = Omit<Given, 'id'> & { readonly id: unknown }

const rowsOf = (
  data: SheetRead['data'],
  keys: readonly (string | undefined)[],
  seen: SheetRead['flaws'],
): readonly Unnamed[] =>
  data.slice(1).flatMap((cells, at): Unnamed[] => {
    if (cells.every(isEmpty)) return []
    const byKey = new Map(
      keys.flatMap((key, column) => (key ? [[key, cells[column] ?? null] as const] : [])),
    )
    const removed = !isEmpty(byKey.get(removeColumn))
    const row = at + 2
    const places = seen.map(({ cell }) => placeOf(cell)).filter((place) => place.row === row)
    const flawed = new Set(places.map(({ column }) => keys[column - 1] ?? ''))
    return [{ id: byKey.get(idColumn), row, cells: byKey, removed, flawed }]
  })

/** Each id once, and as a text: a number has lost its zeros. */
function byId(
  rows: readonly Unnamed[],
  at: (row: number) => Pick<Flaw, 'sheet' | 'row' | 'column'>,
): { kept: readonly Given[]; wrong: readonly Flaw[] } {
  const first = new Map<string, number>()
  const kept: Given[] = []
  const wrong: Flaw[] = []
  for (const { id, ...row } of rows) {
    if (isEmpty(id)) wrong.push(flaw('id-missing', at(row.row), ''))
    else if (typeof id !== 'string') wrong.push(flaw('id-number', at(row.row), String(id)))
    else if (first.has(id)) wrong.push(flaw('id-twice', at(row.row), id, String(first.get(id))))
    else {
      first.set(id, row.row)
      kept.push({ id, ...row })
    }
  }
  return { kept, wrong }
}
