import { parse } from '@marcbachmann/cel-js'
import {
  add,
  compare,
  divide,
  equal,
  multiply,
  negate,
  type Rational,
  rational,
  subtract,
} from './rational.ts'

/** What an expression may read or yield. */
export type ExpressionType = 'number' | 'bool'
type Value = Rational | boolean

/** What is wrong with an expression and where in its text (0-based, UTF-16 units). */
export interface ExpressionFlaw {
  readonly at: number
  readonly end: number
  readonly code: 'syntax' | 'unknown-name' | 'type' | 'unsupported' | 'divisor' | 'too-large'
  readonly detail: string
}

export interface Expression {
  readonly text: string
  readonly type: ExpressionType
  /** Names it reads, in order of appearance. */
  readonly reads: readonly string[]
  /** Exact evaluation; every name read must have a value. */
  evaluate(read: (name: string) => Value): Value
}

/** The shape of a parsed node; the library's own type keeps its arguments opaque. */
interface Node {
  readonly op: string
  readonly args: unknown
  readonly start: number
  readonly end: number
}
type Run = (read: (name: string) => Value) => Value
interface Typed {
  readonly type: ExpressionType
  readonly run: Run
}

const arithmetic: Record<string, (a: Rational, b: Rational) => Rational> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}
const comparison: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}
const limits = { characters: 2000, nodes: 300, depth: 24, digits: 15 }

/**
 * Compiles an expression in the strict profile of CEL: declared names, exact numbers, no calls.
 * The library reads the text; evaluation is ours, because its numbers are doubles.
 */
export function compileExpression(
  text: string,
  names: ReadonlyMap<string, ExpressionType>,
): { expression?: Expression; flaws: readonly ExpressionFlaw[] } {
  const whole = { start: 0, end: text.length }
  const flaws: ExpressionFlaw[] = []
  const reads = new Set<string>()
  let nodes = 0

  const flaw = (
    code: ExpressionFlaw['code'],
    { start, end }: Pick<Node, 'start' | 'end'>,
    detail: string,
  ) => {
    flaws.push({ at: start, end, code, detail })
    return null
  }
  const want = (node: Node, type: ExpressionType, depth: number): Run | null => {
    const found = visit(node, depth)
    if (!found) return null
    return found.type === type ? found.run : flaw('type', node, type)
  }
  const pair = (node: Node, type: ExpressionType, depth: number): readonly [Run, Run] | null => {
    const [left, right] = (node.args as readonly Node[]).map((side) => want(side, type, depth))
    return left && right ? [left, right] : null
  }

  function visit(node: Node, depth: number): Typed | null {
    nodes += 1
    if (nodes > limits.nodes || depth > limits.depth) {
      return flaws.some(({ code }) => code === 'too-large') ? null : flaw('too-large', whole, '')
    }
    const { op } = node
    const below = depth + 1
    if (op === 'value') return literal(node)
    if (op === 'id') {
      const name = String(node.args)
      const type = names.get(name)
      if (!type) return flaw('unknown-name', node, name)
      reads.add(name)
      return { type, run: (read) => read(name) }
    }
    if (op === '!_') {
      const run = want(node.args as Node, 'bool', below)
      return run && { type: 'bool', run: (read) => !run(read) }
    }
    if (op === '-_') {
      const run = want(node.args as Node, 'number', below)
      return run && { type: 'number', run: (read) => negate(run(read) as Rational) }
    }
    if (op === '&&' || op === '||') {
      const sides = pair(node, 'bool', below)
      if (!sides) return null
      const [left, right] = sides
      const run: Run =
        op === '&&' ? (read) => left(read) && right(read) : (read) => left(read) || right(read)
      return { type: 'bool', run }
    }
    if (op === '==' || op === '!=') return equality(node, op === '==', below)
    const calculate = arithmetic[op]
    const holds = comparison[op]
    if (!calculate && !holds) return flaw('unsupported', node, op)
    if (op === '/' && !divides((node.args as readonly Node[])[1]!)) return flaw('divisor', node, '')
    const sides = pair(node, 'number', below)
    if (!sides) return null
    const [left, right] = sides.map(
      (side) => (read: (name: string) => Value) => side(read) as Rational,
    )
    return calculate
      ? { type: 'number', run: (read) => calculate(left!(read), right!(read)) }
      : { type: 'bool', run: (read) => holds!(compare(left!(read), right!(read))) }
  }

  /** The number is read from the text again: the library has made a double of it. */
  function literal(node: Node): Typed | null {
    if (typeof node.args === 'boolean') {
      const { args } = node
      return { type: 'bool', run: () => args }
    }
    const source = text.slice(node.start, node.end)
    if (!/^\d+(\.\d+)?$/.test(source)) return flaw('unsupported', node, source)
    if (source.replace('.', '').length > limits.digits) return flaw('too-large', node, source)
    const value = rational(source)
    return { type: 'number', run: () => value }
  }

  /** Only a number that is written out and not zero divides; a share of two facts is a `ratio` fact. */
  const divides = ({ op, start, end }: Node): boolean =>
    op === 'value' && /[1-9]/.test(text.slice(start, end))

  function equality(node: Node, wanted: boolean, depth: number): Typed | null {
    const [left, right] = (node.args as readonly Node[]).map((side) => visit(side, depth))
    if (!left || !right) return null
    if (left.type !== right.type) return flaw('type', node, left.type)
    const same = (a: Value, b: Value) =>
      typeof a === 'boolean' || typeof b === 'boolean' ? a === b : equal(a, b)
    return { type: 'bool', run: (read) => same(left.run(read), right.run(read)) === wanted }
  }

  if (text.length > limits.characters)
    return { flaws: [{ at: 0, end: text.length, code: 'too-large', detail: '' }] }
  let root: Node
  try {
    root = parse(text).ast as unknown as Node
  } catch (error) {
    const range = (error as { range?: { start: number; end: number } }).range
    const message = (error as Error).message.split('\n')[0] ?? ''
    return {
      flaws: [
        { at: range?.start ?? 0, end: range?.end ?? text.length, code: 'syntax', detail: message },
      ],
    }
  }
  const typed = visit(root, 1)
  if (!typed || flaws.length > 0) return { flaws }
  return { flaws, expression: { text, type: typed.type, reads: [...reads], evaluate: typed.run } }
}
