import type {
  CodeAction,
  Diagnostic,
  InlayHint,
  Location,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import type { Language, Problem } from '../../engine/index.ts'
import type { Checking } from './checking.ts'
import { sourceName } from './diagnostics.ts'
import { linesOf } from './lines.ts'
import type { Standing } from './navigate.ts'
import type { Page } from './pages.ts'
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
export async function fixesOf(
  page: Page,
  diagnostics: readonly Diagnostic[],
  uri: string,
  { checking, language }: { readonly checking: Checking; readonly language: Language },
): Promise<CodeAction[]> {
  const all = diagnostics.map(async (diagnostic): Promise<readonly CodeAction[]> => {
    const word: unknown = diagnostic.data?.word
    if (diagnostic.source !== sourceName || typeof word !== 'string') return []
    const edit = { range: diagnostic.range, newText: word }
    if (!(await mends(page, edit, diagnostic, checking))) return []
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
  return (await Promise.all(all)).flat()
}

/** Is there one problem less of this kind on the line, once the edit is made? */
async function mends(
  page: Page,
  { range, newText }: TextEdit,
  { code }: Diagnostic,
  checking: Checking,
): Promise<boolean> {
  const { text } = page.tree
  const lines = linesOf(text)
  const [start, end] = [lines.offset(range.start), lines.offset(range.end)]
  const after = await checking.problemsWith(
    page,
    `${text.slice(0, start)}${newText}${text.slice(end)}`,
  )
  const here = (one: Problem): boolean => one.code === code && one.line === range.start.line + 1
  const before = checking.problemsOf(page.file).filter(here).length
  return after !== null && after.filter(here).length < before
}
