import { relative } from 'node:path'
import {
  type Authored,
  type Language,
  lint,
  lintProgramme,
  lintRules,
  load,
  type Methods,
  nearest,
  type Problem,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { placeOf } from '../check/files.ts'
import { type FormatAsked, formatOf, printProblems } from '../check/output.ts'
import type { Told } from '../check/told.ts'
import { noTerminal, type Terminal } from '../terminal.ts'
import { programVersion } from '../version.ts'
import { say } from './words.ts'

export interface LintOptions extends FormatAsked {
  /** Only what this rule finds. */
  readonly rule?: string | undefined
  /** Which standards, by id, and nothing of their programme; all of it where none is named. */
  readonly ids?: readonly string[]
  readonly language: Language
  readonly methods: Methods
  readonly terminal?: Terminal
}

type Print = (line: string) => void

/**
 * Prints what had better be written otherwise in a folder of definitions; 0 where there is nothing, 1 otherwise, and 2
 * where a rule or a standard is asked for that there is not.
 */
export function lintFolder(folder: string, options: LintOptions, print: Print): number {
  const { rule, ids = [], language, methods } = options
  if (rule !== undefined && !isRule(rule)) {
    print(unknownRule(rule, language))
    return 2
  }
  const files = readFolder(folder)
  const { authored, programmes, problems } = load(files, methods)
  const known = authored.map(({ value }) => value.id)
  const missing = ids.find((id) => !known.includes(id))
  // One that has a problem is not among them, which is said of it below.
  if (missing !== undefined && problems.length === 0) {
    print(say(language, 'noStandard', missing, known.join(language === 'zh' ? '、' : ', ')))
    return 2
  }
  const chosen = authored.filter(({ value }) => ids.length === 0 || ids.includes(value.id))
  const found = [
    ...(ids.length === 0 ? programmes.flatMap(lintProgramme) : []),
    ...oneOfEach(chosen).flatMap((one) => lint(one, { all: authored, methods })),
  ].filter(({ code }) => rule === undefined || code === rule)
  tell({ folder, files, standards: chosen.map(nameOf), unsound: problems, found }, options, print)
  return found.length + problems.length === 0 ? 0 : 1
}

/** Of what an overlay makes one: all of it is said in one file. */
const oneOfEach = (all: readonly Authored[]): readonly Authored[] => [
  ...new Map(all.map((one) => [one.own.file, one])).values(),
]

const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`

interface Found {
  readonly folder: string
  readonly files: ReadonlyMap<string, string>
  readonly standards: readonly string[]
  readonly unsound: readonly Problem[]
  readonly found: readonly Problem[]
}

/** A text and the formats for platforms have what check finds first; in JSON it stands beside. */
function tell(
  { folder, files, standards, unsound, found }: Found,
  options: LintOptions,
  print: Print,
): void {
  const { language, terminal = noTerminal } = options
  const format = formatOf(options)
  const worth = found.map((one): Told => ({ ...one, severity: 'warning' }))
  printProblems(format === 'json' ? worth : [...unsound, ...worth], {
    ...{ format, language, print, terminal, version: programVersion() },
    pathOf: (file) => relative('', placeOf(folder, file)),
    textOf: (file) => files.get(file),
    helpOf: (code) => helpOf(code, language),
    beside: { standards, unsound },
  })
  if (format !== 'text') return
  if (unsound.length > 0) print(say(language, 'unsound', unsound.length))
  if (found.length > 0) print(say(language, 'found', found.length))
  if (found.length + unsound.length === 0) print(say(language, 'clean', standards.length))
}

/** Why the rule is there, and its page. */
function helpOf(code: string, language: Language): string | undefined {
  const rule = lintRules.find(({ id }) => id === code)
  return (
    rule && `${rule.title[language]}\n\n${rule.why[language]}\n\n${say(language, 'page', code)}`
  )
}

export const isRule = (id: string): boolean => lintRules.some((one) => one.id === id)

/** There is no such rule, and the one that was meant. */
export const unknownRule = (id: string, language: Language): string =>
  say(
    language,
    'noRule',
    id,
    nearest(
      id,
      lintRules.map((one) => one.id),
    ) ?? '',
  )
