import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtIn, exactText, type Rational, rational } from '../../engine/index.ts'
import { compare } from '../../engine/rational.ts'

interface Row {
  readonly note: string
  readonly rule: { readonly kind: string }
  readonly points: number
  readonly want: { readonly [fact: string]: readonly string[] }
}
const rows: readonly Row[] = parse(readFileSync('test/prove/turns.yaml', 'utf8'))

/** Each number once, the least first. */
const told = (turns: readonly Rational[]): readonly string[] => [
  ...new Set(turns.toSorted(compare).map(exactText)),
]

test.each(rows)('$note', ({ rule, points, want }) => {
  const turns = builtIn.get(rule.kind)!.turns!(rule as never, rational(points))
  expect(Object.fromEntries(Object.entries(turns).map(([id, all]) => [id, told(all)]))).toEqual(
    want,
  )
})

test('every method that has turns has a row for them', () => {
  const turning = [...builtIn.values()].filter(({ turns }) => turns).map(({ kind }) => kind)
  expect([...new Set(rows.map(({ rule }) => rule.kind))].sort()).toEqual(turning.sort())
})
