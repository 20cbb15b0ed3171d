import { isMap } from 'yaml'
import type { Add, Change, Edit } from './change.ts'
import type { FlawCode } from './flaw.ts'
import { asNew } from './value.ts'
import {
  type Collection,
  membersOf,
  nodeAt,
  type Path,
  startOf,
  type Written,
} from './yaml/document.ts'
import { insertion, type New } from './yaml/insert.ts'
import type { Splice } from './yaml/splice.ts'

/** Something new under one key, with every change that it comes of. */
export interface Inserted {
  readonly into: Path
  readonly key: string | null
  readonly value: New
  readonly after: number
  readonly changes: readonly [Add | Edit, ...(Add | Edit)[]]
}

/** What is new in a file. Cells below the same key that is not there yet make one map. */
export function insertedBy(
  root: Pick<Written, 'root'>,
  changes: readonly Change[],
): readonly Inserted[] {
  const whole = changes.flatMap((change): Inserted[] =>
    change.does === 'add'
      ? [
          {
            ...{ into: change.spot.at.path, key: change.spot.key, value: change.value },
            ...{
              after: placeIn(root, change.spot.at.path, change.spot.key, change.spot.at.order),
              changes: [change],
            },
          },
        ]
      : [],
  )
  const filled = changes.filter(
    (change): change is Edit =>
      change.does === 'set' && change.before === '' && change.after !== '',
  )
  const groups = grouped(filled, ({ at }) => JSON.stringify(headOf(root, at.path)))
  const cells = [...groups.values()].map((group): Inserted => {
    const [first] = group as readonly Edit[] as [Edit, ...Edit[]]
    const head = headOf(root, first.at.path)
    const into = head.slice(0, -1)
    const key = String(head.at(-1))
    const after = placeIn(root, into, key, first.at.order)
    const value = deep(group.map((set) => [set.at.path.slice(head.length), set] as const))
    return { into, key, value, after, changes: group as readonly Edit[] as [Edit, ...Edit[]] }
  })
  return [...whole, ...cells]
}

/** The way to the first key of a path that is not there. */
const headOf = (root: Pick<Written, 'root'>, path: Path): Path => {
  const depth = path.findIndex((_, at) => nodeAt(root, path.slice(0, at + 1)) === null)
  return path.slice(0, depth + 1)
}

function deep(all: readonly (readonly [rest: Path, set: Edit])[]): New {
  const [first] = all
  if (first && first[0].length === 0) return asNew(first[1].after, first[1].field)
  const byKey = grouped(all, ([rest]) => String(rest[0]))
  return {
    map: [...byKey].map(([key, inner]) => [
      key,
      deep(inner.map(([rest, set]) => [rest.slice(1), set] as const)),
    ]),
  }
}

function grouped<T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const keys = [...new Set(all.map(by))]
  return new Map(keys.map((key) => [key, all.filter((one) => by(one) === key)]))
}

/** Behind the last of the keys that are written before it; -1 behind the last of all. */
function placeIn(
  root: Pick<Written, 'root'>,
  path: Path,
  key: string | null,
  order: readonly string[] = [],
): number {
  const map = path.length === 0 ? root.root : nodeAt(root, path)
  const rank = order.indexOf(key ?? '')
  if (!isMap(map) || rank < 0) return -1
  const before = map.items.map((pair) =>
    order.indexOf(String((pair.key as { value?: unknown }).value)),
  )
  return before.findLastIndex((one) => one >= 0 && one < rank)
}

/** The letters of what is new. */
export const insertionsOf = (
  of: Written,
  changes: readonly Change[],
): readonly { change: Change; splices: readonly Splice[] | FlawCode; at: number }[] =>
  insertedBy(of, changes).flatMap(({ into, key, value, after, changes: [first, ...others] }) => {
    const splice = insertion(of, into, key, value, after)
    const members = membersOf((into.length === 0 ? of.root : nodeAt(of, into)) as Collection)
    const neighbour = members.at(after)
    const at = neighbour ? startOf(neighbour) : (splice?.start ?? 0)
    const splices = splice ? [splice] : ('layout' as const)
    return [
      { change: first, splices, at },
      ...others.map((change) => ({ change, splices: [] as readonly Splice[], at })),
    ]
  })
