import type { Done } from './done.ts'

/** A file without something that no one sees, and what was done; null where there is nothing of the kind. */
export type Tidying = (
  file: string,
  text: string,
) => { readonly text: string; readonly done: readonly Done[] } | null

/** The mark at the beginning of a file. */
const mark: Tidying = (file, text) =>
  text.startsWith('\uFEFF')
    ? {
        text: text.slice(1),
        done: [{ file, line: 1, code: 'byte-order-mark', before: 'U+FEFF', after: '' }],
      }
    : null

/** Breaks of lines as another system writes them. */
const breaks: Tidying = (file, text) => {
  const count = text.match(/\r\n/g)?.length ?? 0
  const done = { file, line: 1, code: 'line-breaks', before: `CRLF × ${count}`, after: 'LF' }
  return count === 0 ? null : { text: text.replaceAll('\r\n', '\n'), done: [done] }
}

/** Wide and no-break blanks at the end of a line. */
const tails: Tidying = (file, text) => {
  const done: Done[] = []
  const lines = text.split('\n').map((before, at) => {
    const after = before.replace(/(?<=\S)[ \t]*[\u00A0\u3000]\s*$/u, '')
    if (after !== before) done.push({ file, line: at + 1, code: 'blanks-at-end', before, after })
    return after
  })
  return done.length === 0 ? null : { text: lines.join('\n'), done }
}

// A file that is not UTF-8 is not written: its letters are lost already.
export const tidyings: readonly Tidying[] = [mark, breaks, tails].map(
  (tidying): Tidying =>
    (file, text) =>
      text.includes('\uFFFD') ? null : tidying(file, text),
)
