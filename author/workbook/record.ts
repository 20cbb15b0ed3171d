import { digestOf } from '../../engine/index.ts'
import type { Table } from './table.ts'
import { digestsOf } from './table-digest.ts'

/** What the hidden sheet says of a workbook: by which it is known again, and what it said when it was made. */
export interface Record {
  readonly format: string
  /** `id@version`. */
  readonly standard: string
  /** Of the text of each file, by its path. */
  readonly files: ReadonlyMap<string, string>
  /** Of each row, by sheet and id. */
  readonly rows: ReadonlyMap<string, string>
}

/** Raised when an older workbook can no longer be read for what it says. */
export const workbookFormat = '1'

export const recordName = '_biaogan'

export const recordOf = (
  standard: string,
  files: ReadonlyMap<string, string>,
  tables: readonly Table[],
): Record => ({
  format: workbookFormat,
  standard,
  files: new Map([...files].map(([file, text]) => [file, digestOf(text)])),
  rows: digestsOf(tables),
})

type Line = readonly [kind: string, name: string, value: string]

/** As three columns of text. */
export const recordLines = ({ format, standard, files, rows }: Record): readonly Line[] => [
  ['biaogan', 'format', format],
  ['standard', '', standard],
  ...[...files].map(([file, value]): Line => ['file', file, value]),
  ...[...rows].map(([row, value]): Line => ['row', row, value]),
]

/** What three columns of text say; null where they are not such a record. */
export function readRecord(lines: readonly (readonly unknown[])[]): Record | null {
  const named = (kind: string): ReadonlyMap<string, string> =>
    new Map(
      lines
        .filter(([first]) => first === kind)
        .map(([, name, value]) => [String(name ?? ''), String(value)]),
    )
  const format = named('biaogan').get('format')
  const standard = named('standard').get('')
  if (format === undefined || standard === undefined) return null
  return { format, standard, files: named('file'), rows: named('row') }
}
