import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type DocumentOptions, documentOf, madeHere } from '../../author/index.ts'
import {
  type Authored,
  type Language,
  load,
  type Methods,
  problemText,
} from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { say } from './words.ts'

export interface Wanted {
  readonly folder: string
  /** Id, or `id@version`; nothing for the only one there is. */
  readonly id: string | undefined
  readonly all: boolean
  /** A file, or a folder; the working folder where it is not said. */
  readonly out: string | undefined
  readonly force: boolean
  readonly examples: DocumentOptions['examples']
  readonly language: Language
  readonly methods: Methods
}

/** Writes standards as documents, and prints where; 1 where it says why it has not. */
export function writeDocuments(wanted: Wanted, print: (line: string) => void): number {
  const { folder, language, methods, examples } = wanted
  const { authored, problems, traces } = load(readFolder(folder), methods)
  const found = chosen(authored, wanted)
  if (typeof found === 'string') {
    for (const problem of problems) print(problemText(problem, language))
    print(problems.length > 0 ? say(language, 'problems', folder) : found)
    return problems.length > 0 ? 1 : 2
  }
  const places = found.map((one) => [one, placeOf(one, wanted)] as const)
  if (found.length > 1 && isFile(wanted.out)) {
    print(say(language, 'severalToOne', wanted.out!))
    return 1
  }
  const others = wanted.force ? [] : places.map(([, place]) => place).filter(isAnothers)
  for (const place of others) print(say(language, 'notOurs', place))
  if (others.length > 0) return 1
  for (const [one, place] of places) {
    const options = { language, methods, examples, traces: traces.get(nameOf(one)) ?? [] }
    write(place, documentOf(one, options))
    print(say(language, 'written', place))
  }
  return 0
}

const nameOf = ({ value: { id, version } }: Authored): string => `${id}@${version}`

/** The standards that are wanted, or why there are none. */
function chosen(
  authored: readonly Authored[],
  { id, all, folder, language }: Wanted,
): readonly Authored[] | string {
  const known = authored.map(nameOf).join('、')
  if (authored.length === 0) return say(language, 'none', folder)
  if (id === undefined)
    return all || authored.length === 1 ? authored : say(language, 'which', known)
  const found = authored.filter((one) => one.value.id === id || nameOf(one) === id)
  return found.length > 0 ? found : say(language, 'unknown', id, known)
}

const isFile = (out: string | undefined): boolean => out !== undefined && /\.html?$/i.test(out)

const placeOf = (one: Authored, { out = '.' }: Wanted): string =>
  isFile(out) ? out : join(out, `${nameOf(one)}.html`)

/** A file is there that was not made here. */
const isAnothers = (place: string): boolean => {
  if (!existsSync(place)) return false
  try {
    return !readFileSync(place, 'utf8').slice(0, 500).includes(madeHere)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: place }, cause)
  }
}

function write(place: string, text: string): void {
  try {
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: place }, cause)
  }
}
