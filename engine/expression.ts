import { check } from './expression/check.ts'
import { evaluate } from './expression/evaluate.ts'
import { strangeLetters } from './expression/letters.ts'
import { parse } from './expression/parse.ts'
import {
  type ExpressionFlaw,
  type ExpressionType,
  limits,
  type Named,
  type Read,
  type Tree,
  type Value,
} from './expression/tree.ts'
import { lately, once } from './once.ts'

export { displayed } from './expression/display.ts'
export {
  type ExpressionFlaw,
  type ExpressionType,
  type Limit,
  limits,
  type Named,
} from './expression/tree.ts'

export interface Expression {
  readonly text: string
  readonly type: ExpressionType
  /** Names it reads, in order of appearance. */
  readonly reads: readonly string[]
  readonly tree: Tree
  /** Exact evaluation; every name read must have a value. */
  evaluate(read: Read): Value
}

/**
 * Compiles an expression in the strict profile of CEL: declared names, exact numbers, options that exist,
 * nothing that takes long. Returns the expression, or everything that is wrong with it.
 */
export const compileExpression = (text: string, names: ReadonlyMap<string, Named>): Compiled =>
  compilers(names)(text)

interface Compiled {
  readonly expression?: Expression
  readonly flaws: readonly ExpressionFlaw[]
}

/** The rules of a standard, its tables and its tools ask for the same texts over the same names. */
const compilers = once((names: ReadonlyMap<string, Named>) =>
  lately((text: string) => compiledOver(text, names), maxCharacters),
)
/** More than all the expressions of a long standard have together. */
const maxCharacters = 100_000

function compiledOver(text: string, names: ReadonlyMap<string, Named>): Compiled {
  if (text.length > limits.characters)
    return { flaws: [{ at: 0, end: text.length, code: 'too-large', detail: 'characters' }] }
  const strange = strangeLetters(text, names)
  if (strange.length > 0) return { flaws: strange }
  const node = parse(text)
  if ('code' in node) return { flaws: [node] }
  const checked = check(text, node, names)
  if (!('tree' in checked)) return { flaws: checked }
  const { tree } = checked
  return { flaws: [], expression: { text, ...checked, evaluate: (read) => evaluate(tree, read) } }
}
