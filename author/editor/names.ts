import { dirname, join } from 'node:path'
import type { Mark } from './marks.ts'
import type { Page, Pages } from './pages.ts'
import { type Members, membersAt, wordAt } from './tree.ts'

/** A name where it is declared. */
export interface Declared {
  readonly page: Page
  readonly mark: Mark
}

/** Files that a name may be declared in beside a standard's own, in the folder of the programme. */
const shared = ['facts.yaml', 'sources.yaml', 'programme.yaml'] as const

/** The standard that a file belongs to: itself, or the one beside it. An overlay says what standards say. */
export function standardOf(page: Page, pages: Pages): Page | null {
  if (page.kind === 'standard' || page.kind === 'overlay') return page
  return page.kind === 'examples' ? pages.page(join(dirname(page.file), 'standard.yaml')) : null
}

/** A standard and all that it extends, or what an overlay is laid on, the nearest first. */
export function lineageOf(standard: Page, pages: Pages): readonly Page[] {
  const all = standardsBeside(standard, pages)
  const found: Page[] = []
  for (let one: Page | undefined = standard; one && !found.includes(one); ) {
    found.push(one)
    const parent: string = String(wordAt(one.tree, ['extends']) ?? '')
    const over = wordAt(one.tree, ['over'])
    one = all.find((other) =>
      over === undefined ? nameOf(other) === parent : wordAt(other.tree, ['id']) === over,
    )
  }
  return found
}

/** Every standard of the same programme. */
export const standardsBeside = (page: Page, pages: Pages): readonly Page[] =>
  pages.pagesIn(pages.rootOf(page.file), ['standard'])

/** `id@version`, as others name it. */
export const nameOf = ({ tree }: Page): string =>
  `${wordAt(tree, ['id'])}@${wordAt(tree, ['version'])}`

/** The pages whose declarations a page sees, the nearest first. */
export function scopeOf(page: Page, pages: Pages): readonly Page[] {
  const standard = standardOf(page, pages)
  const lineage = standard ? lineageOf(standard, pages) : []
  const root = pages.rootOf(page.file)
  const beside = shared.flatMap((name) => pages.page(join(root, name)) ?? [])
  return [...new Set([page, ...lineage, ...beside])]
}

/** What a page declares of a sort; while it is broken, also what it declared before. */
export function declaredIn(page: Page, sort: Mark['sort']): readonly Declared[] {
  const now = page.marks
    .filter((mark) => mark.declares && mark.sort === sort)
    .map((mark) => ({ page, mark }))
  if (page.tree.whole || !page.before) return now
  const names = new Set(now.map(({ mark }) => mark.name))
  return [...now, ...declaredIn(page.before, sort).filter(({ mark }) => !names.has(mark.name))]
}

/** Everything of a sort that a page may name, each once. */
export function everyNamed(
  sort: Mark['sort'],
  page: Page,
  pages: Pages,
  of?: string,
): readonly Declared[] {
  const found = new Map<string, Declared>()
  for (const one of scopeOf(page, pages).flatMap((seen) => declaredIn(seen, sort)))
    if (of === undefined || one.mark.of === undefined || one.mark.of === of)
      if (!found.has(one.mark.name)) found.set(one.mark.name, one)
  return [...found.values()]
}

/** The facts that the standard of a page has: those it declares or names, and what it inherits. */
export function factsOf(page: Page, pages: Pages): readonly Declared[] {
  const all = everyNamed('fact', page, pages)
  const standard = standardOf(page, pages)
  if (!standard) return all
  const named = new Set(lineageOf(standard, pages).flatMap(factsNamed))
  return all.filter(({ mark }) => named.has(mark.name))
}

const factsNamed = (page: Page): readonly string[] => [
  ...Object.keys(membersAt(page.tree, ['facts'])),
  ...(!page.tree.whole && page.before ? factsNamed(page.before) : []),
]

/** Where the name that stands there is declared; null where nobody declares it. */
export function declarationOf(mark: Mark, page: Page, pages: Pages): Declared | null {
  if (mark.sort === 'clause' || mark.sort === 'option') return null
  if (mark.declares) return { page, mark }
  if (mark.sort === 'standard') return standardNamed(mark.name, page, pages)
  const all = everyNamed(mark.sort, page, pages, mark.of)
  return all.find((one) => one.mark.name === mark.name) ?? null
}

function standardNamed(name: string, page: Page, pages: Pages): Declared | null {
  const found = standardsBeside(page, pages).find(
    (one) => nameOf(one) === name || wordAt(one.tree, ['id']) === name,
  )
  return found ? (declaredIn(found, 'standard')[0] ?? null) : null
}

/** What is written at a declaration: the members of a fact, an indicator, a veto. */
export function writtenAt({ page, mark }: Declared): Members {
  const { path, on } = mark.piece
  return membersAt(page.tree, on === 'key' ? path : path.slice(0, -1))
}
