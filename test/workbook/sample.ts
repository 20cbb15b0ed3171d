import { readdirSync, readFileSync } from 'node:fs'
import { type Record as Exported, recordOf } from '../../author/workbook/record.ts'
import { headings } from '../../author/workbook/sheet-words.ts'
import type { Table } from '../../author/workbook/table.ts'
import { tablesOf } from '../../author/workbook/tables/tables.ts'
import type { SheetRead } from '../../author/workbook/xlsx/read.ts'
import { type Authored, builtIn, load } from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'

export const fixtures = 'test/workbook/fixtures'
export const folder = 'youth-model-unit/industries/sample'
export const standardFile = `${folder}/standard.yaml`
export const examplesFile = `${folder}/examples.yaml`

/** The shipped definitions with the sample among them, as the fixtures were made of it. */
export const allFiles: ReadonlyMap<string, string> = new Map([
  ...readFolder('standards'),
  ...readdirSync(`${fixtures}/sample`).map(
    (name) => [`${folder}/${name}`, readFileSync(`${fixtures}/sample/${name}`, 'utf8')] as const,
  ),
])

/** The same without the standards of other sectors, which have no say in it. */
export const files: ReadonlyMap<string, string> = new Map(
  [...allFiles].filter(([file]) => !file.includes('/industries/') || file.startsWith(folder)),
)

/** A standard of these files that is sound. */
export function authoredIn(all: ReadonlyMap<string, string>, id: string): Authored {
  const { authored, problems } = load(all, builtIn)
  const one = authored.find(({ value }) => value.id === id)
  if (!one) throw new Error(problems.map(({ zh }) => zh).join('\n'))
  return one
}

/** What a workbook of these tables would be read as, without writing it. */
export const asRead = (tables: readonly Table[]): readonly SheetRead[] =>
  tables.map(({ title, columns, rows }) => ({
    ...{ name: title, flaws: [], rows: 0, columns: 0 },
    data: [
      [headings.id, ...columns.map((column) => column.title), headings.remove],
      ...rows.map(({ id, cells }) => [
        id,
        ...columns.map(({ key }) => cells[key]!.text || null),
        null,
      ]),
    ],
  }))

/** One cell of a read workbook with something else in it. */
export function withCell(
  sheets: readonly SheetRead[],
  [title, id, heading]: readonly [string, string, string],
  text: string | number | null,
): readonly SheetRead[] {
  return sheets.map((sheet) => {
    if (sheet.name !== title) return sheet
    const column = sheet.data[0]!.indexOf(heading)
    if (column < 0 || !sheet.data.some(([first]) => first === id))
      throw new Error(`${title} has no ${id} ${heading}`)
    const data = sheet.data.map((row) =>
      row[0] === id ? row.map((cell, at) => (at === column ? text : cell)) : row,
    )
    return { ...sheet, data }
  })
}

export const recordFor = (tables: readonly Table[]): Exported =>
  recordOf('sample@2027.1.0', new Map(), tables)

export const sampleTables = (): readonly Table[] => tablesOf(authoredIn(files, 'sample'))
