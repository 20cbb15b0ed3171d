import { isScalar, isSeq, type Node } from 'yaml'
import { type Change, type Edit, isRemoval } from './change.ts'
import { insertedBy } from './insertions.ts'
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
  const sets = new Map(
    changes.flatMap((change) =>
      change.does === 'set' && change.before !== '' && change.after !== ''
        ? [[keyOf(change.at.path), madeValue(newFor(change, nodeAt(of, change.at.path)))] as const]
        : [],
    ),
  )
  const inserted = insertedBy(of, changes)
  const rebuilt = (here: unknown, path: Path): unknown => {
    if (removed.has(keyOf(path))) return gone
    if (sets.has(keyOf(path))) return sets.get(keyOf(path))
    if (typeof here !== 'object' || here === null) return here
    const isList = Array.isArray(here)
    const members = Object.entries(here).map(
      ([key, inner]) => [key, rebuilt(inner, [...path, isList ? Number(key) : key])] as const,
    )
    const kept = members.filter(([, inner]) => inner !== gone)
    const added = inserted.filter(({ into }) => keyOf(into) === keyOf(path))
    if (kept.length === 0 && added.length === 0 && members.length > 0) return gone
    if (!isList)
      return Object.fromEntries([
        ...kept,
        ...added.map(({ key, value: made }) => [key!, madeValue(made)] as const),
      ])
    const last = members.length - 1
    return [...members, ...(members.length === 0 ? [['', gone] as const] : [])].flatMap(
      ([, inner], at) => [
        ...(inner === gone ? [] : [inner]),
        ...added
          .filter(({ after }) => (after < 0 ? Math.max(last, 0) : after) === at)
          .map(({ value: made }) => madeValue(made)),
      ],
    )
  }
  return rebuilt(of.value, [])
}

const keyOf = (path: Path): string => path.join('\0')
