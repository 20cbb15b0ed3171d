import type { IndicatorNode, Table } from '../score/standard.ts'

/** An indicator with those above it, the topmost first. */
export interface Standing {
  readonly node: IndicatorNode
  readonly above: readonly IndicatorNode[]
}

/** Every indicator of tables, in the tree and beside it, in order; one of each table that it stands in. */
export const everyNode = (tables: readonly Table[]): readonly Standing[] =>
  tables.flatMap(({ indicators, bonus, penalty }) =>
    below([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])], []),
  )

const below = (
  nodes: readonly IndicatorNode[],
  above: readonly IndicatorNode[],
): readonly Standing[] =>
  nodes.flatMap((node) => [{ node, above }, ...below(node.children, [...above, node])])
