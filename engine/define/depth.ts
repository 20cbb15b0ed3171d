/** More of one inside another cost the parser seconds before it gives up, or the process its stack. */
export const maxNested = 200

/**
 * Where a text opens more, one inside another, than is read; null where it does not. It is told by signs alone, before
 * anything is parsed: the parser goes down by itself, and a process whose stack ends within it is gone.
 */
export function tooDeep(text: string): { readonly line: number; readonly column: number } | null {
  let brackets = 0
  let values = 0
  let columns: readonly number[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (brackets === 0) values = 0
    for (const { 0: sign, index: column } of line.matchAll(
      /[[\]{},]|[:?](?=\s|$)|(?<=["'])\s*:/g,
    )) {
      if (sign === ',') values = 0
      if (/[:?]/.test(sign)) values += 1
      if ('[{'.includes(sign)) brackets += 1
      // A bracket that closes nothing, as in a comment, must not make room for others.
      if (']}'.includes(sign)) brackets = Math.max(0, brackets - 1)
      if (brackets > maxNested || values > maxNested) return { line: index, column }
    }
    const begun = beginnings(line)
    const [first] = begun
    if (first === undefined) continue
    columns = [...columns.filter((column) => column < first), ...begun]
    if (columns.length > maxNested) return { line: index, column: begun.at(-1)! }
  }
  return null
}

/** The columns at which something begins in a line: its first sign, and what follows each `-`, `?` or `:` before it. */
function beginnings(line: string): readonly number[] {
  const marks = /^\s*(?:[-?:]\s+)*/u.exec(line)![0]
  if (marks.length === line.length && !/\S/u.test(marks)) return []
  const columns = [...marks.matchAll(/[-?:]/g)].map(({ index }) => index)
  return marks.length < line.length ? [...columns, marks.length] : columns
}
