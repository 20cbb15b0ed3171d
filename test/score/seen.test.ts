import { expect, test } from 'vitest'
// How a fact is read is no part of the door, which has only what comes of it.
import { exactText, type Rational } from '../../engine/rational.ts'
import type { Value } from '../../engine/score/method.ts'
import { see } from '../../engine/score/readings.ts'
import { chargedIn } from '../../engine/score/score.ts'
import type { Seen } from '../../engine/score/seen.ts'
import { type Row, tableIn } from './rows.ts'
import { answersBy, readingOf, standardOf } from './sheet.ts'

type SeenRow = Omit<Row, 'want'> & { readonly want: { readonly [fact: string]: string } }
const { standard, cases } = tableIn('test/score/explained/seen.yaml')
const rows = cases as unknown as readonly SeenRow[]

const valueText = (value: Value): string =>
  value === null ? 'blank' : exactText(value as Rational)

function seenText(seen: Seen): string {
  if (seen.state === 'open') return `open ${seen.why} ${seen.facts.join()}`
  if (seen.state === 'na') return `na ${seen.reason}`.trim()
  const { state, value, because = [] } = seen
  expect(state).toBe('known')
  const already = because.map(({ rule, fact, item, points }) => {
    expect(exactText(points)).toBe('0')
    return `${rule} ${fact} ${item}`
  })
  return `${valueText(value)} ${already.join(', ')}`.trim()
}

test.each(rows)('$note', ({ answers = {}, claims = [], filed, want }) => {
  const compiled = standardOf(standard)
  const reading = readingOf({ claims, ...(filed !== undefined && { filedOn: filed }) })
  const read = see(compiled.facts, answersBy('assessor', answers), reading)
  const [table] = compiled.tables('upper')
  const seen = chargedIn(table!, read, reading)
  const found = Object.keys(want).map((fact) => [fact, seenText(seen(fact))])
  expect(Object.fromEntries(found)).toEqual(want)
})
