import {
  type Authored,
  type Language,
  load,
  type Methods,
  nearest,
  type Problem,
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
  const known = authored.map(({ value }) => value.id)
  const missing = ids.filter((id) => !known.includes(id))
  const others = problems.filter(({ code }) => code !== 'example-fails')
  // A standard that is named and sound is proved, whatever its neighbours are like.
  if (
    others.length > 0 &&
    (ids.length === 0 || missing.length > 0 || spoilt(ids, authored, others))
  ) {
    print(say(language, 'checkFirst', others.length))
    for (const problem of others) print(problemText(problem, language))
    return null
  }
  for (const id of missing) {
    const near = nearest(id, known)
    print(
      near
        ? say(language, 'meant', id, near)
        : say(language, 'unknown', id, known.join(language === 'zh' ? '、' : ', ')),
    )
  }
  if (missing.length > 0) return null
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
    /(^|\/)(standard|examples)\.yaml$/.test(file) &&
    !own.some(({ examples, source }) => [examples.file, source.file].includes(file))
  return problems.some(({ file }) => !theirs(file))
}

export const nameOf = ({ value }: Authored): string => `${value.id}@${value.version}`
