import type { Field } from './field.ts'
import type { At, Spot } from './table.ts'
import type { New } from './yaml/insert.ts'

/** Where in the workbook a change was made. */
export interface Told {
  readonly sheet: string
  /** From 1; null for a row that is no longer there. */
  readonly row: number | null
  /** A letter; null for a whole row. */
  readonly column: string | null
  readonly id: string
  /** What the cell is called. */
  readonly title: string
}

/** A cell that says something else than the text does; nothing, where it was cleared. */
export interface Edit extends Told {
  readonly does: 'set'
  readonly at: At
  readonly field: Field
  readonly before: string
  readonly after: string
}

/** A row that the text does not have. */
export interface Add extends Told {
  readonly does: 'add'
  readonly spot: Spot
  readonly value: New
  readonly after: string
}

/** A row that is to go. */
export interface Remove extends Told {
  readonly does: 'remove'
  readonly at: At
  readonly before: string
}

export type Change = Edit | Add | Remove

/** What takes something out of the text: a row that goes, or a cell that was cleared. */
export type Removal = Remove | Edit

export const isRemoval = (change: Change): change is Removal =>
  change.does === 'remove' || (change.does === 'set' && change.after === '')
