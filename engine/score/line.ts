import type { Rational } from '../rational.ts'
import type { Text } from '../terms.ts'
import type { Spill } from './lines.ts'
import type { Reason } from './method.ts'
import type { IndicatorNode } from './standard.ts'
import type { Ends } from './truth.ts'

/** An indicator as scored: an interval while anything below it is open. */
export interface Line {
  readonly id: string
  readonly name: Text
  readonly state: 'scored' | 'open' | 'na'
  readonly points: Rational
  /** What it counts for among its siblings: its points, or its weight. */
  readonly worth: Rational
  readonly least: Rational
  readonly most: Rational
  readonly because: readonly Reason[]
  readonly missing: readonly string[]
  readonly children: readonly Line[]
  /** Open, and may yet turn out not to apply, so that its points leave it. */
  readonly mayLapse?: boolean
  /** A leaf that was found not to apply, whatever it was given for that. */
  readonly lapsed?: boolean
  /** In a programme without points: what it counts for, and whether it is met; null while that is open. */
  readonly counts?: { readonly as: 'mandatory' | 'optional'; readonly met: boolean | null }
  /** Where points may leave it: the share that it comes to of what applies. */
  readonly share?: Ends
  /** What was taken beyond its floor, from the parent. */
  readonly spill?: Spill
  readonly source?: string | readonly string[] | undefined
}

/** The lines that have nothing below them. */
export const leavesOf = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => (line.children.length > 0 ? leavesOf(line.children) : [line]))

/** The lines that points leave as a whole: leaves, and branches that nothing below may leave. */
export const unitsOf = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => (line.share ? unitsOf(line.children) : [line]))

const none: readonly never[] = []

/** The line of an indicator. All lines are made here, with the same members in the same order: that makes them fast to read. */
export const lineFor = (
  { id, name, points, worth, source }: IndicatorNode,
  state: Line['state'],
  { least, most }: Ends,
  because: readonly Reason[] = none,
  missing: readonly string[] = none,
  children: readonly Line[] = none,
): Line => ({ id, name, state, points, worth, least, most, because, missing, children, source })
