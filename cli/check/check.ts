import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import {
  builtIn,
  type Language,
  load,
  type Methods,
  type Place,
  type Problem,
  type Traced,
} from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { noTerminal, type Terminal } from '../terminal.ts'
import { programVersion } from '../version.ts'
import { say } from '../words.ts'
import { type Format, pathsFrom, printProblems } from './output.ts'

export interface CheckOptions {
  /** The short form of the format of that name. */
  readonly json?: boolean
  readonly format?: Format
  /** Write what can be written safely: the lock of standards that extend others. */
  readonly fix?: boolean
  /** Print of every standard that extends another where each node comes from. */
  readonly origins?: boolean
  readonly language: Language
  /** The methods a standard may name, and what is wrong with the configuration that names them. */
  readonly plugins?: { readonly methods: Methods; readonly problems: readonly Problem[] }
  readonly terminal?: Terminal
}

const noPlugins = { methods: builtIn, problems: [] }

/** Prints every problem of a folder of definitions; 0 when there is none, 1 otherwise. */
export function check(
  folder: string,
  options: CheckOptions,
  print: (line: string) => void,
): number {
  const { json, language, fix = false, origins = false, plugins = noPlugins } = options
  const { format = json ? 'json' : 'text', terminal = noTerminal } = options
  const text = format === 'text'
  if (fix)
    for (const file of mend(folder, plugins.methods))
      if (text) print(say(language, 'written', file))
  const files = filesOf(folder)
  const found = load(files, plugins.methods)
  // Without its methods a standard is wrong wherever it uses them: the configuration is mended first.
  const { definitions, problems } =
    plugins.problems.length > 0 ? { definitions: [], problems: plugins.problems } : found
  if (text && origins)
    for (const [name, parts] of found.traces) tellOrigins(name, parts, language, print)
  const pathOf = pathsFrom(folder, statSync(folder).isFile())
  printProblems(problems, {
    ...{ format, language, print, terminal, version: programVersion() },
    pathOf: (file) => (files.has(file) ? pathOf(file) : file),
    textOf: (file) => files.get(file),
    beside: {
      definitions: definitions.map(({ value: _, ...one }) => one),
      ...(origins ? { origins: Object.fromEntries(found.traces) } : {}),
    },
  })
  if (text) print(summary(definitions.length, problems.length, language))
  return problems.length === 0 ? 0 : 1
}

const summary = (definitions: number, problems: number, language: Language): string =>
  problems === 0 ? say(language, 'clean', definitions) : say(language, 'problems', problems)

/** One line a node: where it is written; below it one line for each thing that was done to it. */
function tellOrigins(
  name: string,
  parts: readonly Traced[],
  language: Language,
  print: (line: string) => void,
): void {
  const at = ({ file, line, column }: Place): string => `${file}:${line}:${column}`
  print(name)
  for (const { node, written, tailored, gone } of parts) {
    print(`  ${say(language, gone ? 'goneNode' : 'node', node, at(written))}`)
    for (const { do: does, part, why, source, at: place } of tailored)
      print(`    ${say(language, does, part, at(place), why, [source].flat().join(', '))}`)
  }
}

/** Writes every lock file that does not say what it should; returns their paths. */
export function mend(folder: string, methods: Methods): readonly string[] {
  const files = filesOf(folder)
  const stale = [...load(files, methods).locks].filter(([file, text]) => files.get(file) !== text)
  return stale.map(([file, text]) => {
    const path = join(folder, file)
    writeFileSync(path, text)
    return path
  })
}

function filesOf(path: string): ReadonlyMap<string, string> {
  try {
    if (statSync(path).isFile()) return new Map([[basename(path), readFileSync(path, 'utf8')]])
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: path }, cause)
  }
  return readFolder(path)
}
