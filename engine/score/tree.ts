import { zero } from '../rational.ts'
import { headOf, leafOf } from './leaf.ts'
import { type Line, leavesOf } from './line.ts'
import { rollOut, rollUp, shareOf, spilt } from './rollup.ts'
import type { See } from './seen.ts'
import type { IndicatorNode } from './standard.ts'

/** How an indicator that has nothing below it is scored. */
export type Leaf = (indicator: IndicatorNode, seen: See) => Line

/** Scores an indicator and everything below it. */
export const lineOf = (indicator: IndicatorNode, seen: See, leaf: Leaf = leafOf): Line =>
  indicator.children.length > 0 ? branchOf(indicator, seen, leaf) : leaf(indicator, seen)

function branchOf(indicator: IndicatorNode, seen: See, leaf: Leaf): Line {
  const children = indicator.children.map((child) => lineOf(child, seen, leaf))
  const head = { ...headOf(indicator), children }
  if (children.every(({ state }) => state === 'na'))
    return { ...head, state: 'na', least: zero, most: zero }
  const missing = children.flatMap((child) => child.missing)
  const state = missing.length > 0 ? 'open' : 'scored'
  const mayLapse = children.every((child) => child.state === 'na' || child.mayLapse)
  const lapse = mayLapse ? { mayLapse } : {}
  if (indicator.drops) {
    const left = rollOut(children)
    const share = shareOf(leavesOf(children))
    return { ...head, state, ...left, worth: left.points, share, missing, ...lapse }
  }
  const ends = spilt(rollUp(children, indicator.points), children)
  return { ...head, state, ...ends, missing, ...lapse }
}
