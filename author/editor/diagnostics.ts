import type { Diagnostic } from 'vscode-languageserver'
import type { Language, Problem } from '../../engine/index.ts'
import { linesOf } from './lines.ts'
import type { Page } from './pages.ts'
import { pathTo, type Span } from './tree.ts'
import { say } from './words.ts'

/** The mark of what comes from us among what other servers say. */
export const sourceName = 'biaogan'

const error = 1

/** A problem as editors show it: on the words that it is about, with what would be right beside it. */
export function diagnosticOf(
  problem: Problem,
  page: Page,
  uri: string,
  language: Language,
  related: boolean,
): Diagnostic {
  const range = linesOf(page.tree.text).range(spanOfProblem(problem, page))
  const right = problem.fix && say(language, 'right', problem.fix[language])
  const message = language === 'zh' ? problem.zh : problem.en
  return {
    ...{ range, severity: error, code: problem.code, source: sourceName },
    message: right && !related ? `${message}\n${right}` : message,
    ...(right && related
      ? { relatedInformation: [{ location: { uri, range }, message: right }] }
      : {}),
    data: { word: wordOf(problem) },
  }
}

/** What would be right, where that is one word; null where it is a sentence. */
export function wordOf({ fix }: Problem): string | null {
  const one = fix !== null && fix.zh === fix.en && /^[^\s、，。；：]+$/u.test(fix.zh)
  return one ? fix.zh : null
}

/** The words that a problem is about: what begins where it is said to be. */
export function spanOfProblem(problem: Problem, page: Page): Span {
  const { text } = page.tree
  const at = linesOf(text).offset({ line: problem.line - 1, character: problem.column - 1 })
  const cited = citedAt(problem, page, at)
  if (cited) return cited
  const piece = page.pieces.find(({ span: [start, end] }) => start <= at && at < end)
  if (piece && piece.span[0] === at && problem.code !== 'expression')
    return clipped(text, piece.span)
  return piece || pathTo(page.tree, at).length === 0 ? tokenAt(text, at) : firstWord(text, at)
}

/** Of a citation, the part that nobody knows. */
function citedAt({ code }: Problem, { marks }: Page, at: number): Span | null {
  const sorts: { readonly [code: string]: string } = {
    'source-unknown': 'source',
    'clause-unknown': 'clause',
  }
  const found = marks.find(({ sort, piece }) => sort === sorts[code] && piece.span[0] === at)
  return found?.span ?? null
}

/** A quoted text, a word or a sign. */
function tokenAt(text: string, at: number): Span {
  const found = /^("[^"\n]*"|'[^'\n]*'|[\p{L}\d_]+|[^\p{L}\d_\s"']+)/u.exec(
    text.slice(at, at + 200),
  )
  return [at, at + Math.max(found?.[0].length ?? 1, 1)]
}

/** What begins a map or a list is all that is marked of it. */
function firstWord(text: string, at: number): Span {
  const found = /^[^\s:,[\]{}]+/.exec(text.slice(at, at + 200))
  return [at, at + (found?.[0].length ?? 1)]
}

/** No more than the line that it begins on. */
function clipped(text: string, [start, end]: Span): Span {
  const line = text.indexOf('\n', start)
  return [start, line < 0 ? end : Math.min(end, line)]
}
