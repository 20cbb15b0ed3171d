import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { type Change, isRemoval } from './change.ts'
import { expected, newFor } from './expected.ts'
import type { FlawCode } from './flaw.ts'
import { insertionsOf } from './insertions.ts'
import { lineOf, nodeAt, type Written, written } from './yaml/document.ts'
import { removals } from './yaml/remove.ts'
import { replacement } from './yaml/replace.ts'
import { type Splice, spliced } from './yaml/splice.ts'

/** A file with its changes made, and the line of the text before at which each was made. */
export interface Patched {
  readonly file: string
  readonly before: string
  readonly after: string
  readonly lines: ReadonlyMap<Change, number>
  readonly made: readonly { readonly change: Change; readonly splice: Splice }[]
}

/** Why a change cannot be made by its letters. */
export interface Unmade {
  readonly change: Change
  readonly code: FlawCode
}

/** Makes the changes of a file in its text, by ranges of letters: every other letter stays. */
export function patch(
  file: string,
  text: string,
  changes: readonly Change[],
): Patched | readonly Unmade[] {
  const of = written(file, text)
  const made = changesIn(of, changes)
  const unmade = made.flatMap(({ change, splices }) =>
    typeof splices === 'string' ? [{ change, code: splices }] : [],
  )
  if (unmade.length > 0) return unmade
  const splices = made.flatMap(({ splices: own }) => (typeof own === 'string' ? [] : own))
  const after = spliced(text, splices)
  // Whatever the letters have become, the value must be what was asked for; if not, nothing is written.
  const right = after !== null && isDeepStrictEqual(valueIn(after), expected(of, changes))
  if (!right) return changes.map((change) => ({ change, code: 'layout' as const }))
  const lines = made.map(({ change, at }) => [change, lineOf(text, at)] as const)
  const all = made.flatMap(({ change, splices: own }) =>
    typeof own === 'string' ? [] : own.map((splice) => ({ change, splice })),
  )
  return { file, before: text, after, lines: new Map(lines), made: all }
}

/** What a letter of the new text comes of: a change, or a letter of the text before. */
export function whence({ made }: Patched, offset: number): Change | number {
  let moved = 0
  for (const { change, splice } of made.toSorted((a, b) => a.splice.start - b.splice.start)) {
    const start = splice.start + moved
    if (offset < start) break
    if (offset < start + splice.text.length) return change
    moved += splice.text.length - (splice.end - splice.start)
  }
  return offset - moved
}

function valueIn(text: string): unknown {
  try {
    return parse(text, { version: '1.2' })
  } catch {
    return undefined
  }
}

interface Made {
  readonly change: Change
  readonly splices: readonly Splice[] | FlawCode
  /** The letter by which its line is told. */
  readonly at: number
}

/** What each change does to the letters. What is done for several at once is told by the first of them. */
function changesIn(of: Written, changes: readonly Change[]): readonly Made[] {
  const gone = changes.filter(isRemoval)
  const taken = removals(
    of,
    gone.map(({ at }) => at.path),
  )
  const stuck = taken.find((one) => typeof one === 'string')
  const removed = gone.map((change, index): Made => {
    const splices = stuck ?? (index === 0 ? (taken as readonly Splice[]) : [])
    return { change, splices, at: nodeAt(of, change.at.path)?.range?.[0] ?? 0 }
  })
  const sets = changes.flatMap((change): Made[] => {
    if (change.does !== 'set' || change.after === '' || change.before === '') return []
    const node = nodeAt(of, change.at.path)
    const splices = replacement(of, change.at.path, newFor(change, node))
    return [{ change, splices: splices ?? 'layout', at: node?.range?.[0] ?? 0 }]
  })
  return [...removed, ...sets, ...insertionsOf(of, changes)]
}
