import {
  add,
  compare,
  divide,
  equal,
  lessThan,
  multiply,
  type Rational,
  ratio,
  rational,
  subtract,
} from '../../rational.ts'
import { type Fact, isMeasured } from '../../score/fact.ts'
import type { Range } from '../../score/method.ts'

/** One number, or all numbers between two; null where nothing bounds that end. */
export type Cell =
  | { readonly at: Rational }
  | { readonly above: Rational | null; readonly below: Rational | null }

/** Every turn and every stretch between turns that a fact of a range can come to lie in. */
export function cellsOf(
  turns: readonly Rational[],
  { least, most }: Range,
  step: Rational | null,
): readonly Cell[] {
  const inside = turns.filter(
    (at) => !(least && lessThan(at, least)) && !(most && lessThan(most, at)),
  )
  const cuts = inside
    .filter((one, at) => inside.findIndex((other) => equal(other, one)) === at)
    .toSorted(compare)
  const ends = [null, ...cuts, null]
  const between = ends.slice(1).map((below, at): Cell => ({ above: ends[at]!, below }))
  return between
    .flatMap((cell, index): readonly Cell[] => [
      cell,
      ...(cuts[index] ? [{ at: cuts[index] }] : []),
    ])
    .filter((cell) => numberIn(cell, { least, most }, step) !== null)
}

/** Does a number lie in it? */
export const liesIn = (cell: Cell, value: Rational): boolean =>
  'at' in cell
    ? equal(cell.at, value)
    : !(cell.above && !lessThan(cell.above, value)) && !(cell.below && !lessThan(value, cell.below))

/** The numbers of a cell that are worth trying: at its ends, one step inside; null where there is none. */
export function numberIn(cell: Cell, range: Range, step: Rational | null): Rational | null {
  return numbersIn(cell, range, step)[0] ?? null
}

export function numbersIn(
  cell: Cell,
  { least, most }: Range,
  step: Rational | null,
): readonly Rational[] {
  if ('at' in cell) return onGrid(cell.at, least, step) ? [cell.at] : []
  const { above, below } = cell
  const steps = step ? [step] : [small(above, below), ratio(1n)]
  const inner = above && below && !step ? [middle(above, below)] : []
  const near = steps.flatMap((by) => [
    above ? nextUp(above, least, by, step) : (least ?? (below ? subtract(below, by) : null)),
    below ? nextDown(below, least, by, step) : (most ?? (above ? add(above, by) : null)),
  ])
  return [...near, ...inner]
    .filter((one) => one !== null)
    .filter((one) => liesIn(cell, one))
    .filter((one) => !(least && lessThan(one, least)) && !(most && lessThan(most, one)))
}

const middle = (a: Rational, b: Rational): Rational => multiply(add(a, b), ratio(1n, 2n))

/** Where a fact names no step: a tenth, or a tenth of the stretch where that is shorter. */
function small(above: Rational | null, below: Rational | null): Rational {
  const tenth = ratio(1n, 10n)
  if (!above || !below) return tenth
  const part = multiply(subtract(below, above), tenth)
  return lessThan(part, tenth) ? part : tenth
}

const onGrid = (at: Rational, least: Rational | null, step: Rational | null): boolean =>
  !step || divide(subtract(at, least ?? rational(0)), step).d === 1n

/** The first number of the grid above another. */
function nextUp(at: Rational, least: Rational | null, by: Rational, step: Rational | null) {
  if (!step) return add(at, by)
  const from = least ?? rational(0)
  const steps = divide(subtract(at, from), step)
  return add(from, multiply(step, ratio(floor(steps) + 1n)))
}

function nextDown(at: Rational, least: Rational | null, by: Rational, step: Rational | null) {
  if (!step) return subtract(at, by)
  const from = least ?? rational(0)
  const steps = divide(subtract(at, from), step)
  return add(from, multiply(step, ratio(-floor({ n: -steps.n, d: steps.d }) - 1n)))
}

const floor = ({ n, d }: Rational): bigint => (n >= 0n ? n / d : -((-n + d - 1n) / d))

/** The step of a number that its fact names, or that its type has; null where it may be any. */
export function stepOf(fact: Fact): Rational | null {
  if (['age_at', 'number_of'].includes(fact.type)) return ratio(1n)
  if (!isMeasured(fact)) return null
  return fact.step !== undefined
    ? rational(fact.step)
    : fact.type === 'count'
      ? ratio(1n)
      : fact.type === 'money'
        ? ratio(1n, 100n)
        : null
}
