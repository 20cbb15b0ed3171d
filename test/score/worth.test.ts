import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// What a missing fact is worth is held to its table and its laws here.
import { add, compare, exactText, subtract, zero } from '../../engine/rational.ts'
import { type Worth, worths } from '../../engine/score/worth.ts'
import {
  answersBy,
  endsOf,
  type Given,
  readingOf,
  type Scored,
  sheetOf,
  standardOf,
} from './sheet.ts'
import { made, partly, some } from './trees.ts'

interface Row {
  readonly note: string
  readonly standard: Scored
  readonly answers: { readonly [fact: string]: Given }
  readonly want: readonly string[]
}
const rows: readonly Row[] = parse(readFileSync('test/score/explained/worths.yaml', 'utf8')).cases

const worthsOf = (fragment: Scored, given: Readonly<Record<string, Given>>) => {
  const standard = standardOf(fragment)
  return worths(standard, standard.levels[0]!, answersBy('assessor', given), readingOf())
}
const said = ({ fact, points, vetoes, gates, mandatory }: Worth): string =>
  [
    `${fact} ${exactText(points)}`,
    ...vetoes.map((id) => `veto ${id}`),
    ...gates.map((id) => `gate ${id}`),
    ...mandatory.map((id) => `mandatory ${id}`),
  ].join(' ')

test.each(rows)('$note', ({ standard, answers, want }) => {
  expect(worthsOf(standard, answers).map(said)).toEqual(want)
})

const runs = { numRuns: 150 }

test('what the missing facts are worth covers the open width of the total', () => {
  fc.assert(
    fc.property(partly, ({ tree, keep }) => {
      const { fragment, given } = made(tree)
      const answers = some(given, keep)
      const { least, most } = sheetOf(standardOf(fragment), answers)
      const all = worthsOf(fragment, answers)
        .map(({ points }) => points)
        .reduce(add, zero)
      expect(compare(all, subtract(most, least))).toBeGreaterThanOrEqual(0)
    }),
    runs,
  )
})

test('no answer moves an end further than its fact is worth, so one that is worth nothing moves neither', () => {
  fc.assert(
    fc.property(partly, ({ tree, keep }) => {
      const { fragment, given } = made(tree)
      const answers = some(given, keep)
      const standard = standardOf(fragment)
      const now = sheetOf(standard, answers)
      for (const { fact, points } of worthsOf(fragment, answers)) {
        const then = sheetOf(standard, { ...answers, [fact]: given[fact]! })
        const [up, down] = [subtract(then.least, now.least), subtract(now.most, then.most)]
        for (const moved of [up, down])
          expect(
            compare(moved, points),
            `${fact} ${endsOf(now)} → ${endsOf(then)}`,
          ).toBeLessThanOrEqual(0)
      }
    }),
    runs,
  )
})
