import { compare, lessThan, type Rational, subtract } from '../../rational.ts'
import { basicsOf, type Fact } from '../fact.ts'
import type { Line } from '../line.ts'
import { type Answers, type Reading, see } from '../readings.ts'
import { score } from '../score.ts'
import type { ScoringStandard, Table } from '../standard.ts'
import { leavesBelow } from '../tree.ts'
import type { Ends } from '../truth.ts'
import { gained, published, type Rounded } from './published.ts'
import { type Change, changed, changeOf, type Tried, trial } from './trial.ts'
import { type Way, waysOf } from './way.ts'

/** The least change of one fact by which an indicator gains, and what the published total gains by it. */
export interface Gain {
  readonly indicator: string
  readonly change: Change
  readonly points: Rational
}

/**
 * For each indicator below its points the least change of one answered fact that raises it and the total: the
 * one that goes least far, of these the one that gives most, then the first of the table. What it gains is the
 * total scored again, so that vetoes, caps and other readers of the fact count, and published as its standard
 * rounds it: a rise that the published total does not show is none, and as many steps are taken as it wants to
 * show. Nothing for an indicator that no honest change of one fact raises so.
 */
export function leastChanges(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): readonly Gain[] {
  const seen = see(standard.facts, answers, reading)
  const [table] = standard.tables(level, seen)
  const tried = trial(standard, level, answers, reading)
  const now = tried([])
  // While it is open which table counts, nothing is tried.
  if (!now || !table) return []
  const before = publishedEnds(now.ends, standard)
  return leavesOf(table).flatMap(({ node, penalty }): readonly Gain[] => {
    const line = now.leaves.get(node.id)!
    const short = penalty ? line.least.n > 0n : lessThan(line.least, node.points)
    if (!short || line.state !== 'scored') return []
    const rises = (then: Tried | null): boolean => {
      const other = then?.leaves.get(node.id)
      if (!then || !other) return false
      const [was, is] = [standing(line), standing(other)]
      const better = penalty ? lessThan(is, was) : lessThan(was, is)
      return better && raised(before, publishedEnds(then.ends, standard))
    }
    const found = basicsOf(node.reads, standard.facts)
      .filter((fact) => mayMove(fact, node.reads, standard.facts))
      .flatMap((fact) => waysOf(standard.facts.get(fact)!, standard.facts, answers, reading, seen))
      .flatMap((way) => {
        const steps = leastSteps(way, (n) => rises(tried([changeOf(way, n)])))
        if (steps === null) return []
        const change = changeOf(way, steps)
        const then = score(standard, level, changed(answers, [change]), reading)
        return [{ change, far: way.far(steps), points: gained(now.ends, then, standard) }]
      })
      .toSorted((a, b) => compare(a.far, b.far) || compare(b.points, a.points))
    const [best] = found
    return best ? [{ indicator: node.id, change: best.change, points: best.points }] : []
  })
}

/** What an indicator comes to, with what it took from the part above. */
const standing = ({ least, spill }: Line): Rational =>
  spill ? subtract(least, spill.least) : least

/** A total is raised where its least rises, and its most does not fall: while it is open, what may be is no gain. */
const raised = (now: Ends, then: Ends): boolean =>
  lessThan(now.least, then.least) && compare(then.most, now.most) >= 0

/** Both ends as they are published. */
const publishedEnds = ({ least, most }: Ends, standard: Rounded): Ends => ({
  least: published(least, standard),
  most: published(most, standard),
})

/** A share is raised by its part; that of which it is a share is no shortcoming. */
export const mayMove = (
  fact: string,
  reads: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): boolean => {
  const met = new Set<string>()
  const within = (id: string): boolean => {
    if (id === fact || met.has(id)) return id === fact
    met.add(id)
    const { of, less } = facts.get(id)!
    return [of, less].flat().some((part) => typeof part === 'string' && within(part))
  }
  return reads.some(within)
}

/** Every leaf of a table, with whether it is one that takes. */
export const leavesOf = ({ indicators, bonus, penalty }: Table) => [
  ...leavesBelow([...indicators, ...(bonus?.items ?? [])]).map((node) => ({
    node,
    penalty: false,
  })),
  ...leavesBelow(penalty?.items ?? []).map((node) => ({ node, penalty: true })),
]

/**
 * The fewest steps of a way at which something holds, found by doubling and halving; null where it holds at none
 * of those tried. Once it holds it is taken to hold further on.
 */
export function leastSteps(way: Pick<Way, 'steps'>, holds: (steps: number) => boolean) {
  let low = 0
  let high = 1
  while (!holds(Math.min(high, way.steps))) {
    if (high >= way.steps) return null
    low = high
    high *= 2
  }
  high = Math.min(high, way.steps)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
