import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { type Language, load, problemText } from '../../engine/index.ts'
import { readFolder, Trouble } from '../../server/index.ts'
import { say } from '../words.ts'

export interface CheckOptions {
  readonly json: boolean
  readonly language: Language
}

/** Prints every problem of a folder of definitions; 0 when there is none, 1 otherwise. */
export function check(
  folder: string,
  { json, language }: CheckOptions,
  print: (line: string) => void,
): number {
  const { definitions, problems } = load(filesOf(folder))
  if (json)
    print(
      JSON.stringify(
        { definitions: definitions.map(({ value: _, ...one }) => one), problems },
        null,
        2,
      ),
    )
  else {
    for (const problem of problems) print(problemText(problem, language))
    print(
      problems.length === 0
        ? say(language, 'clean', definitions.length)
        : say(language, 'problems', problems.length),
    )
  }
  return problems.length === 0 ? 0 : 1
}

function filesOf(path: string): ReadonlyMap<string, string> {
  try {
    if (statSync(path).isFile()) return new Map([[basename(path), readFileSync(path, 'utf8')]])
  } catch (cause) {
    throw new Trouble('file-unreadable', { file: path }, cause)
  }
  return readFolder(path)
}
