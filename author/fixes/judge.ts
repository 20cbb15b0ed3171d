import type { Definition, Problem } from '../../engine/index.ts'
import type { Candidate } from './candidates.ts'

/** What a folder comes to. */
export interface Found {
  readonly problems: readonly Problem[]
  readonly definitions: readonly Definition[]
}

/** By what it is about: its place moves when something before it is mended. */
const nameOf = ({ file, code, zh }: Problem): string => `${file} ${code} ${zh}`

/** The problems of the second list that are not in the first. */
export function added(before: readonly Problem[], after: readonly Problem[]): readonly Problem[] {
  const left = new Map<string, number>()
  for (const one of before) left.set(nameOf(one), (left.get(nameOf(one)) ?? 0) + 1)
  return after.filter((one) => {
    const count = left.get(nameOf(one)) ?? 0
    left.set(nameOf(one), count - 1)
    return count <= 0
  })
}

const gone = (mended: readonly Candidate[], before: Found, after: Found): boolean =>
  added(after.problems, before.problems).length >= mended.length

/** All that was mended is gone, and nothing has come. */
export const mendedAlone = (mended: readonly Candidate[], before: Found, after: Found): boolean =>
  gone(mended, before, after) && added(before.problems, after.problems).length === 0

/** What keeps a file from being read at all. */
const unreadable = [
  ...[
    'encoding',
    'indent-tab',
    'indent-wide',
    'colon-wide',
    'syntax',
    'too-deep',
    'file-too-large',
  ],
]

/** All that was mended is gone; what has come was in the files, and could not be seen as long as they were not read. */
export const mendedAndSeen = (
  mended: readonly Candidate[],
  before: Found,
  after: Found,
): boolean => {
  const files = new Set(mended.map(({ problem }) => problem.file))
  const come = added(before.problems, after.problems)
  const read = (file: string): boolean =>
    !after.problems.some((one) => one.file === file && unreadable.includes(one.code))
  return (
    mended.every(({ notation }) => notation) &&
    gone(mended, before, after) &&
    come.every((one) => !files.has(one.file) || read(one.file))
  )
}

/** Nothing is told otherwise than before: neither a problem nor a definition. */
export function same(before: Found, after: Found): boolean {
  const digests = ({ definitions }: Found): string => definitions.map(({ digest }) => digest).join()
  return (
    added(before.problems, after.problems).length === 0 &&
    added(after.problems, before.problems).length === 0 &&
    digests(before) === digests(after)
  )
}
