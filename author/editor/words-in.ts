import type { Scalar } from 'yaml'
import { letterAt } from '../../engine/index.ts'
import type { Span } from './tree.ts'

/** A word inside a text, and where it stands in the file. */
export interface Within {
  readonly word: string
  readonly span: Span
}

/** Words that an expression has for itself. */
const own = ['true', 'false', 'in', 'min', 'max', 'size', 'all', 'exists']
const pieces = /"[^"]*"?|'[^']*'?|\.?[A-Za-z_]\w*/g
const bound = /\.(?:all|exists)\(\s*([A-Za-z_]\w*)\s*,/g

/** The names that an expression reads, token by token: quoted texts, functions and names that it binds itself are none. */
export function namesRead(text: string, scalar: Scalar): readonly Within[] {
  const said = String(scalar.value)
  const binds = [...said.matchAll(bound)].map(([, name]) => name!)
  return [...said.matchAll(pieces)]
    .filter(([piece]) => /^[A-Za-z_]/.test(piece) && ![...own, ...binds].includes(piece))
    .map(({ 0: word, index }) => within(text, scalar, word, index))
}

/** The parts of a text between blanks or strokes, each where it stands. */
export const partsOf = (text: string, scalar: Scalar, part: RegExp): readonly Within[] =>
  [...String(scalar.value).matchAll(part)].map(({ 0: word, index }) =>
    within(text, scalar, word, index),
  )

const within = (text: string, scalar: Scalar, word: string, at: number): Within => {
  const start = letterAt(text, scalar, at)
  return { word, span: [start, letterAt(text, scalar, at + word.length - 1) + 1] }
}
