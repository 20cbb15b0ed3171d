import type { Path } from '../define/source.ts'
import type { Text } from '../terms.ts'
import type { Change, ChangeKind, Said } from './change.ts'
import type { Renamed } from './likeness.ts'
import { changeAt, type Part } from './members.ts'
import { about, inBoth, subjectOf } from './saying.ts'
import { placeOf, type Sides } from './sides.ts'
import { comingWords } from './words.ts'

/** Something that one version has alone. */
export interface Lone {
  readonly path: string
  readonly id: string
  readonly name: Text
  readonly node: unknown
  readonly at: Path
  /** What it says, as a sentence; null where its name says it all. */
  readonly says?: Said | null
}

/** Something that was added, or is gone. */
export function cameOrWent(
  sides: Sides,
  side: 'before' | 'after',
  kind: ChangeKind,
  { path, id, name, node, at, says = null }: Lone,
): Change {
  const place = placeOf(sides[side], at)
  const sentence = inBoth((language) => comingWords[side][language](says?.[language] ?? ''))
  return {
    ...{ kind, path, ...about(subjectOf(name, id), sentence) },
    before: side === 'before' ? node : null,
    after: side === 'after' ? node : null,
    at: { before: side === 'before' ? place : null, after: side === 'after' ? place : null },
    witness: null,
  }
}

/** One thing under another id: found by likeness, so that it says how alike the two are. */
export const renamedTo = (sides: Sides, part: Part, { from, to, alike }: Renamed): Change =>
  changeAt(
    sides,
    part,
    ['id'],
    inBoth((language) => comingWords.renamed[language](from, to, alike)),
    { before: from, after: to },
    { kind: 'editorial', witness: null },
  )

/** Do the things that both versions have stand in another order? */
export const reordered = (before: readonly string[], after: readonly string[]): boolean => {
  const [old, now] = [
    before.filter((id) => after.includes(id)),
    after.filter((id) => before.includes(id)),
  ]
  return old.some((id, at) => id !== now[at])
}
