import { rational } from '../rational.ts'
import { type Form, fitted, pair, want } from './fit.ts'
import type { Node } from './parse.ts'
import { type Calculates, type Compares, limits, type Tree } from './tree.ts'

/** The number is read from the text again: the library has made a double of it. */
const value: Form = (node, { text, flaw, over }) => {
  const { args, start, end } = node
  const written = text.slice(start, end)
  if (typeof args === 'boolean') return { type: 'bool', tree: { is: 'bool', value: args } }
  if (/^(["'])[^"'\\]*\1$/.test(written)) return { type: 'quoted', text: written.slice(1, -1) }
  if (!/^\d+(\.\d+)?$/.test(written)) return flaw('unsupported', node, written)
  if (written.replace('.', '').length > limits.digits) return over('digits', node)
  return { type: 'number', tree: { is: 'number', value: rational(written), written } }
}

const id: Form = (node, { names, scope, reads, flaw, over }) => {
  const name = String(node.args)
  const item = scope.get(name)
  if (item) return item
  const declared = names.get(name)
  if (!declared) return flaw('unknown-name', node, name)
  reads.add(name)
  if (reads.size > limits.names) return over('names', node)
  return { ...declared, fact: name, tree: { is: 'fact', name } }
}

const not: Form = (node, around) => {
  const of = want(node.args as Node, 'bool', around)
  return of && { type: 'bool', tree: { is: 'not', of } }
}

const minus: Form = (node, around) => {
  const of = want(node.args as Node, 'number', around)
  return of && { type: 'number', tree: { is: 'minus', of } }
}

const joined: Form = (node, around) => {
  const sides = pair(node, 'bool', around)
  return sides && { type: 'bool', tree: { is: node.op === '&&' ? 'and' : 'or', sides } }
}

/** Only a number that is written out and not zero divides; a share of two facts is a `ratio` fact. */
const calculated: Form = (node, around) => {
  const op = node.op as Calculates
  const { op: by, start, end } = (node.args as readonly Node[])[1]!
  if (op === '/' && !(by === 'value' && /^[\d.]*[1-9]/.test(around.text.slice(start, end))))
    return around.flaw('divisor', node, '')
  const sides = pair(node, 'number', around)
  return sides && { type: 'number', tree: { is: 'calculate', op, sides } }
}

/** Both sides are of the type of the one that has one: a quoted text takes after the other. */
const compared: Form = (node, around) => {
  const op = node.op as Compares
  const [left, right] = node.args as readonly [Node, Node]
  const [a, b] = [around.part(left), around.part(right)]
  if (!a || !b) return null
  const typed = a.type !== 'quoted' ? a : b.type !== 'quoted' ? b : null
  if (!typed) return around.flaw('type', left, 'fact')
  const at = typed === a ? left : right
  const ordered = op !== '==' && op !== '!='
  if (ordered && typed.type !== 'number' && typed.type !== 'date')
    return around.flaw('type', at, 'number')
  if (typed.type === 'choices') return around.flaw('type', at, 'single')
  const one = fitted(left, a, typed, around)
  const other = fitted(right, b, typed, around)
  if (!one || !other) return null
  const tree: Tree = { is: 'compare', op, of: typed.type, sides: [one, other] }
  return { type: 'bool', tree }
}

/** What may stand in an expression besides lists and calls, by the library's word for it. */
export const operators: ReadonlyMap<string, Form> = new Map([
  ['value', value],
  ['id', id],
  ['!_', not],
  ['-_', minus],
  ...['&&', '||'].map((op) => [op, joined] as const),
  ...['+', '-', '*', '/'].map((op) => [op, calculated] as const),
  ...['==', '!=', '<', '<=', '>', '>='].map((op) => [op, compared] as const),
])
