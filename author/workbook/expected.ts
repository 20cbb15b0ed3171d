import { isScalar, isSeq, type Node } from 'yaml'
import { type Change, type Edit, isRemoval } from './change.ts'
import { type Inserted, insertedBy } from './insertions.ts'
import { asNew, madeValue } from './value.ts'
import { nodeAt, type Path, type Written } from './yaml/document.ts'
import type { New } from './yaml/insert.ts'

/** What a cell says, in the kind of the node that it changes: a list stays a list, a figure in quotes keeps them. */
export function newFor({ after, field }: Edit, node: Node | null): New {
  if (isSeq(node)) return asNew(after, { ...field, kind: 'list' })
  const quoted = field.kind === 'figure' && isScalar(node) && typeof node.value === 'string'
  return asNew(after, quoted ? { ...field, kind: 'text' } : field)
}

const gone = Symbol('gone')

/** The value that a text must come to when some changes are made in it, worked out without its letters. */
export function expected(of: Written, changes: readonly Change[]): unknown {
  const removed = new Set(changes.filter(isRemoval).map(({ at }) => keyOf(at.path)))
  const edited = new Map(
    changes.flatMap((change) =>
      change.does === 'set' && change.before !== '' && change.after !== ''
        ? [[keyOf(change.at.path), madeValue(newFor(change, nodeAt(of, change.at.path)))] as const]
        : [],
    ),
  )
  const inserted = insertedBy(of, changes)
  const rebuilt = (here: unknown, path: Path): unknown => {
    if (removed.has(keyOf(path))) return gone
    if (edited.has(keyOf(path))) return edited.get(keyOf(path))
    if (typeof here !== 'object' || here === null) return here
    const added = inserted.filter(({ into }) => keyOf(into) === keyOf(path))
    const step = (key: string) => (Array.isArray(here) ? Number(key) : key)
    const members = Object.entries(here).map(
      ([key, inner]): Member => [key, rebuilt(inner, [...path, step(key)])],
    )
    const emptied = members.length > 0 && members.every(([, inner]) => inner === gone)
    if (emptied && added.length === 0) return gone
    return Array.isArray(here) ? listOf(members, added) : mapOf(members, added)
  }
  return rebuilt(of.value, [])
}

type Member = readonly [key: string, value: unknown]

const mapOf = (members: readonly Member[], added: readonly Inserted[]): unknown =>
  Object.fromEntries([
    ...members.filter(([, inner]) => inner !== gone),
    ...added.map(({ key, value }) => [key!, madeValue(value)] as const),
  ])

function listOf(members: readonly Member[], added: readonly Inserted[]): unknown {
  const last = members.length - 1
  const behind = (place: number) =>
    added
      .filter(({ after }) => (after < 0 ? last : after) === place)
      .map(({ value }) => madeValue(value))
  return [
    ...(last < 0 ? behind(-1) : []),
    ...members.flatMap(([, inner], at) => [...(inner === gone ? [] : [inner]), ...behind(at)]),
  ]
}

const keyOf = (path: Path): string => path.join('\0')
