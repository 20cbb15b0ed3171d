import type { Tree } from '../expression/tree.ts'
import type { Expression } from '../expression.ts'
import { exactText } from '../rational.ts'
import { boundWords } from '../score/bound.ts'
import type { Fact } from '../score/fact.ts'
import type { Facts } from '../score/method.ts'
import type { BoundWord } from './figures.ts'

/** A bound as a rule has it: its word, and the number at which it parts. */
export interface Parting {
  readonly word: BoundWord
  readonly at: number
}

/** The bounds that a written rule states, however deep: bands, targets, steps, gates. */
export function partingsIn(node: unknown): readonly Parting[] {
  if (typeof node !== 'object' || node === null) return []
  const own = node as Record<string, unknown>
  const stated = boundWords.flatMap((word): readonly Parting[] =>
    typeof own[word] === 'number' ? [{ word, at: own[word] }] : [],
  )
  const stepped = typeof own.target === 'number' ? [stepAt(own.target, own)] : []
  return [...stated, ...stepped, ...Object.values(own).flatMap(partingsIn)]
}

/** Where steps begin: a shortfall below its target, an excess above it, unless the side says otherwise. */
const stepAt = (at: number, { kind, side }: Record<string, unknown>): Parting => {
  const above = side === undefined ? kind === 'excess' : side === 'above'
  return { word: above ? 'above' : 'below', at }
}

const compared: { readonly [op: string]: BoundWord } = {
  '>': 'above',
  '>=': 'at_least',
  '<': 'below',
  '<=': 'at_most',
}
const mirrored: { readonly [op: string]: string } = { '>': '<', '>=': '<=', '<': '>', '<=': '>=' }

/** A comparison of one fact with one number. */
export interface Comparison extends Parting {
  readonly fact: string
}

/** Every comparison of a fact with a written number; of whole numbers also as it would be said of the next one. */
export const comparisonsIn = (expression: Expression, facts: Facts): readonly Comparison[] =>
  treesIn(expression.tree).flatMap((tree) => comparedIn(tree, facts))

function comparedIn(tree: Tree, facts: Facts): readonly Comparison[] {
  if (tree.is !== 'compare') return []
  const [left, right] = tree.sides
  const [fact, number, op] =
    left.is === 'fact' ? [left, right, tree.op] : [right, left, mirrored[tree.op] ?? tree.op]
  if (fact.is !== 'fact' || number.is !== 'number') return []
  const at = Number(exactText(number.value))
  const word = compared[op]
  if (word === undefined) return []
  return [{ word, at, fact: fact.name }, ...nextOf({ word, at }, facts.get(fact.name))].map(
    (one) => ({ ...one, fact: fact.name }),
  )
}

/** More than four of what is counted is five or more. */
function nextOf({ word, at }: Parting, fact: Fact | undefined): readonly Parting[] {
  if (fact?.type !== 'count' && fact?.type !== 'number_of') return []
  if (word === 'above') return [{ word: 'at_least', at: at + 1 }]
  if (word === 'at_least') return [{ word: 'above', at: at - 1 }]
  if (word === 'below') return [{ word: 'at_most', at: at - 1 }]
  return [{ word: 'below', at: at + 1 }]
}

/** A tree with every tree inside it. */
export function treesIn(tree: Tree): readonly Tree[] {
  return [tree, ...insideOf(tree).flatMap(treesIn)]
}

function insideOf(tree: Tree): readonly Tree[] {
  switch (tree.is) {
    case 'not':
    case 'minus':
      return [tree.of]
    case 'and':
    case 'or':
    case 'calculate':
    case 'compare':
      return tree.sides
    case 'list':
      return tree.items
    case 'call':
      return tree.of
    case 'in':
      return [tree.one, tree.all]
    case 'all':
    case 'exists':
      return [tree.over, tree.holds]
    default:
      return []
  }
}
