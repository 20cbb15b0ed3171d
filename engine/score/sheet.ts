import { publish, type Rational } from '../rational.ts'
import type { Adjusted } from './adjust.ts'
import type { Line } from './line.ts'
import type { MethodUse } from './method.ts'
import type { Grade, ScoringStandard } from './standard.ts'
import type { Ends } from './truth.ts'
import type { GateFound, VetoFound } from './verdict.ts'

/** Items that are met, not met, and still open; what does not apply is none of them. */
export interface Counted {
  readonly met: number
  readonly unmet: number
  readonly open: number
}

/** The whole sheet: what it adds up to, what is missing, and what follows. A veto never changes the total. */
export interface Sheet extends Ends {
  readonly lines: readonly Line[]
  readonly bonus: Adjusted | null
  readonly penalty: Adjusted | null
  /** The total comes to no more than this; null where nothing stops it. */
  readonly ceiling: Rational | null
  /** In a programme without points: how many items of each sort are met; its total is of the optional ones, in per cent. */
  readonly counts: { readonly mandatory: Counted; readonly optional: Counted } | null
  /** What does not apply, in points; more than the most (null without a limit), and it cannot be assessed. */
  readonly lapsed: Rational
  readonly mostLapsed: Rational | null
  /** The methods it rests on that are not the engine's own. */
  readonly methods: readonly MethodUse[]
  readonly missing: readonly string[]
  readonly unconfirmed: readonly string[]
  readonly gates: readonly GateFound[]
  readonly vetoes: readonly VetoFound[]
  /** Vetoes until whose cure it has no grade. */
  readonly suspendedBy: readonly string[]
  /** The grades that its total is held against; none while it is open which they are. */
  readonly grades: readonly Grade[]
  readonly grade: string | null
  readonly outcome: string | 'open'
}

/** Lines with everything below them. */
export function everyLine(lines: readonly Line[]): readonly Line[] {
  const all: Line[] = []
  const walk = (line: Line): void => {
    all.push(line)
    line.children.forEach(walk)
  }
  lines.forEach(walk)
  return all
}

/**
 * A total as it is published, an interval while it is open: points, or without points how many mandatory items
 * are met and the share of the optional ones, as in `5/6, 40.00%`.
 */
export function totalText(
  { least, most, counts }: Pick<Sheet, 'least' | 'most' | 'counts'>,
  { scale, rounding }: Pick<ScoringStandard, 'scale' | 'rounding'>,
): string {
  const [low, high] = [publish(least, scale, rounding), publish(most, scale, rounding)]
  const total = low === high ? low : `${low}–${high}`
  if (!counts) return total
  const { met, unmet, open } = counts.mandatory
  return `${met}/${met + unmet + open}, ${total}%`
}
