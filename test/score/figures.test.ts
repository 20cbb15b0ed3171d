import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Figures as people read them, held to their table without the pages that they stand on.
import { rational } from '../../engine/rational.ts'
import { factFormula } from '../../engine/score/derivation.ts'
import { see } from '../../engine/score/readings.ts'
import { type Sheet, totalText } from '../../engine/score/sheet.ts'
import { answersBy, type Given, readingOf, type Scored, standardOf } from './sheet.ts'

interface Figures {
  readonly facts: Scored['facts']
  readonly worked: readonly {
    readonly note: string
    readonly answers: { readonly [fact: string]: Given }
    readonly want: { readonly [fact: string]: string | null }
  }[]
  readonly published: readonly {
    readonly note: string
    readonly scale: number
    readonly ends: readonly [number, number]
    readonly counts?: Sheet['counts']
    readonly want: string
  }[]
}
const { facts, worked, published }: Figures = parse(
  readFileSync('test/score/explained/figures.yaml', 'utf8'),
)
const grades = { upper: [{ id: 'unmet', outcome: 'unmet' as const }] }

test.each(worked)('$note', ({ answers, want }) => {
  const { facts: ready } = standardOf({ facts, indicators: [], grades })
  const seen = see(ready, answersBy('assessor', answers), readingOf())
  const found = Object.keys(want).map((id) => [id, factFormula(ready.get(id)!, seen)])
  expect(Object.fromEntries(found)).toEqual(want)
})

test.each(published)('$note', ({ scale, ends: [least, most], counts = null, want }) => {
  const total = { least: rational(least), most: rational(most), counts }
  expect(totalText(total, { scale, rounding: 'half-up' })).toBe(want)
})
