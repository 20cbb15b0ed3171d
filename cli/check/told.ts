import type { Problem } from '../../engine/index.ts'

/** A change of a file's text: what stands from one offset to another, in UTF-16 units, becomes this. */
export interface Replacement {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A problem as a tool tells it: how grave it is, where it ends, and what would mend it, where that is known. */
export interface Told extends Problem {
  /** An error unless it says otherwise. */
  readonly severity?: 'error' | 'warning' | 'note'
  readonly endLine?: number
  readonly endColumn?: number
  readonly edits?: readonly Replacement[]
}

export const severityOf = ({ severity = 'error' }: Told): 'error' | 'warning' | 'note' => severity
