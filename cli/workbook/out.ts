import { writeFileSync } from 'node:fs'
import { workbookOf } from '../../author/index.ts'
import { type Language, load, type Methods } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { say } from './words.ts'

export interface OutOptions {
  readonly folder: string
  readonly out: string
  readonly language: Language
  readonly methods: Methods
}

/** Writes a standard as a workbook; 2 where there is no sound standard of that id, or no file of its own. */
export async function workbookOut(
  name: string,
  { folder, out, language, methods }: OutOptions,
  print: (line: string) => void,
): Promise<number> {
  const { authored } = load(readFolder(folder), methods)
  const nameOf = ({ value: { id, version } }: (typeof authored)[number]) => `${id}@${version}`
  const one =
    authored.find((each) => nameOf(each) === name) ??
    authored.find(({ value }) => value.id === name)
  if (!one) {
    print(say(language, 'unknown', name, authored.map(nameOf).join('、')))
    return 2
  }
  // Its parts stand in the file of an overlay, of which each has many standards' in it.
  if (one.overlay) {
    print(say(language, 'laid', nameOf(one), one.overlay.file))
    return 2
  }
  const bytes = await workbookOf(one)
  try {
    writeFileSync(out, bytes)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: out }, cause)
  }
  print(say(language, 'written', out))
  return 0
}
