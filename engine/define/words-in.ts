import type { StandardFile } from '../shapes.ts'

/** What names things and says why, and is no rule; what operations wrote stands in its place already. */
const labels: readonly string[] = [
  ...[
    'id',
    'name',
    'source',
    'why',
    'basis',
    'sources',
    'display',
    'facts',
    'tailor',
    'assessment',
  ],
]

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

/** The facts that a standard's rules read, with those that they are worked out from; ids alone, in no order. */
export function factsRead(standard: StandardFile): ReadonlySet<string> {
  const met = new Set<string>()
  const meet = (word: string): void => {
    if (met.has(word) || !Object.hasOwn(standard.facts, word)) return
    met.add(word)
    for (const part of wordsBelow(standard.facts[word])) meet(part)
  }
  for (const word of wordsBelow(standard)) meet(word)
  return met
}
