import type { Field } from './field.ts'
import type { Path } from './yaml/document.ts'

/** Where what a cell shows is written, or would be. */
export interface At {
  readonly file: string
  readonly path: Path
  /** Of what is not there yet, the keys of the map that would hold it, in the order in which they are written. */
  readonly order?: readonly string[]
}

/** One cell: what it shows, what it may hold, and where that is written; null where it is only read. */
export interface Cell {
  readonly text: string
  readonly field: Field
  readonly at: At | null
}

/** One row: a node of the standard, or one value in it. */
export interface Row {
  /** The ids that lead to it; behind `#` the way inside. It stays the same while names and numbers change. */
  readonly id: string
  /** By the key of their column. */
  readonly cells: { readonly [column: string]: Cell }
  /** What is taken out where the row is; null where it cannot go, or not alone. */
  readonly removes: At | null
  /** How deep it stands below others. */
  readonly depth: number
  /**
   * Where it is written, if not in the file that is edited; and the address by which an operation of that file may
   * name it, null where none can.
   */
  readonly inherited: { readonly from: string; readonly target: string | null } | null
}

export interface Column {
  readonly key: string
  readonly title: string
  /** In letters. */
  readonly width: number
  /** What may be chosen in new rows as well. */
  readonly field: Field
  /** Only read in rows that are there; new ones may fill it. */
  readonly onlyNew: boolean
  /** Only read, in new ones too. */
  readonly told: boolean
}

/** One sheet of the workbook. */
export interface Table {
  readonly id: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Where a row of a new id would be written. */
  readonly spot: (id: string) => Spot | SpotFlaw
}

/** Where something new would be written: the map or list, and its key there. */
export interface Spot {
  readonly at: At
  /** Null in a list, where the last of the ids is a key of the item. */
  readonly key: string | null
  /** Behind which member; -1 behind the last. */
  readonly after: number
  /** There is no list yet: a new one is made. */
  readonly wrapped: boolean
  /** Of a single value, what it may be. */
  readonly field: Field | null
}

/** Why nothing can be added under an id. */
export type SpotFlaw =
  | 'id-wrong'
  | 'parent-unknown'
  | 'parent-inherited'
  | 'parent-leaf'
  | 'place-unknown'
  | 'key-unknown'
  | 'id-taken'

/** A sentence, in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** Something that is refused, for the author: where in the workbook, what, and what would be right. */
export interface Flaw {
  readonly code: string
  readonly sheet: string | null
  /** From 1, as the workbook counts; null where it is about the whole sheet. */
  readonly row: number | null
  /** A letter. */
  readonly column: string | null
  readonly said: Said
}

/** A place in a sheet of which the letters of its columns are known. */
export const sheetPlace = (
  { name, letterOf }: { readonly name: string; readonly letterOf: (key: string) => string },
  row: number | null,
  key: string | null,
): Pick<Flaw, 'sheet' | 'row' | 'column'> => ({
  sheet: name,
  row,
  column: key === null ? null : letterOf(key),
})
