import { type Around, type Form, type Found, fitted, type Typed, want } from './fit.ts'
import type { Node } from './parse.ts'
import { type Calls, type ExpressionType, limits, type Tree } from './tree.ts'

/** Something is one of a list that is written out, or one of the options that were found. */
const membership: Form = (node, around) => {
  const [left, right] = node.args as readonly [Node, Node]
  const found = around.part(left)
  if (right.op === 'list') return amongWritten(left, found, right, around)
  const all = around.part(right)
  if (!all || !found) return null
  if (all.type !== 'choices') return around.flaw('type', right, 'list')
  const one = fitted(left, found, { ...all, type: 'choice' }, around)
  return one && { type: 'bool', tree: { is: 'in', one, all: all.tree } }
}

function amongWritten(left: Node, found: Found, list: Node, around: Around): Found {
  const { flaw, over, part } = around
  const items = list.args as readonly Node[]
  if (items.length > limits.list) return over('list', list)
  if (items.length === 0) return flaw('type', list, 'list')
  if (!found) return null
  if (found.type === 'quoted') return flaw('type', left, 'fact')
  if (found.type === 'choices') return flaw('type', left, 'single')
  const trees = items.map((item) => fitted(item, part(item), found, around))
  if (trees.includes(null)) return null
  const all: Tree = { is: 'list', items: trees as readonly Tree[] }
  return { type: 'bool', tree: { is: 'in', one: found.tree, all } }
}

interface Call {
  readonly type: ExpressionType
  readonly least: number
  readonly most: number
}
const calls: { readonly [name in Calls]: Call } = {
  min: { type: 'number', least: 2, most: 10 },
  max: { type: 'number', least: 2, most: 10 },
  size: { type: 'choices', least: 1, most: 1 },
}
const isCall = (name: string): name is Calls => Object.hasOwn(calls, name)

const called: Form = (node, around) => {
  const [name, given] = node.args as readonly [string, readonly Node[]]
  if (!isCall(name)) return around.flaw('unsupported', node, `${name}()`)
  const { type, least, most } = calls[name]
  if (given.length < least || given.length > most) return around.flaw('arguments', node, name)
  const of = given.map((one) => want(one, type, around))
  if (of.includes(null)) return null
  return { type: 'number', tree: { is: 'call', name, of: of as readonly Tree[] } }
}

/** `shown.all(x, …)` and `shown.exists(x, …)`, over the options that were found of a fact. */
const quantified: Form = (node, around) => {
  const [is, over, given] = node.args as readonly [string, Node, readonly Node[]]
  if (is !== 'all' && is !== 'exists') return around.flaw('unsupported', node, `.${is}()`)
  if (given.length !== 2) return around.flaw('unsupported', node, `.${is}()`)
  const { names, scope } = around
  if (scope.size >= limits.nesting) return around.over('nesting', node)
  const [bound, body] = given as readonly [Node, Node]
  const item = String(bound.args)
  if (names.has(item) || scope.has(item)) return around.flaw('name-taken', bound, item)
  const found = around.part(over)
  if (!found) return null
  if (found.type !== 'choices') return around.flaw('type', over, 'choices')
  const one: Typed = { ...found, type: 'choice', tree: { is: 'item', name: item } }
  const holds = want(body, 'bool', around, new Map([...scope, [item, one]]))
  return holds && { type: 'bool', tree: { is, over: found.tree, item, holds } }
}

/** What an expression may ask of lists, and the functions that it may call. */
export const listForms: ReadonlyMap<string, Form> = new Map([
  ['in', membership],
  ['call', called],
  ['rcall', quantified],
])
