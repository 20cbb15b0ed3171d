import type { Rational } from '../rational.ts'

/** What an expression may read or yield; `choices` is a fact of which several options may be found. */
export type ExpressionType = 'number' | 'bool' | 'date' | 'choice' | 'choices'
export type Value = Rational | boolean | string | readonly string[]
export type Read = (name: string) => Value

/** A name that is declared: its type, and the options of a choice. */
export interface Named {
  readonly type: ExpressionType
  readonly options?: readonly string[]
}

export type Compares = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Calculates = '+' | '-' | '*' | '/'
export type Calls = 'min' | 'max' | 'size'

/** An expression that was read and checked; everything in it has a type. */
export type Tree =
  | { readonly is: 'number'; readonly value: Rational; readonly written: string }
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'date'; readonly value: string }
  | { readonly is: 'option'; readonly value: string; readonly fact: string }
  | { readonly is: 'fact'; readonly name: string }
  | { readonly is: 'item'; readonly name: string }
  | { readonly is: 'list'; readonly items: readonly Tree[] }
  | { readonly is: 'not' | 'minus'; readonly of: Tree }
  | { readonly is: 'and' | 'or'; readonly sides: readonly [Tree, Tree] }
  | { readonly is: 'calculate'; readonly op: Calculates; readonly sides: readonly [Tree, Tree] }
  | {
      readonly is: 'compare'
      readonly op: Compares
      readonly of: ExpressionType
      readonly sides: readonly [Tree, Tree]
    }
  | { readonly is: 'in'; readonly one: Tree; readonly all: Tree }
  | { readonly is: 'call'; readonly name: Calls; readonly of: readonly Tree[] }
  | {
      readonly is: 'all' | 'exists'
      readonly over: Tree
      readonly item: string
      readonly holds: Tree
    }

export type FlawCode =
  | 'syntax'
  | 'letter'
  | 'unknown-name'
  | 'unknown-option'
  | 'options-differ'
  | 'name-taken'
  | 'date'
  | 'type'
  | 'arguments'
  | 'unsupported'
  | 'divisor'
  | 'too-large'

/** What is wrong with an expression and where in its text (0-based, UTF-16 units). */
export interface ExpressionFlaw {
  readonly at: number
  readonly end: number
  readonly code: FlawCode
  /** The part that is wrong; for `type` the type that is wanted, for `too-large` the limit. */
  readonly detail: string
  /** What would be right there; of options, all that there are. Empty: nothing. */
  readonly right?: readonly string[]
}

/** No expression in a standard comes near these; one that does is a mistake or an attack. */
export const limits = {
  characters: 2000,
  nodes: 300,
  depth: 24,
  names: 50,
  list: 50,
  nesting: 2,
  digits: 15,
} as const
export type Limit = keyof typeof limits
