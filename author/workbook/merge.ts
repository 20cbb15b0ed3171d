import { addedBy } from './added.ts'
import type { Change, Remove, Told } from './change.ts'
import { type FlawCode, flaw } from './flaw.ts'
import type { Record } from './record.ts'
import { type Given, readSheet, type SheetGiven } from './sheet.ts'
import { type Cell, type Flaw, type Row, sheetPlace, type Table } from './table.ts'
import { rowDigest, rowKey } from './table-digest.ts'
import { type Given as GivenCell, readCell } from './value.ts'
import type { SheetRead } from './xlsx/read.ts'

/** What a workbook would change, and all that stands against it. */
export interface Merged {
  readonly changes: readonly Change[]
  readonly flaws: readonly Flaw[]
  /** Which row of which sheet an id stands in, for what is found out later. */
  readonly places: ReadonlyMap<string, Pick<Flaw, 'sheet' | 'row' | 'column'>>
}

/**
 * Compares each row three ways: what it said when the workbook was made, what it says there now, and what the
 * text says today. Changed in the workbook alone it is a change; in the text alone it stays as it is; in both it
 * is refused.
 */
export function merge(
  tables: readonly Table[],
  record: Record,
  sheets: readonly SheetRead[],
): Merged {
  const all = tables.map((table) => {
    const sheet = sheets.find(({ name }) => name === table.title)
    if (!sheet) {
      const place = { sheet: table.title, row: null, column: null }
      return { changes: [], flaws: [flaw('sheet-missing', place, table.title)], places: [] }
    }
    return mergeTable(table, record, readSheet(table, sheet))
  })
  const changes = all.flatMap((one) => one.changes)
  return {
    changes: changes.filter((change) => !isInside(change, changes)),
    flaws: all.flatMap((one) => one.flaws),
    places: new Map(all.flatMap((one) => one.places)),
  }
}

/** What goes with a row that goes needs no word of its own. */
function isInside(change: Change, all: readonly Change[]): boolean {
  if (change.does !== 'remove') return false
  return all.some(
    (other) =>
      other !== change &&
      other.does === 'remove' &&
      other.at.file === change.at.file &&
      other.at.path.length < change.at.path.length &&
      other.at.path.every((step, at) => step === change.at.path[at]),
  )
}

interface Part {
  readonly changes: readonly Change[]
  readonly flaws: readonly Flaw[]
  readonly places?: readonly (readonly [string, Pick<Flaw, 'sheet' | 'row' | 'column'>])[]
}

function mergeTable(table: Table, record: Record, sheet: SheetGiven) {
  const known = new Map(table.rows.map((row) => [row.id, row]))
  const given = new Set(sheet.rows.map(({ id }) => id))
  const parts = sheet.rows.map((one): Part => {
    const row = known.get(one.id)
    const before = record.rows.get(rowKey(table.id, one.id))
    if (row) return mergeRow(table, row, before, one, sheet)
    return before === undefined ? addedBy(table, one, sheet) : goneRow(table, one, before, sheet)
  })
  const lost = table.rows
    .filter(({ id }) => !given.has(id) && sheet.flaws.length === 0)
    .map((row) => lostRow(table, row, record.rows.get(rowKey(table.id, row.id)), sheet))
  const all = [...parts, ...lost]
  return {
    changes: all.flatMap((one) => one.changes),
    flaws: [...sheet.flaws, ...all.flatMap((one) => one.flaws)],
    places: sheet.rows.map(
      ({ id, row }) => [rowKey(table.id, id), { sheet: sheet.name, row, column: null }] as const,
    ),
  }
}

/** A row that the text has, the workbook had, or both. */
function mergeRow(
  table: Table,
  row: Row,
  before: string | undefined,
  given: Given,
  sheet: SheetGiven,
): Part {
  const differing = table.columns.filter(
    ({ key }) => !given.flawed.has(key) && textOf(given, key) !== row.cells[key]!.text,
  )
  const free = differing.filter(({ key }) => row.cells[key]!.at !== null)
  const refuse = (code: FlawCode, key: string | null, ...more: string[]): Flaw =>
    flaw(code, sheetPlace(sheet, given.row, key), row.id, ...more)
  if (rowDigest(row) !== before) {
    const theirs = rowDigest(asGiven(row, given))
    const kept = !given.removed && (theirs === before || free.length === 0)
    const apart = free.flatMap(({ key, title }) => [
      title,
      row.cells[key]!.text,
      textOf(given, key),
    ])
    const code = before === undefined ? 'row-taken' : 'stale-row'
    return { changes: [], flaws: kept ? [] : [refuse(code, null, ...apart)] }
  }
  if (given.removed) return removal(row, told(table, row.id, given.row, null, sheet), refuse)
  const locked = differing
    .filter(({ key, told: only }) => row.cells[key]!.at === null && !only)
    .map(({ key }) => lockedFlaw(row, key, textOf(given, key), refuse))
  const cells = free.map(({ key }) => changed(table, row, key, given, sheet))
  return {
    changes: cells.flatMap(({ change }) => (change ? [change] : [])),
    flaws: [...locked, ...cells.flatMap(({ flaw: wrong }) => (wrong ? [wrong] : []))],
  }
}

type Refuse = (code: FlawCode, key: string | null, ...more: string[]) => Flaw

/** What is inherited is changed by an operation; what only tells of others is changed there. */
function lockedFlaw({ inherited, id }: Row, key: string, text: string, refuse: Refuse): Flaw {
  if (!inherited) return refuse('locked-cell', key)
  const { from, target } = inherited
  if (target === null) return refuse('shared-cell', key, from)
  const whole = id.includes('#') ? target : `${target}/${key}`
  return refuse('inherited-cell', key, from, whole, text)
}

function removal(row: Row, place: Told, refuse: Refuse): Part {
  if (!row.removes)
    return {
      changes: [],
      flaws: [
        refuse(row.inherited ? 'inherited-row' : 'row-stays', null, row.inherited?.target ?? ''),
      ],
    }
  const change: Remove = { does: 'remove', ...place, at: row.removes, before: nameOf(row) }
  return { changes: [change], flaws: [] }
}

const nameOf = ({ cells }: Row): string => (cells.name ?? cells.what ?? cells.note)?.text ?? ''

function changed(
  table: Table,
  row: Row,
  key: string,
  given: Given,
  sheet: SheetGiven,
): { change?: Change; flaw?: Flaw } {
  const cell = row.cells[key]!
  const place = sheetPlace(sheet, given.row, key)
  const read = readCell((given.cells.get(key) ?? '') as GivenCell, cell.field)
  if ('unfit' in read)
    return { flaw: flaw(read.unfit, place, textOf(given, key), cell.field.options.join('、')) }
  if (read.text === cell.text) return {}
  if (read.text === '' && (cell.field.required || isItem(cell)))
    return { flaw: flaw('required', place, row.id) }
  const { text: before, field, at } = cell
  const where = told(table, row.id, given.row, key, sheet)
  return { change: { does: 'set', ...where, at: at!, field, before, after: read.text } }
}

const isItem = ({ at }: Cell): boolean => typeof at?.path.at(-1) === 'number'

/** What the workbook says a row is: its own texts in the cells that may be edited. */
const asGiven = (row: Row, given: Given): Row => ({
  ...row,
  cells: Object.fromEntries(
    Object.entries(row.cells).map(([key, cell]) => [
      key,
      cell.at ? { ...cell, text: textOf(given, key) } : cell,
    ]),
  ),
})

export const textOf = ({ cells }: Given, key: string): string => {
  const value = cells.get(key)
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).replaceAll('\r\n', '\n')
}

const told = (
  { columns, title }: Table,
  id: string,
  row: number | null,
  key: string | null,
  sheet: SheetGiven,
): Told => ({
  ...{ sheet: title, row, id, column: key === null ? null : sheet.letterOf(key) },
  title: columns.find((one) => one.key === key)?.title ?? '',
})

/** The text has lost it since: what was not edited is lost with it. */
function goneRow(table: Table, given: Given, before: string, sheet: SheetGiven): Part {
  const cells = Object.fromEntries(
    table.columns
      .filter(({ told: only, onlyNew }) => !only && !onlyNew)
      .map(({ key, field }): [string, Cell] => [
        key,
        { text: textOf(given, key), field, at: { file: '', path: [] } },
      ]),
  )
  const same =
    rowDigest({ id: given.id, cells, removes: null, depth: 0, inherited: null }) === before
  const place = sheetPlace(sheet, given.row, null)
  return { changes: [], flaws: same || given.removed ? [] : [flaw('row-gone', place, given.id)] }
}

/** The workbook has lost it: taken out there, or written into the text since. */
function lostRow(table: Table, row: Row, before: string | undefined, sheet: SheetGiven): Part {
  if (before === undefined) return { changes: [], flaws: [] }
  const place = told(table, row.id, null, null, sheet)
  const refuse: Refuse = (code, _, ...more) =>
    flaw(code, { sheet: table.title, row: null, column: null }, row.id, ...more)
  if (rowDigest(row) !== before) return { changes: [], flaws: [refuse('stale-row', null)] }
  return removal(row, place, refuse)
}
