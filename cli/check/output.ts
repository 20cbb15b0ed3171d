import { type Language, problemText } from '../../engine/index.ts'
import type { Terminal } from '../terminal.ts'
import { excerptOf } from './excerpt.ts'
import { githubLine } from './github.ts'
import { sarifOf } from './sarif.ts'
import { severityOf, type Told } from './told.ts'

export const formats = ['text', 'json', 'sarif', 'github'] as const
export type Format = (typeof formats)[number]

/** What a command that prints problems is asked: a format, or its short form. */
export interface FormatAsked {
  readonly format?: Format | undefined
  /** The short form of the format of that name. */
  readonly json?: boolean | undefined
}

export const formatOf = ({ format, json }: FormatAsked): Format =>
  format ?? (json ? 'json' : 'text')

/** How problems are printed. */
export interface How {
  readonly format: Format
  readonly language: Language
  readonly print: (line: string) => void
  /** The version of the tool, for formats that name it. */
  readonly version: string
  /** The path of a problem's file from the working folder. */
  readonly pathOf: (file: string) => string
  readonly terminal: Terminal
  /** The text of a problem's file, so that a terminal can show the line. */
  readonly textOf?: (file: string) => string | undefined
  /** What stands beside the problems in JSON. */
  readonly beside?: object
  /** What is to be said of a code, for formats that have rules. */
  readonly helpOf?: (code: string) => string | undefined
}

/** Prints problems in the format that was asked for; a text has one line for each, and the line of source on a terminal. */
export function printProblems(problems: readonly Told[], how: How): void {
  const { format, language, print } = how
  if (format === 'json') print(JSON.stringify({ ...how.beside, problems }, null, 2))
  else if (format === 'sarif') print(JSON.stringify(sarifOf(problems, how), null, 2))
  else if (format === 'github')
    for (const told of problems) print(githubLine(told, slashed(how.pathOf(told.file)), language))
  else for (const told of problems) for (const line of linesOf(told, how)) print(line)
}

const slashed = (path: string): string => path.replaceAll('\\', '/')

const paint = { error: 'red', warning: 'yellow', note: 'cyan' } as const

function linesOf(told: Told, { terminal, language, textOf }: How): readonly string[] {
  const { colours, excerpts, screen } = terminal
  const place = `${told.file}:${told.line}:${told.column}`
  const rest = problemText(told, language).slice(`${place} ${told.code}`.length)
  const shown = `${colours.bold(place)} ${colours[paint[severityOf(told)]](told.code)}${rest}`
  const text = excerpts ? textOf?.(told.file) : undefined
  return [shown, ...(text === undefined ? [] : excerptOf(text, told, colours, screen))]
}
