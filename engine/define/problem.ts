/** Where something stands in a file: 1-based line and column, in UTF-16 units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What is wrong with a definition, for its author: where, what, and what would be right. */
export interface Problem extends Place {
  readonly code: string
  readonly zh: string
  readonly en: string
  /** What would be right, in Chinese then English; empty when the message says it all. */
  readonly fix: { readonly zh: string; readonly en: string } | null
}

/** Problems in the order an author meets them. */
export const byPlace = (a: Problem, b: Problem): number =>
  a.file < b.file
    ? -1
    : a.file > b.file
      ? 1
      : a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** `file:line:col code: message`, as compilers print it. */
export function problemText(
  { file, line, column, code, zh, en, fix }: Problem,
  language: 'zh' | 'en' = 'zh',
): string {
  const hint = fix ? (language === 'zh' ? `；应为：${fix.zh}` : `; right would be: ${fix.en}`) : ''
  return `${file}:${line}:${column} ${code}: ${language === 'zh' ? zh : en}${hint}`
}

/** The known word nearest to a mistyped one, within a third of its letters; null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const candidate of known) {
    const steps = distance(word, candidate)
    if (steps < least) [best, least] = [candidate, steps]
  }
  return best
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)),
      )
    }
    row = next
  }
  return row[b.length]!
}
