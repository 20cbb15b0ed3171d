import type { Cell as SheetCell, Workbook, Worksheet } from 'exceljs'
import type { Field } from '../field.ts'
import { type Record, recordLines, recordName } from '../record.ts'
import { headings, type Line } from '../sheet-words.ts'
import type { Column, Row, Table } from '../table.ts'

/** Empty rows below each sheet that may grow: enough to go on writing, few enough to print. */
const spare = 12

/** Colours: of a heading, of what is only read, of what is inherited. */
const colour = { heading: 'FFD9E2F3', told: 'FFF2F2F2', inherited: 'FFE0E0E0' } as const

/**
 * The workbook of some tables: text cells throughout, drop-downs where the choice is known, ids and what is only
 * read locked, and a hidden sheet that tells which standard it is made of.
 */
export async function writeWorkbook(
  tables: readonly Table[],
  guide: readonly Line[],
  record: Record,
): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs')
  const book: Workbook = new exceljs.Workbook()
  book.creator = 'biaogan'
  writeGuide(book, guide)
  for (const table of tables) writeTable(book, table)
  writeRecord(book, record)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function writeGuide(book: Workbook, guide: readonly Line[]): void {
  const sheet = book.addWorksheet(headings.guide)
  sheet.getColumn(1).width = 22
  sheet.getColumn(2).width = 100
  for (const [at, words] of guide.entries())
    for (const [column, text] of words.entries()) {
      const cell = textCell(sheet.getCell(at + 1, column + 1), text)
      cell.font = { bold: column === 0 }
    }
  protect(sheet)
}

function writeTable(book: Workbook, table: Table): void {
  const sheet = book.addWorksheet(table.title, {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1 }],
  })
  const titles = [headings.id, ...table.columns.map(({ title }) => title), headings.remove]
  for (const [at, title] of titles.entries()) {
    const cell = textCell(sheet.getCell(1, at + 1), title)
    cell.font = { bold: true }
    fill(cell, colour.heading)
  }
  const widths = [30, ...table.columns.map(({ width }) => width), 8]
  for (const [at, width] of widths.entries()) sheet.getColumn(at + 1).width = width
  for (const [at, row] of table.rows.entries()) writeRow(sheet, at + 2, table.columns, row)
  for (let at = 0; at < spare; at++) writeSpare(sheet, table.rows.length + 2 + at, table.columns)
  sheet.pageSetup = {
    ...sheet.pageSetup,
    orientation: 'landscape',
    fitToPage: true,
    fitToHeight: 0,
  }
  protect(sheet)
}

function writeRow(sheet: Worksheet, at: number, columns: readonly Column[], row: Row): void {
  const shade = row.inherited ? colour.inherited : colour.told
  fill(textCell(sheet.getCell(at, 1), row.id), shade)
  for (const [index, { key }] of columns.entries()) {
    const { text, field, at: place } = row.cells[key]!
    const cell = textCell(sheet.getCell(at, index + 2), text)
    if (key === 'name') cell.alignment = { ...cell.alignment, indent: row.depth * 2 }
    if (place) open(cell, field)
    else fill(cell, shade)
  }
  const last = sheet.getCell(at, columns.length + 2)
  if (row.removes)
    open(textCell(last, ''), {
      kind: 'choice',
      options: [headings.removes],
      hint: headings.removeHint,
    })
  else fill(textCell(last, ''), shade)
}

function writeSpare(sheet: Worksheet, at: number, columns: readonly Column[]): void {
  open(textCell(sheet.getCell(at, 1), ''), { kind: 'text', options: [], hint: headings.newId })
  for (const [index, { field, told }] of columns.entries())
    if (!told) open(textCell(sheet.getCell(at, index + 2), ''), field)
}

function textCell(cell: SheetCell, text: string): SheetCell {
  if (text !== '') cell.value = text
  cell.numFmt = '@'
  cell.alignment = { wrapText: true, vertical: 'top' }
  return cell
}

function fill(cell: SheetCell, argb: string): void {
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}

/** A drop-down holds 255 letters in all, and so does what is said when a cell is entered. */
const mostLetters = 255

/** May be edited: with a drop-down where the choice is known, and what the author should know beside it. */
function open(
  cell: SheetCell,
  { kind, options, hint }: Pick<Field, 'kind' | 'options' | 'hint'>,
): void {
  cell.protection = { locked: false }
  const choices = kind === 'flag' ? ['是', '否'] : kind === 'choice' ? options : []
  const list = `"${choices.join(',')}"`
  const prompt = hint === '' ? {} : { showInputMessage: true, prompt: hint.slice(0, mostLetters) }
  if (choices.length > 0 && list.length <= mostLetters)
    cell.dataValidation = {
      ...{ type: 'list', allowBlank: true, formulae: [list], showErrorMessage: true, ...prompt },
    }
  else if (hint !== '')
    cell.dataValidation = {
      type: 'textLength',
      operator: 'lessThan',
      formulae: [32767],
      ...prompt,
    } as never
}

/** Against slips, not against anyone: there is no password. */
function protect(sheet: Worksheet): void {
  void sheet.protect('', {
    ...{ formatColumns: true, formatRows: true, formatCells: true, insertRows: true },
    ...{ deleteRows: true, autoFilter: true, selectLockedCells: true, selectUnlockedCells: true },
  })
}

function writeRecord(book: Workbook, record: Record): void {
  const sheet = book.addWorksheet(recordName, { state: 'hidden' })
  for (const [at, line] of recordLines(record).entries())
    for (const [column, text] of line.entries()) textCell(sheet.getCell(at + 1, column + 1), text)
  protect(sheet)
}
