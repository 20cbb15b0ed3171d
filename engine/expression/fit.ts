import { isLocalDate } from '../calendar.ts'
import type { Node } from './parse.ts'
import type { ExpressionType, FlawCode, Limit, Named, Tree } from './tree.ts'

/** A part with its type; of a choice also its options and the fact whose they are. */
export interface Typed extends Named {
  readonly tree: Tree
  readonly fact?: string
}
/** A text between quotes is an option or a day; which, the other side says. */
export interface Quoted {
  readonly type: 'quoted'
  readonly text: string
}
/** Null where something is wrong, and said. */
export type Found = Typed | Quoted | null

/** Where a part stands: what it may name, and how what is wrong is said. */
export interface Around {
  readonly text: string
  readonly names: ReadonlyMap<string, Named>
  /** Names bound by `all` and `exists` around it. */
  readonly scope: ReadonlyMap<string, Typed>
  readonly reads: Set<string>
  /** The part below, one deeper. */
  part(node: Node, scope?: ReadonlyMap<string, Typed>): Found
  flaw(code: FlawCode, node: Node, detail: string, right?: readonly string[]): null
  /** Said once for each limit: what goes on too long does so in every part. */
  over(limit: Limit, node: Node): null
}

export type Form = (node: Node, around: Around) => Found

/** The part as what is wanted there: an option is one of the fact's, a day one of the calendar. */
export function fitted(
  node: Node,
  found: Found,
  { type, options = [], fact = '' }: Named & { readonly fact?: string },
  { flaw }: Around,
): Tree | null {
  if (!found) return null
  if (found.type === 'quoted') {
    const value = found.text
    if (type === 'date') return isLocalDate(value) ? { is: type, value } : flaw('date', node, value)
    if (type !== 'choice') return flaw('type', node, type)
    return options.includes(value)
      ? { is: 'option', value, fact }
      : flaw('unknown-option', node, value, options)
  }
  if (found.type !== type) return flaw('type', node, type)
  const alike = [...(found.options ?? [])].sort().join() === [...options].sort().join()
  return type !== 'choice' || alike ? found.tree : flaw('options-differ', node, '')
}

export const want = (
  node: Node,
  type: ExpressionType,
  around: Around,
  scope = around.scope,
): Tree | null => fitted(node, around.part(node, scope), { type }, around)

/** Both sides of one type; what is wrong is said of both. */
export function pair(
  { args }: Node,
  type: ExpressionType,
  around: Around,
): readonly [Tree, Tree] | null {
  const [left, right] = (args as readonly Node[]).map((side) => want(side, type, around))
  return left && right ? [left, right] : null
}
