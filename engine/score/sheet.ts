import type { Adjusted } from './adjust.ts'
import type { Line } from './line.ts'
import type { Grade } from './standard.ts'
import type { Ends } from './truth.ts'
import type { GateFound, VetoFound } from './verdict.ts'

/** The whole sheet: what it adds up to, what is missing, and what follows. A veto never changes the total. */
export interface Sheet extends Ends {
  readonly lines: readonly Line[]
  readonly bonus: Adjusted | null
  readonly penalty: Adjusted | null
  readonly missing: readonly string[]
  readonly unconfirmed: readonly string[]
  readonly gates: readonly GateFound[]
  readonly vetoes: readonly VetoFound[]
  /** The grades that its total is held against; none while it is open which they are. */
  readonly grades: readonly Grade[]
  readonly grade: string | null
  readonly outcome: string | 'open'
}

/** Lines with everything below them. */
export const everyLine = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => [line, ...everyLine(line.children)])
