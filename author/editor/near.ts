import { dirname, join } from 'node:path'
import { kindOf } from '../../engine/index.ts'
import type { Question } from './checked.ts'
import { lineageOf, standardOf } from './names.ts'
import type { Page, Pages } from './pages.ts'

/** All files of a programme. */
export const everything = (root: string, files: readonly string[], pages: Pages): Question => ({
  ...{ root, texts: pages.textsIn(root) },
  scored: files.flatMap((file) => standardFile(pages.page(file), pages)),
})

/**
 * What a file has to do with: its standard with all that this extends, and the programme. What concerns all files,
 * as an overlay does, is asked of all.
 */
export function nearby(page: Page, pages: Pages): Question {
  const root = pages.rootOf(page.file)
  const standard = standardOf(page, pages)
  if (!standard || page.kind === 'overlay') return everything(root, [page.file], pages)
  const folders = lineageOf(standard, pages).map((one) => dirname(one.file))
  const texts = [...pages.textsIn(root)].filter(([path]) => {
    const folder = dirname(join(root, path))
    const shared = folder === root || kindOf(path) === 'procedure'
    return kindOf(path) !== 'script' && (shared || folders.includes(folder))
  })
  return { root, texts: new Map(texts), scored: [standard.file] }
}

const standardFile = (page: Page | null, pages: Pages): readonly string[] => {
  const standard = page && standardOf(page, pages)
  return standard?.kind === 'standard' ? [standard.file] : []
}
