import type {
  CodeAction,
  Diagnostic,
  InlayHint,
  Location,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { checkNear } from './checked.ts'
import type { Checking } from './checking.ts'
import { sourceName } from './diagnostics.ts'
import { linesOf } from './lines.ts'
import type { Standing } from './navigate.ts'
import type { Page, Pages } from './pages.ts'
import { scoresIn, scoreText } from './scores.ts'
import { type Note, sumsIn } from './sums.ts'
import type { Reader } from './told.ts'
import { keySpan } from './tree.ts'
import { say } from './words.ts'

export type UriOf = (file: string) => string

export const locationOf = ({ page, span }: Standing, uriOf: UriOf): Location => ({
  uri: uriOf(page.file),
  range: linesOf(page.tree.text).range(span),
})

/** One word put in all places. */
export function editOf(places: readonly Standing[], word: string, uriOf: UriOf): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {}
  for (const place of places) {
    const { uri, range } = locationOf(place, uriOf)
    changes[uri] = [...(changes[uri] ?? []), { range, newText: word }]
  }
  return { changes }
}

/** Notes between two places of a page: sums, and what the examples come to now. */
export function hintsOf(page: Page, range: Range, checking: Checking, reader: Reader): InlayHint[] {
  const lines = linesOf(page.tree.text)
  const [from, to] = [lines.offset(range.start), lines.offset(range.end)]
  const scores = checking.scoresFor(page)
  const { language } = reader
  const notes = [
    ...sumsIn(page, language),
    ...firstScore(page, scores, reader),
    ...(scores ? scoresIn(page, scores, language) : []),
  ]
  return notes
    .filter(({ offset }) => from <= offset && offset <= to)
    .map(({ offset, text }) => ({
      position: lines.position(offset),
      label: text,
      paddingLeft: true,
    }))
}

/** In the standard, behind its indicators, what the first example comes to now. */
function firstScore(
  page: Page,
  found: ReturnType<Checking['scoresFor']>,
  { language }: Reader,
): readonly Note[] {
  const [first] = found?.scores ?? []
  const key = keySpan(page.tree, ['indicators'])
  if (page.kind !== 'standard' || !found || !first || !key) return []
  const outdated = found.current ? '' : say(language, 'outdated')
  const text = `${say(language, 'firstExample', scoreText(first, language))}${outdated}`
  return [{ offset: key[1] + 1, text }]
}

/** Puts the one word that would be right where the problem is, if the problem is gone with it. */
export function fixesOf(
  page: Page,
  diagnostics: readonly Diagnostic[],
  uri: string,
  { pages, language }: Reader,
): CodeAction[] {
  return diagnostics.flatMap((diagnostic): CodeAction[] => {
    const word: unknown = diagnostic.data?.word
    if (diagnostic.source !== sourceName || typeof word !== 'string') return []
    const edit = { range: diagnostic.range, newText: word }
    if (!mends(page, edit, diagnostic, pages)) return []
    return [
      {
        title: say(language, 'replace', word),
        kind: 'quickfix',
        diagnostics: [diagnostic],
        isPreferred: true,
        edit: { changes: { [uri]: [edit] } },
      },
    ]
  })
}

/** Is there one problem less of this kind on the line, once the edit is made? */
function mends(
  page: Page,
  { range, newText }: TextEdit,
  { code }: Diagnostic,
  pages: Pages,
): boolean {
  const { text } = page.tree
  const lines = linesOf(text)
  const [start, end] = [lines.offset(range.start), lines.offset(range.end)]
  const open = pages.isOpen(page.file)
  const count = (): number =>
    (checkNear(page.file, pages).problems.get(page.file) ?? []).filter(
      (one) => one.code === code && one.line === range.start.line + 1,
    ).length
  const before = count()
  pages.put(page.file, `${text.slice(0, start)}${newText}${text.slice(end)}`)
  const after = count()
  pages.put(page.file, open ? text : null)
  return after < before
}
