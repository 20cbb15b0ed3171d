import { dirname, join, relative } from 'node:path'
import { type Authored, load, type Problem } from '../../engine/index.ts'
import { lineageOf, standardOf } from './names.ts'
import type { Pages } from './pages.ts'

/** What checking files came to: every problem by its file, and the standards that may be scored by. */
export interface Checked {
  /** Every file that was looked at, by its whole path; without a problem, an empty list. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>
  /** By the file of the standard. */
  readonly drafted: ReadonlyMap<string, Authored>
}

/** Checks all files of a programme. */
export const checkAll = (root: string, pages: Pages): Checked =>
  checked(root, pages.textsIn(root), pages)

/**
 * Checks what a file has to do with: its standard with all that this extends, and the programme. What concerns
 * all files is checked with all.
 */
export function checkNear(file: string, pages: Pages): Checked {
  const root = pages.rootOf(file)
  const page = pages.page(file)
  const standard = page && standardOf(page, pages)
  if (!standard) return checkAll(root, pages)
  const folders = lineageOf(standard, pages).map((one) => dirname(one.file))
  const texts = [...pages.textsIn(root)].filter(([path]) => {
    const folder = dirname(join(root, path))
    const near = folder === root || /(^|\/)procedures\//.test(path)
    return near || folders.includes(folder)
  })
  return checked(root, new Map(texts), pages)
}

function checked(root: string, texts: ReadonlyMap<string, string>, { methods }: Pages): Checked {
  const { problems, drafted } = load(texts, methods)
  const whole = (file: string): string => join(root, file)
  const byFile = new Map([...texts.keys()].map((file) => [whole(file), [] as Problem[]]))
  for (const problem of problems) byFile.get(whole(problem.file))?.push(problem)
  return {
    problems: byFile,
    drafted: new Map(drafted.map((one) => [whole(one.own.file), one])),
  }
}

/** The path of a file from the root of its programme. */
export const shortOf = (file: string, pages: Pages): string => relative(pages.rootOf(file), file)
