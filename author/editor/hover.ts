import type { Hover } from 'vscode-languageserver'
import { type Fact, inWords, optionsOf } from '../../engine/index.ts'
import { linesOf } from './lines.ts'
import type { Mark } from './marks.ts'
import { declarationOf, everyNamed, factsOf, writtenAt } from './names.ts'
import type { Page, Pages } from './pages.ts'
import { calledIn, clauseText, type Reader, tellDeclared } from './told.ts'

/** The name that stands at a place; of two that touch, the one that begins there. */
export const markAt = ({ marks }: Page, offset: number): Mark | null =>
  marks.findLast(({ span: [start, end] }) => start <= offset && offset <= end) ?? null

/** What is said of the name at a place; null where there is none, or nobody declares it. */
export function hoverAt(page: Page, offset: number, reader: Reader): Hover | null {
  const mark = markAt(page, offset)
  const value = mark && saidOf(mark, page, reader)
  if (!value) return null
  return {
    contents: { kind: 'markdown', value },
    range: linesOf(page.tree.text).range(mark.span),
  }
}

function saidOf(mark: Mark, page: Page, reader: Reader): string | null {
  if (mark.sort === 'clause') return clauseSaid(mark, page, reader)
  if (mark.sort === 'option') return optionSaid(mark, page, reader)
  const declared = declarationOf(mark, page, reader.pages)
  return declared && tellDeclared(declared, page, reader)
}

function clauseSaid(mark: Mark, page: Page, { pages, language }: Reader): string | null {
  const { of = '', name } = mark
  const source = everyNamed('source', page, pages).find((one) => one.mark.name === of)
  if (!source) return null
  const head = `**${calledIn(source, language)}** ${name}`
  const text = clauseText(of, name, page, pages)
  return text ? `${head}\n\n${text}` : head
}

function optionSaid(
  { of = '', name }: Mark,
  page: Page,
  { pages, language }: Reader,
): string | null {
  const options = optionsBy(of, page, pages)
  const text = options[name]
  return text === undefined ? null : `**${inWords(text, language)}** \`${name}\``
}

/** The options of a fact of a page's standard; none where it has none. */
export function optionsBy(fact: string, page: Page, pages: Pages): ReturnType<typeof optionsOf> {
  const found = factsOf(page, pages).find(({ mark }) => mark.name === fact)
  return found ? optionsOf(writtenAt(found) as unknown as Fact) : {}
}
