import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Language, Methods } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { mend } from '../check/fix.ts'
import { newStandard, type Wanted } from '../new/standard.ts'
import { say } from '../words.ts'

export interface NewOptions {
  readonly folder: string
  readonly language: Language
  readonly methods: Methods
}

/** Writes a new standard, with what a standard that extends another needs beside it; 1 where it says why not. */
export function newStandardIn(
  wanted: Wanted,
  { folder, language, methods }: NewOptions,
  print: (line: string) => void,
): number {
  const made = newStandard(readFolder(folder), wanted, methods)
  if ('zh' in made) {
    print(made[language])
    return 1
  }
  for (const [file, text] of made) {
    write(join(folder, file), text)
    print(say(language, 'written', join(folder, file)))
  }
  for (const file of mend(folder, methods)) print(say(language, 'written', file))
  print(say(language, 'newNext', folder))
  return 0
}

/** Never over a file that is there. */
function write(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: path }, cause)
  }
}
