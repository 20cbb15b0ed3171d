import { once } from '../once.ts'
import { zero } from '../rational.ts'
import { leafOf } from './leaf.ts'
import { type Line, lineFor, unitsOf } from './line.ts'
import { rollOut, rollUp, shareOf, spilt } from './rollup.ts'
import type { See } from './seen.ts'
import type { IndicatorNode, Table } from './standard.ts'
import { type Ends, joined } from './truth.ts'

/** How an indicator that has nothing below it is looked at. */
export type Look = (leaf: IndicatorNode) => Line

/** The same, with what was seen in hand. */
export type Leaf = (indicator: IndicatorNode, seen: See) => Line

/** Looked at by what was seen. */
export const bySeen =
  (seen: See): Look =>
  (leaf) =>
    leafOf(leaf, seen)

/** Scores an indicator and everything below it. */
export const lineOf = (indicator: IndicatorNode, look: Look): Line =>
  indicator.children.length > 0 ? branchOf(indicator, look) : look(indicator)

function branchOf(indicator: IndicatorNode, look: Look): Line {
  const children = indicator.children.map((child) => lineOf(child, look))
  const told = (state: Line['state'], ends: Ends): Line =>
    lineFor(indicator, state, ends, [], missing, children)
  const missing = missingIn(children)
  if (children.every(({ state }) => state === 'na')) return told('na', { least: zero, most: zero })
  const state = missing.length > 0 ? 'open' : 'scored'
  const mayLapse = children.every((child) => child.state === 'na' || child.mayLapse)
  const line = indicator.drops
    ? leftOf(told, state, children)
    : told(state, spilt(rollUp(children, indicator.points), children))
  return mayLapse ? { ...line, mayLapse } : line
}

/** What is there where points may leave: no more than what applies is worth. */
function leftOf(
  told: (state: Line['state'], ends: Ends) => Line,
  state: Line['state'],
  children: readonly Line[],
): Line {
  const { points, ...ends } = rollOut(children)
  return { ...told(state, ends), points, worth: points, share: shareOf(unitsOf(children)) }
}

/** The indicators that have nothing below them. */
export const leavesBelow = (indicators: readonly IndicatorNode[]): readonly IndicatorNode[] =>
  indicators.flatMap((one) => (one.children.length > 0 ? leavesBelow(one.children) : [one]))

/** Every indicator of a table, also those beside its tree, by id. */
export const nodesOf: (table: Table) => ReadonlyMap<string, IndicatorNode> = once(
  ({ indicators, bonus, penalty }: Table) => {
    const below = (all: readonly IndicatorNode[]): readonly IndicatorNode[] =>
      all.flatMap((one) => [one, ...below(one.children)])
    const every = below([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])])
    return new Map(every.map((one) => [one.id, one]))
  },
)

/** The facts that are missing in any of the lines, each once. */
export const missingIn = (lines: readonly Pick<Line, 'missing'>[]): readonly string[] =>
  lines.reduce<readonly string[]>((all, { missing }) => joined(all, missing), [])
