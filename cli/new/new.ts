import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Language, load, type Methods, problemText } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { say } from '../words.ts'
import { newForm, type WantedForm } from './form.ts'
import { newProgramme, type WantedProgramme } from './programme.ts'
import { newStandard, type Unfit, type Wanted } from './standard.ts'
import { sayNew } from './words.ts'

export interface NewOptions {
  readonly folder: string
  readonly language: Language
  readonly methods: Methods
}

type Files = ReadonlyMap<string, string>
type Print = (line: string) => void

/** Writes a new standard, with what a standard that extends another needs beside it; 1 where it says why not. */
export function newStandardIn(wanted: Wanted, options: NewOptions, print: Print): number {
  const made = newStandard(readFolder(options.folder), wanted, options.methods)
  const code = writeSound(made, options, print)
  if (code === 0) print(say(options.language, 'newNext', options.folder))
  return code
}

/** Writes a new programme, in a folder that may be empty or not there yet; 1 where it says why not. */
export function newProgrammeIn(wanted: WantedProgramme, options: NewOptions, print: Print): number {
  const { folder, language, methods } = options
  const files = existsSync(folder) ? readFolder(folder) : new Map<string, string>()
  const code = writeSound(newProgramme(files, wanted, methods), options, print)
  if (code === 0) print(sayNew(language, 'programmeNext', folder, wanted.id))
  return code
}

/** Adds a form to a programme's fields; 1 where it says why not. */
export function newFormIn(wanted: WantedForm, options: NewOptions, print: Print): number {
  const { folder, language, methods } = options
  const code = writeSound(newForm(readFolder(folder), wanted, methods), options, print, true)
  if (code === 0) print(sayNew(language, 'formNext', folder, wanted.id))
  return code
}

/**
 * Writes what was made, and the locks that follow from it, where the folder has no problem more than before; nothing
 * otherwise. A file that is there already is written over only where it was read to be changed.
 */
function writeSound(
  made: Files | Unfit,
  { folder, language, methods }: NewOptions,
  print: Print,
  replaces = false,
): number {
  if ('zh' in made) {
    print(made[language])
    return 1
  }
  const before = existsSync(folder) ? readFolder(folder) : new Map<string, string>()
  const after = new Map([...before, ...made])
  for (const [file, text] of load(after, methods).locks) after.set(file, text)
  const known = new Set(load(before, methods).problems.map((one) => problemText(one)))
  const come = load(after, methods).problems.filter((one) => !known.has(problemText(one)))
  for (const one of come) print(problemText(one, language))
  if (come.length > 0) {
    print(sayNew(language, 'nothingWritten'))
    return 1
  }
  const changed = [...after].filter(([file, text]) => before.get(file) !== text)
  writeAll(
    changed.map(([file, text]) => [
      join(folder, file),
      text,
      before.has(file) && (replaces || !made.has(file)),
    ]),
  )
  for (const [file] of changed) print(say(language, 'written', join(folder, file)))
  return 0
}

/** All of them, or none: a file that nobody has read is never written over. */
export function writeAll(
  files: readonly (readonly [path: string, text: string, known: boolean])[],
): void {
  const written: string[] = []
  for (const [path, text, known] of files)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text, { flag: known ? 'w' : 'wx' })
      if (!known) written.push(path)
    } catch (cause) {
      for (const one of written) rmSync(one)
      throw new Trouble('file-unwritable', { file: path }, cause)
    }
}
