import type { IndicatorNode, Way } from '../../engine/index.ts'

/** An indicator as it stands in the ways in which a case may turn out; in some it may be absent. */
export interface Branch {
  readonly id: string
  readonly first: IndicatorNode
  readonly in: (way: Way) => IndicatorNode | null
  readonly children: readonly Branch[]
}

/** The trees of all ways as one, in the order in which their items are met. */
export function treeOf(
  ways: readonly Way[],
  nodesIn: (way: Way) => readonly IndicatorNode[],
): readonly Branch[] {
  const found = new Map<string, Map<Way, IndicatorNode>>()
  for (const way of ways)
    for (const node of nodesIn(way))
      found.set(node.id, (found.get(node.id) ?? new Map<Way, IndicatorNode>()).set(way, node))
  return [...found].map(([id, byWay]) => ({
    id,
    first: [...byWay.values()][0]!,
    in: (way) => byWay.get(way) ?? null,
    children: treeOf(ways, (way) => byWay.get(way)?.children ?? []),
  }))
}

/** Every indicator of a tree, each before what stands below it. */
export const everyBranch = (all: readonly Branch[]): readonly Branch[] =>
  all.flatMap((one) => [one, ...everyBranch(one.children)])

export const isLeaf = ({ children }: Branch): boolean => children.length === 0
