import { isPair } from 'yaml'
import {
  type Collection,
  endOf,
  inFlow,
  type Member,
  membersOf,
  nodeAt,
  type Path,
  startOf,
  type Written,
} from './document.ts'
import type { Splice } from './splice.ts'

/** Why a part cannot be taken out by its letters: a comment among brackets may be its neighbour's. */
export type Stuck = 'comment-between' | 'first-in-item' | 'nothing-left'

/**
 * Takes the parts at some paths out, each with the comments that stand right above it. Where nothing is left of a
 * map or list, that goes as well.
 */
export function removals(of: Written, paths: readonly Path[]): readonly (Splice | Stuck)[] {
  const all = widened(of, paths)
  const above = new Map<string, Path>(all.map((path) => [JSON.stringify(path.slice(0, -1)), path]))
  return [...above.values()].flatMap((one) => {
    const parent = one.slice(0, -1)
    const collection = nodeAt(of, parent) as Collection
    const gone = membersOf(collection).map((member, at) =>
      all.some((path) => same(path, [...parent, stepOf(member, at)])),
    )
    return inFlow(of, parent) ? fromBrackets(of, collection, gone) : fromLines(of, collection, gone)
  })
}

/** Each once; a map or list that loses all its members is lost whole, and what is in a lost part needs no word. */
function widened(of: Written, paths: readonly Path[]): readonly Path[] {
  const distinct = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()]
  const outer = distinct.filter(
    (path) => !distinct.some((other) => other.length < path.length && begins(path, other)),
  )
  const emptied = outer.find((path) => {
    const parent = path.slice(0, -1)
    const members = membersOf(nodeAt(of, parent) as Collection)
    return members.every((member, at) =>
      outer.some((other) => same(other, [...parent, stepOf(member, at)])),
    )
  })
  if (!emptied || emptied.length === 1) return outer
  return widened(of, [...outer, emptied.slice(0, -1)])
}

const begins = (path: Path, with_: Path): boolean =>
  with_.every((step, at) => String(step) === String(path[at]))
const same = (a: Path, b: Path): boolean => a.length === b.length && begins(a, b)
const stepOf = (member: Member, at: number): string | number =>
  isPair(member) ? String((member.key as unknown as { value: unknown }).value) : at

function fromBrackets(
  { text }: Written,
  collection: Collection,
  gone: readonly boolean[],
): readonly (Splice | Stuck)[] {
  const members = membersOf(collection)
  const kept = gone.indexOf(false)
  if (kept < 0) return ['nothing-left']
  return members.flatMap((member, at) => {
    if (!gone[at] || (at > 0 && at < kept)) return []
    const [start, end] =
      at < kept
        ? [startOf(member), startOf(members[kept]!)]
        : [endOf(members[at - 1]!, text), endOf(member, text)]
    const clean = !text.slice(start, end).includes('#')
    return [clean ? { start, end, text: '' } : ('comment-between' as const)]
  })
}

function fromLines(
  { text }: Written,
  collection: Collection,
  gone: readonly boolean[],
): readonly (Splice | Stuck)[] {
  return membersOf(collection).flatMap((member, at): readonly (Splice | Stuck)[] => {
    if (!gone[at]) return []
    const line = text.lastIndexOf('\n', startOf(member) - 1) + 1
    const before = text.slice(line, startOf(member))
    if (!(isPair(member) ? /^ *$/ : /^ *- *$/).test(before)) return ['first-in-item']
    const next = text.indexOf('\n', endOf(member, text))
    const end = next < 0 ? text.length : next + 1
    return [{ start: withComments(text, line, before.search(/[^ ]|$/)), end, text: '' }]
  })
}

/** Comments of the same column, with no line between. */
function withComments(text: string, line: number, column: number): number {
  if (line === 0) return 0
  const above = text.lastIndexOf('\n', line - 2) + 1
  const comment = new RegExp(`^ {${column}}#`).test(text.slice(above, line))
  return comment ? withComments(text, above, column) : line
}
