import { add, larger, negate, type Rational, smaller, sum, zero } from '../rational.ts'
import type { Line } from './line.ts'
import type { Block } from './standard.ts'
import { type Look, lineOf } from './tree.ts'
import type { Ends } from './truth.ts'

/** A block beside the tree: its items, and what they come to under its cap. */
export interface Adjusted extends Ends {
  readonly cap: Rational | null
  readonly lines: readonly Line[]
}

/** Adds up the items of a block, and stops at its cap. */
export function adjusted({ cap, items }: Block, look: Look): Adjusted {
  const lines = items.map((item) => lineOf(item, look))
  const held = (points: Rational): Rational => (cap === null ? points : smaller(points, cap))
  return {
    cap,
    lines,
    least: held(sum(lines.map(({ least }) => least))),
    most: held(sum(lines.map(({ most }) => most))),
  }
}

/** First the bonus, then the penalty, which takes nothing that would be below zero; and at the end the ceiling of the whole. */
export function adjust(
  tree: Ends,
  bonus: Adjusted | null,
  penalty: Adjusted | null,
  ceiling: Rational | null,
): Ends {
  const more = (end: Rational, by: Rational | undefined): Rational => (by ? add(end, by) : end)
  const less = (end: Rational, by: Rational | undefined): Rational =>
    by ? larger(smaller(zero, end), add(end, negate(by))) : end
  const held = (end: Rational): Rational => (ceiling ? smaller(end, ceiling) : end)
  return {
    least: held(less(more(tree.least, bonus?.least), penalty?.most)),
    most: held(less(more(tree.most, bonus?.most), penalty?.least)),
  }
}
