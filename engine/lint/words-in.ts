import type { StandardFile } from '../shapes.ts'

/** What names things and says why, and is no rule. */
const labels = ['id', 'name', 'source', 'why', 'basis', 'sources', 'display', 'facts', 'assessment']

/** The words of all that a standard's rules say, its facts left out: ids of facts are among them. */
export const wordsIn = (standard: StandardFile): ReadonlySet<string> =>
  new Set(wordsBelow(standard))

function wordsBelow(node: unknown): readonly string[] {
  if (typeof node === 'string') return node.match(/[a-z][a-z0-9_]*/g) ?? []
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) =>
    labels.includes(key) ? [] : [key, ...wordsBelow(inner)],
  )
}
