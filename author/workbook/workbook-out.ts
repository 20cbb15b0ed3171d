import { type Authored, inWords } from '../../engine/index.ts'
import { recordOf } from './record.ts'
import { guideOf } from './sheet-words.ts'
import { tablesOf } from './tables/tables.ts'
import { writeWorkbook } from './xlsx/write.ts'

/** A standard with its examples as the bytes of a workbook. */
export async function workbookOf(authored: Authored): Promise<Uint8Array> {
  const tables = tablesOf(authored)
  const { own, examples, value } = authored
  const standard = `${value.id}@${value.version}`
  const files = new Map([own, examples].map(({ file, text }) => [file, text]))
  const guide = guideOf({
    ...{ name: inWords(value.name), standard, files: [...files.keys()] },
    tables: tables.map(({ title, rows }) => [title, rows.length] as const),
  })
  return writeWorkbook(tables, guide, recordOf(standard, files, tables))
}
