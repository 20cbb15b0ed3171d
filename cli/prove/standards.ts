import {
  type Authored,
  type Language,
  load,
  type Methods,
  problemText,
} from '../../engine/index.ts'
import { readFolder } from '../../server/index.ts'
import { say } from './words.ts'

/** What the commands that prove a standard are given. */
export interface Proving {
  readonly folder: string
  /** Which standards, by id; all where none is named. */
  readonly ids: readonly string[]
  readonly json: boolean
  readonly language: Language
  readonly methods: Methods
}

/**
 * The standards that are to be proved; null, and said, where the definitions have a problem that is none of their
 * examples', or there is no standard of an id.
 */
export function standardsIn(
  { folder, ids, language, methods }: Proving,
  print: (line: string) => void,
): readonly Authored[] | null {
  const { authored, problems } = load(readFolder(folder), methods)
  const others = problems.filter(({ code }) => code !== 'example-fails')
  if (others.length > 0) {
    print(say(language, 'checkFirst', others.length))
    for (const problem of others) print(problemText(problem, language))
    return null
  }
  const known = authored.map(({ value }) => value.id)
  const missing = ids.find((id) => !known.includes(id))
  if (missing !== undefined) {
    print(say(language, 'unknown', missing, known.join(language === 'zh' ? '、' : ', ')))
    return null
  }
  return ids.length === 0 ? authored : authored.filter(({ value }) => ids.includes(value.id))
}

export const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`
