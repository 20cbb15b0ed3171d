import { digest } from '../../engine/index.ts'
import type { Row, Table } from './table.ts'

/** What of a row may be edited, in short: two rows of one digest say the same. */
export const rowDigest = ({ id, cells }: Row): string =>
  digest([
    id,
    ...Object.entries(cells).flatMap(([column, { text, at }]) => (at ? [[column, text]] : [])),
  ]).slice(0, digits)

/** Sixteen hexadecimal digits: no two versions of a row share them by chance. */
const digits = 16

/** The digest of every row, by sheet and id. */
export const digestsOf = (tables: readonly Table[]): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap((table) => table.rows.map((row) => [rowKey(table.id, row.id), rowDigest(row)])),
  )

export const rowKey = (table: string, row: string): string => `${table} ${row}`
