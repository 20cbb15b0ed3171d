import { add, larger, negate, type Rational, smaller, sum, zero } from '../rational.ts'
import type { Line } from './line.ts'
import type { See } from './seen.ts'
import type { Block } from './standard.ts'
import { type Leaf, lineOf } from './tree.ts'
import type { Ends } from './truth.ts'

/** A block beside the tree: its items, and what they come to under its cap. */
export interface Adjusted extends Ends {
  readonly cap: Rational | null
  readonly lines: readonly Line[]
}

/** Adds up the items of a block, and stops at its cap. */
export function adjusted({ cap, items }: Block, see: See, leaf?: Leaf): Adjusted {
  const lines = items.map((item) => lineOf(item, see, leaf))
  const held = (points: Rational): Rational => (cap === null ? points : smaller(points, cap))
  return {
    cap,
    lines,
    least: held(sum(lines.map(({ least }) => least))),
    most: held(sum(lines.map(({ most }) => most))),
  }
}

/** First the bonus, then the penalty, which leaves nothing below zero. */
export function adjust(tree: Ends, bonus: Adjusted | null, penalty: Adjusted | null): Ends {
  const more = (end: Rational, by: Rational | undefined): Rational => (by ? add(end, by) : end)
  const less = (end: Rational, by: Rational | undefined): Rational =>
    by ? larger(zero, add(end, negate(by))) : end
  return {
    least: less(more(tree.least, bonus?.least), penalty?.most),
    most: less(more(tree.most, bonus?.most), penalty?.least),
  }
}
