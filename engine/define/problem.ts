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

/**
 * The known word that a mistyped one must have meant: it begins alike, or is longer and only one letter away, and
 * no more than a third of its letters differ. Null where none is so near, or several are equally near: a guess
 * would send the author astray, and all that may be written says more.
 */
export function nearest(word: string, known: Iterable<string>): string | null {
  const found = [...known].flatMap((candidate) => {
    const steps = distance(typed(word), typed(candidate))
    return mayBeMeant(typed(word), typed(candidate), steps) ? [{ candidate, steps }] : []
  })
  const least = Math.min(...found.map(({ steps }) => steps))
  const [only, ...others] = found.filter(({ steps }) => steps === least)
  return only && others.length === 0 ? only.candidate : null
}

/** Capitals, wide letters and the other dash are no other word. */
const typed = (word: string): string => word.normalize('NFKC').toLowerCase().replaceAll('-', '_')

function mayBeMeant(word: string, candidate: string, steps: number): boolean {
  const letters = Math.max(word.length, candidate.length)
  const alike = word[0] === candidate[0] || (steps === 1 && letters >= 5)
  return alike && steps * 3 <= letters
}

/** How many letters are missing, too many or other ones; two that changed places count as one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const [before, row] = [rows[i - 1]!, [i]]
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(
        Math.min(
          before[j]! + 1,
          row[j - 1]! + 1,
          before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? rows[i - 2]![j - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
