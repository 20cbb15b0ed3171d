import { relative } from 'node:path'
import { provenEdits } from '../../author/index.ts'
import {
  builtIn,
  type Language,
  load,
  type Methods,
  type Place,
  type Problem,
  problemText,
  type Traced,
} from '../../engine/index.ts'
import { noTerminal, type Terminal } from '../terminal.ts'
import { programVersion } from '../version.ts'
import { say } from '../words.ts'
import { filesOf, placeOf } from './files.ts'
import { fix } from './fix.ts'
import { type FormatAsked, formatOf, printProblems } from './output.ts'
import type { Told } from './told.ts'

export interface CheckOptions extends FormatAsked {
  /** Mend what can be mended safely, and the lock of standards that extend others. */
  readonly fix?: boolean
  /** With `fix`: say what would be mended, and write nothing. */
  readonly dryRun?: boolean
  /** Print of every standard that extends another where each node comes from. */
  readonly origins?: boolean
  readonly language: Language
  /** The methods a standard may name, and what is wrong with the configuration that names them. */
  readonly plugins?: { readonly methods: Methods; readonly problems: readonly Problem[] }
  readonly terminal?: Terminal
  /** Told how many problems there are. */
  readonly count?: ((problems: number) => void) | undefined
}

const noPlugins = { methods: builtIn, problems: [] }

/** Prints every problem of a folder of definitions; 0 when there is none, 1 otherwise. */
export function check(
  folder: string,
  options: CheckOptions,
  print: (line: string) => void,
): number {
  const { language, origins = false, plugins = noPlugins, terminal = noTerminal } = options
  const format = formatOf(options)
  const text = format === 'text'
  // What methods there are is not known: nothing that was tried would be proven.
  const mends = options.fix && plugins.problems.length === 0
  const files = mends ? fix(folder, options, text ? print : () => {}) : filesOf(folder)
  const found = load(files, plugins.methods)
  // Without its methods a standard is wrong wherever it uses them: the configuration is mended first.
  const { definitions, problems } =
    plugins.problems.length > 0 ? { definitions: [], problems: plugins.problems } : found
  if (text && origins)
    for (const [name, parts] of found.traces) tellOrigins(name, parts, language, print)
  printProblems(format === 'sarif' ? withEdits(problems, files, plugins.methods) : problems, {
    ...{ format, language, print, terminal, version: programVersion() },
    pathOf: (file) => relative('', files.has(file) ? placeOf(folder, file) : file),
    textOf: (file) => files.get(file),
    beside: {
      definitions: definitions.map(({ value: _, ...one }) => one),
      ...(origins ? { origins: Object.fromEntries(found.traces) } : {}),
    },
  })
  options.count?.(problems.length)
  if (text) print(summary(definitions.length, problems.length, language))
  return problems.length === 0 ? 0 : 1
}

/** Each problem with the change that mends it, where one does. */
function withEdits(
  problems: readonly Problem[],
  files: ReadonlyMap<string, string>,
  methods: Methods,
): readonly Told[] {
  if (problems.length === 0) return problems
  const proven = new Map(
    [...provenEdits(files, methods)].map(([problem, edits]) => [problemText(problem), edits]),
  )
  return problems.map((one) => ({ ...one, edits: proven.get(problemText(one)) ?? [] }))
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
