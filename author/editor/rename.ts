import type { Language } from '../../engine/index.ts'
import { markAt } from './hover.ts'
import type { Mark } from './marks.ts'
import { type Declared, declarationOf, everyNamed } from './names.ts'
import { everyPlace, type Standing } from './navigate.ts'
import type { Page } from './pages.ts'
import type { Reader } from './told.ts'
import { say } from './words.ts'

/** What is renamed: its places; or why it is not, in words. */
export type Renaming = { readonly places: readonly Standing[] } | { readonly refused: string }

const snake = ['fact', 'indicator', 'condition', 'gate', 'veto']
const kebab = ['rubric', 'example', 'stage']
const forms: { readonly [form in 'variable' | 'kebab']: RegExp } = {
  variable: /^[a-z][a-z0-9_]*$/,
  kebab: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
}

/** The name at a place that may be changed from this file; or why none may. */
export function renamable(
  page: Page,
  offset: number,
  reader: Reader,
): { readonly mark: Mark; readonly declared: Declared } | { readonly refused: string } {
  const { pages, language } = reader
  const mark = markAt(page, offset)
  if (!mark) return { refused: say(language, 'notAName') }
  if (![...snake, ...kebab].includes(mark.sort))
    return { refused: say(language, 'keptName', mark.name) }
  const declared = declarationOf(mark, page, pages)
  if (!declared) return { refused: say(language, 'nobody', mark.name) }
  const own = declared.page.file === page.file || sharesFolder(declared.page, page)
  if (own) return { mark, declared }
  const file = declared.page.file.slice(pages.rootOf(page.file).length + 1)
  return { refused: say(language, 'elsewhere', mark.name, file) }
}

/** A standard and its examples are one thing to their author. */
const sharesFolder = (a: Page, b: Page): boolean =>
  folderOf(a) === folderOf(b) && isOwn(a) && isOwn(b)
const folderOf = ({ file }: Page): string => file.slice(0, file.search(/[^/\\]*$/))
const isOwn = ({ kind }: Page): boolean => kind === 'standard' || kind === 'examples'

/** Every place of the name at a place, if it may be called so; else why not. */
export function renamed(page: Page, offset: number, to: string, reader: Reader): Renaming {
  const found = renamable(page, offset, reader)
  if ('refused' in found) return found
  const { mark, declared } = found
  const flaw = nameFlaw(mark, to, reader.language) ?? takenBy(mark, to, declared, reader)
  return flaw ? { refused: flaw } : { places: everyPlace(declared, reader.pages) }
}

function nameFlaw({ sort }: Mark, to: string, language: Language): string | null {
  const form = snake.includes(sort) ? 'variable' : 'kebab'
  return forms[form].test(to) ? null : say(language, 'badName', to, say(language, form))
}

function takenBy(
  { sort, name }: Mark,
  to: string,
  { page }: Declared,
  { pages, language }: Reader,
): string | null {
  const taken = to !== name && everyNamed(sort, page, pages).some(({ mark }) => mark.name === to)
  return taken ? say(language, 'taken', to) : null
}
