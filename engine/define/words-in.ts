import { once } from '../once.ts'
import type { StandardFile } from '../shapes.ts'

/** What names things and says why, and is no rule; what operations wrote stands in its place already. */
const labels = [
  ...['id', 'name', 'source', 'why', 'basis', 'sources', 'display', 'facts'],
  ...['tailor', 'assessment'],
]

/** The words of all that a standard's rules say, its facts left out: ids of facts are among them. */
export const wordsIn = (standard: StandardFile): ReadonlySet<string> =>
  new Set(wordsBelow(standard))

function wordsBelow(node: unknown): Iterable<string> {
  if (typeof node === 'string') return node.match(/[a-z][a-z0-9_]*/g) ?? []
  return typeof node === 'object' && node !== null ? wordsInside(node) : []
}

/** Each once, of every part once: what a standard inherits is the very part of the one that it extends. */
const wordsInside = once((node: object): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const [key, inner] of Object.entries(node)) {
    // A number under such a word is the price of a fact that is called so.
    if (labels.includes(key) && typeof inner !== 'number') continue
    words.add(key)
    for (const word of wordsBelow(inner)) words.add(word)
  }
  return words
})

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
