import { parse as read } from '@marcbachmann/cel-js'
import type { ExpressionFlaw, Limit } from './tree.ts'

/** The shape of a parsed node; the library's own type keeps its arguments opaque. */
export interface Node {
  readonly op: string
  readonly args: unknown
  readonly start: number
  readonly end: number
}

interface ReadError extends Error {
  readonly code?: string
  readonly range?: { readonly start: number; readonly end: number }
}

/** Reads a text as CEL. The library does nothing else for us: its numbers are doubles. */
export function parse(text: string): Node | ExpressionFlaw {
  try {
    return read(text).ast as unknown as Node
  } catch (error) {
    const { code, range, message } = error as ReadError
    const { start: at, end } = range ?? { start: 0, end: text.length }
    const [detail = ''] = message.split('\n')
    return code === 'limit_exceeded'
      ? { at, end, code: 'too-large', detail: limitIn(detail) }
      : { at, end, code: 'syntax', detail }
  }
}

const limitIn = (message: string): Limit =>
  message.includes('maxListElements') ? 'list' : message.includes('maxDepth') ? 'depth' : 'nodes'
