import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import {
  type Change,
  type Flaw,
  type Patched,
  type Taken,
  takeWorkbook,
} from '../../author/index.ts'
import type { Language, Methods } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { say } from './words.ts'

export interface InOptions {
  readonly folder: string
  readonly apply: boolean
  readonly json: boolean
  readonly language: Language
  readonly methods: Methods
}

/** Tells what a workbook would change, and changes it when told to; 1 where anything is refused. */
export async function workbookIn(
  file: string,
  { folder, apply, json, language, methods }: InOptions,
  print: (line: string) => void,
): Promise<number> {
  const bytes = bytesOf(file)
  const files = readFolder(folder)
  const taken = await takeWorkbook(bytes, files, methods)
  if (json) print(JSON.stringify(asJson(taken, apply), null, 2))
  else tell(taken, file, apply, language, print)
  if (taken.flaws.length > 0) return 1
  if (!apply) return 0
  const moved = taken.patched.find(
    ({ file: part }) => readText(join(folder, part)) !== files.get(part),
  )
  if (moved) {
    print(say(language, 'moved', moved.file))
    return 1
  }
  const kept = write(folder, taken.patched, files)
  if (!json)
    for (const [path, old] of kept) {
      print(say(language, 'written', path))
      print(say(language, 'undo', old, path))
    }
  return 0
}

function tell(
  { changes, patched, flaws, unread, relock }: Taken,
  file: string,
  apply: boolean,
  language: Language,
  print: (line: string) => void,
): void {
  if (unread.length > 0) print(say(language, 'unread', unread.join('、')))
  if (flaws.length > 0) {
    for (const flaw of flaws) print(flawText(flaw, language))
    print(say(language, 'refused', flaws.length))
    return
  }
  if (changes.length === 0) {
    print(say(language, 'unchanged'))
    return
  }
  print(say(language, 'changes', changes.length))
  for (const change of changes) print(`  ${changeText(change, patched, language)}`)
  for (const one of patched) print(diffOf(one))
  if (relock) print(say(language, 'relock'))
  if (!apply) print(say(language, 'review', file))
}

/** Where in the workbook, and what; a cell as `表!C7`. */
export function flawText({ sheet, row, column, code, said }: Flaw, language: Language): string {
  const cell = `${column ?? ''}${row ?? ''}`
  const place = sheet === null ? '' : `${sheet}${cell === '' ? '' : `!${cell}`} `
  return `${place}${code}: ${said[language]}`
}

function changeText(change: Change, patched: readonly Patched[], language: Language): string {
  const { sheet, row, column, id, title } = change
  const cell = row === null ? sheet : `${sheet}!${column ?? 'A'}${row}`
  return `${placeOf(change, patched)} ${cell} ${id} ${whatOf(change, title, language)}`
}

function whatOf(change: Change, title: string, language: Language): string {
  if (change.does === 'add') return say(language, 'added', change.after)
  if (change.does === 'remove') return say(language, 'removed', change.before)
  const { before, after } = change
  if (after === '') return say(language, 'cleared', title, before)
  return before === ''
    ? say(language, 'filled', title, after)
    : say(language, 'set', title, before, after)
}

function placeOf(change: Change, patched: readonly Patched[]): string {
  const of = patched.find(({ lines }) => lines.has(change))
  return of ? `${of.file}:${of.lines.get(change)}` : ''
}

const diffOf = ({ file, before, after }: Patched): string =>
  createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 2 })

const asJson = ({ standard, changes, patched, flaws, unread, relock }: Taken, apply: boolean) => ({
  ...{ standard, applied: apply && flaws.length === 0, flaws, unread, relock },
  changes: changes.map((change) => {
    const { does, sheet, row, column, id, title, after } = { after: '', ...change }
    const before = 'before' in change ? change.before : ''
    return { does, at: placeOf(change, patched), sheet, row, column, id, title, before, after }
  }),
  patch: patched.map(diffOf).join('\n'),
})

/** Every text is written beside its file first, then all take their places; what was there stays as `.bak`. */
function write(
  folder: string,
  patched: readonly Patched[],
  files: ReadonlyMap<string, string>,
): readonly (readonly [path: string, kept: string])[] {
  const all = patched.map(({ file, after }) => {
    const mark = files.get(file)!.startsWith('\uFEFF') ? '\uFEFF' : ''
    return { path: join(folder, file), text: `${mark}${after}`, before: files.get(file)! }
  })
  try {
    for (const { path, text, before } of all) {
      writeFileSync(`${path}.new`, text)
      writeFileSync(`${path}.bak`, before)
    }
    for (const { path } of all) renameSync(`${path}.new`, path)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: folder }, cause)
  }
  return all.map(({ path }) => [path, `${path}.bak`])
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new Trouble('file-unreadable', { file }, cause)
  }
}

const readText = (path: string): string => new TextDecoder().decode(bytesOf(path))
