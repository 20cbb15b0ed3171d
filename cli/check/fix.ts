import { existsSync, realpathSync, writeFileSync } from 'node:fs'
import { sep } from 'node:path'
import { type Done, fixed } from '../../author/index.ts'
import { builtIn, type Language, load, type Methods } from '../../engine/index.ts'
import { Trouble } from '../../server/index.ts'
import { noTerminal, type Terminal } from '../terminal.ts'
import { filesOf, placeOf } from './files.ts'
import { sayCheck } from './words.ts'

export interface FixOptions {
  readonly language: Language
  readonly dryRun?: boolean
  readonly plugins?: { readonly methods: Methods }
  readonly terminal?: Terminal
}

/**
 * Mends what can be mended safely, the lock of what is extended last, and prints each change with what stood there.
 * Returns the texts as they are afterwards: a dry run
 * writes nothing.
 */
export function fix(
  folder: string,
  { language, dryRun = false, plugins, terminal = noTerminal }: FixOptions,
  print: (line: string) => void,
): ReadonlyMap<string, string> {
  const before = filesOf(folder)
  const methods = plugins?.methods ?? builtIn
  const { files, done } = fixed(before, methods)
  const after = new Map([...files, ...load(files, methods).locks])
  for (const one of done) for (const line of changeLines(one, terminal)) print(line)
  const changed = [...after].filter(([file, text]) => before.get(file) !== text)
  for (const [file, text] of changed) {
    const path = placeOf(folder, file)
    if (!dryRun) write(folder, path, text)
    print(sayCheck(language, dryRun ? 'wouldWrite' : 'written', path))
  }
  return dryRun ? before : after
}

/** Where it is, what stood there, and what stands there now. */
function changeLines(
  { file, line, code, before, after }: Done,
  { colours }: Terminal,
): readonly string[] {
  return [
    `${colours.bold(`${file}:${line}`)} ${code}`,
    colours.red(`  - ${before}`),
    colours.green(`  + ${after}`),
  ]
}

function write(folder: string, path: string, text: string): void {
  try {
    if (existsSync(path) && !isBelow(realpathSync(path), realpathSync(folder)))
      throw new Error('a link leads out of the folder')
    writeFileSync(path, text)
  } catch (cause) {
    throw new Trouble('file-unwritable', { file: path }, cause)
  }
}

const isBelow = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)

/** Writes every lock file that does not say what it should; returns their paths. */
export function mend(folder: string, methods: Methods): readonly string[] {
  const files = filesOf(folder)
  const stale = [...load(files, methods).locks].filter(([file, text]) => files.get(file) !== text)
  return stale.map(([file, text]) => {
    const path = placeOf(folder, file)
    write(folder, path, text)
    return path
  })
}
