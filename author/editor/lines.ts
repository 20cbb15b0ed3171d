import type { Position, Range } from 'vscode-languageserver'
import type { Span } from './tree.ts'

/** Lines and columns of a text, counted from nothing in UTF-16 units, as editors count. */
export interface Lines {
  position(offset: number): Position
  range(span: Span): Range
  offset(position: Position): number
}

const known = new Map<string, Lines>()

/** The lines of a text; those of the last few texts are at hand. */
export function linesOf(text: string): Lines {
  const before = known.get(text)
  if (before) return before
  if (known.size > 16) known.clear()
  const made = measured(text)
  known.set(text, made)
  return made
}

function measured(text: string): Lines {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
  const lineAt = (offset: number): number => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const position = (offset: number): Position => {
    const at = Math.max(0, Math.min(offset, text.length))
    const line = lineAt(at)
    return { line, character: at - starts[line]! }
  }
  return {
    position,
    range: ([start, end]) => ({ start: position(start), end: position(end) }),
    offset({ line, character }) {
      const start = starts[Math.max(0, line)] ?? text.length
      const next = (starts[line + 1] ?? text.length + 1) - 1
      return Math.max(start, Math.min(start + character, next))
    },
  }
}
