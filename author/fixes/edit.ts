/** A change of a file's text: what stands from one offset to another, in UTF-16 units, becomes this. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The offset of a 1-based line and column; the end of the text behind its last line. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start)
    if (end < 0) return text.length
    start = end + 1
  }
  return Math.min(start + column - 1, text.length)
}

/** Where the line that an offset is in begins, and where it ends: before its break. */
export function lineAround(text: string, offset: number): readonly [start: number, end: number] {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return [start, end < 0 ? text.length : end]
}

/** The text with all the changes, none of which touches another. */
export function edited(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start)
  let [made, at] = ['', 0]
  for (const { start, end, text: inserted } of ordered) {
    made += text.slice(at, start) + inserted
    at = end
  }
  return made + text.slice(at)
}

/** Do two lists of changes touch the same letters. */
export const clash = (some: readonly Edit[], others: readonly Edit[]): boolean =>
  some.some((one) => others.some(({ start, end }) => one.start < end && start < one.end))
