import { isScalar } from 'yaml'
import { markAt } from './hover.ts'
import type { Mark } from './marks.ts'
import { type Declared, declarationOf, everyNamed } from './names.ts'
import type { Page, Pages } from './pages.ts'
import { keySpan, nodeAt, type Path, type Span, spanOf } from './tree.ts'

/** Where something stands, in whichever file. */
export interface Standing {
  readonly page: Page
  readonly span: Span
}

const kinds = [
  'standard',
  'examples',
  'overlay',
  'facts',
  'sources',
  'programme',
  'fields',
  'procedure',
]

/** Where the name at a place is declared; null where there is none, or nobody declares it. */
export function definitionAt(page: Page, offset: number, pages: Pages): Standing | null {
  const mark = markAt(page, offset)
  if (!mark) return null
  if (mark.sort === 'clause') return clauseOf(mark, page, pages)
  if (mark.sort === 'option') return optionOf(mark, page, pages)
  const found = declarationOf(mark, page, pages)
  return found && { page: found.page, span: found.mark.span }
}

/** A clause, where its source writes it; else where it is listed with others. */
function clauseOf({ of = '', name }: Mark, page: Page, pages: Pages): Standing | null {
  const source = everyNamed('source', page, pages).find(({ mark }) => mark.name === of)
  return source ? below(source, ['clauses'], name) : null
}

function optionOf({ of = '', name }: Mark, page: Page, pages: Pages): Standing | null {
  const fact = everyNamed('fact', page, pages).find(({ mark }) => mark.name === of)
  return fact ? below(fact, ['of'], name) : null
}

/** The key, or the item of a list, of this name at a path below what is declared. */
function below({ page, mark }: Declared, path: Path, name: string): Standing | null {
  const here = [...mark.piece.path, ...path]
  const piece = page.pieces.find(
    (one) =>
      String(one.scalar.value) === name &&
      one.path.length === here.length + 1 &&
      here.every((step, at) => one.path[at] === step),
  )
  if (piece) return { page, span: piece.span }
  const node = nodeAt(page.tree, here)
  const span = node && !isScalar(node) ? keySpan(page.tree, here) : node && spanOf(node)
  return { page, span: span ?? mark.span }
}

/** Every place where what stands at a place is named, its declaration first. */
export function referencesAt(page: Page, offset: number, pages: Pages): readonly Standing[] {
  const mark = markAt(page, offset)
  const declared = mark && declarationOf(mark, page, pages)
  return declared ? everyPlace(declared, pages) : []
}

/** Where a declaration stands and is referred to, in every file of its programme. */
export function everyPlace(declared: Declared, pages: Pages): readonly Standing[] {
  const { mark } = declared
  const all = pages.pagesIn(pages.rootOf(declared.page.file), kinds)
  const refers = all.flatMap((page) =>
    page.marks
      .filter((one) => one.sort === mark.sort && names(one, declared))
      .filter((one) => !same({ page, mark: one }, declared))
      .filter((one) => resolves(one, page, declared, pages))
      .map(({ span }) => ({ page, span })),
  )
  return [{ page: declared.page, span: mark.span }, ...refers]
}

/** A standard is named with its version, all else by its id. */
const names = ({ name, sort }: Mark, { mark }: Declared): boolean =>
  sort === 'standard' ? name.split('@')[0] === mark.name : name === mark.name

const same = (a: Declared, b: Declared): boolean =>
  a.page.file === b.page.file && a.mark.span[0] === b.mark.span[0]

const resolves = (mark: Mark, page: Page, declared: Declared, pages: Pages): boolean => {
  const found = declarationOf(mark, page, pages)
  return found !== null && same(found, declared)
}
