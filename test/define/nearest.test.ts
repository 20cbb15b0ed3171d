import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// What is meant by a mistyped word is no part of the door; it has a table of its own.
import { nearest } from '../../engine/define/problem.ts'

interface Row {
  readonly note: string
  readonly word: string
  readonly known: readonly string[]
  readonly near: string | null
}
const rows: readonly Row[] = parse(readFileSync('test/define/nearest.yaml', 'utf8'))

test.each(rows)('$note: $word of $known', ({ word, known, near }) => {
  expect(nearest(word, known)).toBe(near)
})

test('a known word is the nearest to itself, in whatever order words are known', () => {
  for (const { known } of rows)
    for (const word of known)
      for (const all of [known, known.toReversed()]) expect(nearest(word, all)).toBe(word)
})
