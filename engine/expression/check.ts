import type { Around, Found, Typed } from './fit.ts'
import { listForms } from './lists.ts'
import { operators } from './operators.ts'
import type { Node } from './parse.ts'
import { type ExpressionFlaw, type ExpressionType, limits, type Named, type Tree } from './tree.ts'

export interface Checked {
  readonly tree: Tree
  readonly type: ExpressionType
  /** Names it reads, in order of appearance. */
  readonly reads: readonly string[]
}

/** Holds what was read to the profile: every name declared, every part of the type that is wanted there. */
export function check(
  text: string,
  root: Node,
  names: ReadonlyMap<string, Named>,
): Checked | readonly ExpressionFlaw[] {
  const flaws: ExpressionFlaw[] = []
  const reads = new Set<string>()
  let nodes = 0
  const flaw: Around['flaw'] = (code, { start, end }, detail, right) => {
    flaws.push({ at: start, end, code, detail, ...(right && { right }) })
    return null
  }
  const over: Around['over'] = (limit, node) =>
    flaws.some(({ code }) => code === 'too-large') ? null : flaw('too-large', node, limit)

  function part(node: Node, depth: number, scope: ReadonlyMap<string, Typed>): Found {
    nodes += 1
    if (nodes > limits.nodes) return over('nodes', node)
    if (depth > limits.depth) return over('depth', node)
    const form = operators.get(node.op) ?? listForms.get(node.op)
    if (!form) return flaw('unsupported', node, node.op)
    const below: Around['part'] = (inner, within = scope) => part(inner, depth + 1, within)
    return form(node, { text, names, scope, reads, part: below, flaw, over })
  }

  const found = part(root, 1, new Map())
  if (found?.type === 'quoted') flaw('type', root, 'bool')
  if (!found || found.type === 'quoted' || flaws.length > 0) return flaws
  return { tree: found.tree, type: found.type, reads: [...reads] }
}
