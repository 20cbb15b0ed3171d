import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Diagnostic } from 'vscode-languageserver-protocol/node'
import { parse } from 'yaml'
import { checked } from '../../author/editor/checked.ts'
import { diagnosticOf } from '../../author/editor/diagnostics.ts'
import { nearby } from '../../author/editor/near.ts'
import { Pages } from '../../author/editor/pages.ts'
import { builtIn } from '../../engine/index.ts'

/** A change of a sound standard, and what is said of it where. */
export interface Mistake {
  readonly note: string
  readonly change: readonly [from: string, to: string]
  readonly at: string
  readonly says: string
  readonly ours?: { readonly at?: string; readonly says: string }
  /** What a quick fix puts there. */
  readonly word?: string
}

interface Table {
  readonly sound: string
  readonly examples: string
  readonly mistakes: readonly Mistake[]
  readonly beyond: readonly Mistake[]
}

export const { sound, examples, mistakes, beyond }: Table = parse(
  readFileSync('test/editor/mistakes.yaml', 'utf8'),
)

/** A standard that is nowhere but in the editor, among those that are shipped. */
export const folder = resolve('standards/youth-model-unit/industries/library')

/** The sound standard with one change; fails where there is nothing to change. */
export function changed(from: string, to: string, text: string = sound): string {
  if (!text.includes(from)) throw new Error(`nothing to change: ${from}`)
  return text.replace(from, () => to)
}

/** The text without its cursor `§`, and where that stood. */
export function cursorIn(marked: string) {
  const at = marked.indexOf('§')
  const before = marked.slice(0, at).split('\n')
  return {
    text: marked.replace('§', ''),
    position: { line: before.length - 1, character: before.at(-1)!.length },
  }
}

/** Where a diagnostic stands, as authors count: from one. */
export const startOf = ({ range: { start } }: Diagnostic): string =>
  `${start.line + 1}:${start.character + 1}`

export const spanOf = (one: Diagnostic): string =>
  `${startOf(one)}-${one.range.end.line + 1}:${one.range.end.character + 1}`

const pages = new Pages(builtIn)

/** The files of the standard as they stand in an editor: nothing of them is on the disk. */
export function pagesWith(texts: Readonly<Record<string, string>> = {}): Pages {
  const all = { 'standard.yaml': sound, 'examples.yaml': examples, ...texts }
  for (const [name, text] of Object.entries(all)) pages.put(`${folder}/${name}`, text)
  return pages
}

/** What is said against the standard. */
export function saidOf(texts: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const page = pagesWith(texts).page(`${folder}/standard.yaml`)!
  const { problems } = checked(nearby(page, pages), builtIn)
  return problems.get(page.file)!.map((one) => diagnosticOf(one, page, page.file, 'zh', true))
}
