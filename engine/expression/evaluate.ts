import {
  add,
  compare,
  divide,
  equal,
  larger,
  multiply,
  negate,
  type Rational,
  smaller,
  subtract,
} from '../rational.ts'
import type { Calculates, Compares, Read, Tree, Value } from './tree.ts'

const calculations: Record<Calculates, (a: Rational, b: Rational) => Rational> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
}
const orders: Record<Compares, (order: number) => boolean> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

/** The value of a checked expression, exactly; sides are read only as far as they are needed. */
export function evaluate(tree: Tree, read: Read): Value {
  const number = (of: Tree) => evaluate(of, read) as Rational
  const bool = (of: Tree) => evaluate(of, read) as boolean
  const several = (of: Tree) => evaluate(of, read) as readonly string[]
  switch (tree.is) {
    case 'number':
    case 'bool':
    case 'date':
    case 'option':
      return tree.value
    case 'fact':
    case 'item':
      return read(tree.name)
    case 'not':
      return !bool(tree.of)
    case 'minus':
      return negate(number(tree.of))
    case 'and':
      return bool(tree.sides[0]) && bool(tree.sides[1])
    case 'or':
      return bool(tree.sides[0]) || bool(tree.sides[1])
    case 'calculate':
      return calculations[tree.op](number(tree.sides[0]), number(tree.sides[1]))
    case 'compare':
      return orders[tree.op](order(evaluate(tree.sides[0], read), evaluate(tree.sides[1], read)))
    case 'in':
      return isIn(evaluate(tree.one, read), tree.all, read)
    case 'call':
      if (tree.name === 'size') return { n: BigInt(several(tree.of[0]!).length), d: 1n }
      return tree.of.map(number).reduce(tree.name === 'min' ? smaller : larger)
    case 'all':
    case 'exists': {
      const holds = (found: string): boolean =>
        evaluate(tree.holds, (name) => (name === tree.item ? found : read(name))) as boolean
      return tree.is === 'all' ? several(tree.over).every(holds) : several(tree.over).some(holds)
    }
    case 'list':
      throw new Error('a list stands only after "in"')
  }
}

/** Days compare as their texts do: all are written YYYY-MM-DD. */
function order(a: Value, b: Value): number {
  if (isRational(a) && isRational(b)) return compare(a, b)
  return a < b ? -1 : a > b ? 1 : 0
}

function isIn(one: Value, all: Tree, read: Read): boolean {
  if (all.is !== 'list') return (evaluate(all, read) as readonly string[]).includes(one as string)
  return all.items.some((item) => {
    const other = evaluate(item, read)
    return isRational(one) && isRational(other) ? equal(one, other) : one === other
  })
}

const isRational = (value: Value): value is Rational => typeof value === 'object' && 'd' in value
