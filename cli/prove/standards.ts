import { relative } from 'node:path'
import {
  type Authored,
  type Language,
  load,
  type Methods,
  nearest,
  type Problem,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { placeOf } from '../check/files.ts'
import { type Format, printProblems } from '../check/output.ts'
import type { Told } from '../check/told.ts'
import { noTerminal } from '../terminal.ts'
import { programVersion } from '../version.ts'
import { say } from './words.ts'

/** What the commands that prove a standard are given. */
export interface Proving {
  readonly folder: string
  /** Which standards, by id; all where none is named. */
  readonly ids: readonly string[]
  readonly format: Format
  readonly language: Language
  readonly methods: Methods
}

/** The standards that are to be proved, or with what the command ends because it cannot: */
export type Proved = readonly Authored[] | 1 | 2

/**
 * The standards that are to be proved. It is said and told by 1 where the definitions have a problem that is none of
 * their examples', and by 2 where there is no standard of an id.
 */
export function standardsIn(given: Proving, print: (line: string) => void): Proved {
  const { folder, ids, format, language, methods } = given
  const { authored, problems } = load(readFolder(folder), methods)
  const known = authored.map(({ value }) => value.id)
  const missing = ids.filter((id) => !known.includes(id))
  const others = problems.filter(({ code }) => code !== 'example-fails')
  // A standard that is named and sound is proved, whatever its neighbours are like.
  if (
    others.length > 0 &&
    (ids.length === 0 || missing.length > 0 || spoilt(ids, authored, others))
  ) {
    if (format === 'text') print(say(language, 'checkFirst', others.length))
    printTold(others, given, print)
    return 1
  }
  for (const id of missing) {
    const near = nearest(id, known)
    print(
      near
        ? say(language, 'meant', id, near)
        : say(language, 'unknown', id, known.join(language === 'zh' ? '、' : ', ')),
    )
  }
  if (missing.length > 0) return 2
  return ids.length === 0 ? authored : authored.filter(({ value }) => ids.includes(value.id))
}

/** Is there a problem in what a named standard rests on: its examples, or what all have in common? */
function spoilt(
  ids: readonly string[],
  authored: readonly Authored[],
  problems: readonly Problem[],
): boolean {
  const own = authored.filter(({ value }) => ids.includes(value.id))
  const theirs = (file: string) =>
    /(^|\/)(standard|examples|overlays\/[^/]+)\.yaml$/.test(file) &&
    !own.some(({ examples, source }) => [examples.file, source.file].includes(file))
  return problems.some(({ file }) => !theirs(file))
}

/** Is this a format of problems alone: what is said of a standard as a whole is not in it. */
export const forPlatforms = ({ format }: Proving): boolean =>
  format === 'sarif' || format === 'github'

/** Problems in the format that was asked for. */
export function printTold(
  problems: readonly (Problem | Told)[],
  { folder, format, language }: Proving,
  print: (line: string) => void,
): void {
  printProblems(problems, {
    ...{ format, language, print, terminal: noTerminal, version: programVersion() },
    pathOf: (file) => relative('', placeOf(folder, file)),
  })
}

export const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`
