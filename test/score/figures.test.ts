import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Figures as people read them, held to their table without the pages that they stand on.
import { exactText, rational } from '../../engine/rational.ts'
import { factFormula } from '../../engine/score/derivation.ts'
import { mayBeBlank } from '../../engine/score/fact.ts'
import { rangeOf } from '../../engine/score/range.ts'
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

const ranges: {
  readonly facts: Scored['facts']
  readonly want: { readonly [fact: string]: readonly (number | null)[] }
} = parse(readFileSync('test/score/explained/ranges.yaml', 'utf8'))

test('a fact lies between what is declared of it, or of what it is worked out from', () => {
  const { facts: ready } = standardOf({ facts: ranges.facts, indicators: [], grades })
  const found = Object.keys(ranges.want).map((id) => {
    const { least, most } = rangeOf(id, ready)
    return [id, [least, most].map((end) => end && Number(exactText(end)))]
  })
  expect(Object.fromEntries(found)).toEqual(ranges.want)
})

test('an answer may be left blank where the fact says what that means', () => {
  const blank = (if_blank?: 'na' | 'full' | 'refuse') =>
    mayBeBlank({ id: 'aim', name: '目标', type: 'count', ...(if_blank && { if_blank }) })
  expect([blank('na'), blank('full'), blank('refuse'), blank()]).toEqual([true, true, false, false])
})
