import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exactText } from '../../engine/rational.ts'
import { conditionsOf } from '../../engine/score/conditions.ts' // the scorer itself: the door has no more
import { hold, tableIn } from './rows.ts'
import { answersBy, type Given, readingOf, sheetOf, standardOf } from './sheet.ts'

const rows = readdirSync('test/score/sheets').flatMap((file) => {
  const { standard, cases } = tableIn(`test/score/sheets/${file}`)
  const table = file.replace('.yaml', '')
  return cases.map((row) => ({ table, standard, row, note: row.note }))
})

test.each(rows)('$table: $note', ({ standard, row }) => hold(standard, row))

test('a line explains itself, a parent through its children', () => {
  const standard = standardOf({
    facts: { late: { type: 'count' } },
    indicators: [
      {
        id: 'work',
        name: '工作',
        points: 10,
        children: [
          { id: 'order', name: '纪律', points: 10, score: { kind: 'deduct', each: { late: 4 } } },
        ],
      },
    ],
    grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
  })
  const [work] = sheetOf(standard, { late: 3 }).lines

  expect(work!.because).toEqual([])
  expect(work!.children[0]!.because.map(({ rule, fact }) => `${rule} ${fact}`)).toEqual([
    'price late',
    'floor late',
  ])
})

test('a line that gives less than the highest says that it is left out', () => {
  const { standard } = tableIn('test/score/sheets/highest.yaml')
  const saidOf = (given: { readonly [fact: string]: Given }) =>
    sheetOf(standardOf(standard), given).lines[0]!.because.map(
      ({ rule, fact, points }) => `${rule} ${fact} ${exactText(points)}`,
    )

  expect(saidOf({ province: 1, city: 2, county: 0, asked: true, false_reports: 1 })).toEqual([
    'lesser province 0',
    'each city 4',
    'each county 0',
    'each false_reports -1',
  ])
})

test('a missing fact is named once, in the order in which the standard declares the facts', () => {
  const standard = standardOf({
    facts: { b: { type: 'count' }, a: { type: 'count' }, unread: { type: 'count' } },
    indicators: [
      { id: 'one', name: '一', points: 5, score: { kind: 'deduct', each: { a: 1, b: 1 } } },
      { id: 'two', name: '二', points: 5, score: { kind: 'count', of: 'b', each: 1, cap: 5 } },
    ],
    vetoes: [{ id: 'many', name: '多', when: 'a > 9', source: 'plan 3.g' }],
    grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
  })

  expect(sheetOf(standard, {}).missing).toEqual(['b', 'a'])
  expect(sheetOf(standard, { a: 0 }).missing).toEqual(['b'])
  expect(sheetOf(standard, { a: 0, b: 0 }).missing).toEqual([])
})

const young = standardOf({
  facts: {
    born: { type: 'date', by: 'applicant' },
    age: { type: 'age_at', of: 'born', at: 'filing' },
    staff: { type: 'count', by: 'applicant' },
    guests: { type: 'count', by: 'applicant' },
    youth: { type: 'count', by: 'applicant' },
    share: { type: 'ratio', of: 'youth', over: 'staff', per: 100, over_zero: 'full' },
    none: { type: 'ratio', of: 'youth', over: 'guests', over_zero: 'zero' },
  },
  conditions: [
    { id: 'young_head', name: '号长年龄', when: 'age <= 40', source: 'practice S05' },
    { id: 'half', name: '青年占比', when: 'share >= 50', advisory: true, source: 'practice S05' },
    { id: 'few', name: '来客', when: 'none == 0', source: 'practice S05' },
  ],
  indicators: [
    { id: 'one', name: '一', points: 5, score: { kind: 'count', of: 'staff', each: 1, cap: 5 } },
  ],
  grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
})
const conditions = (given: { readonly [fact: string]: Given }, filedOn: string | null) =>
  Object.fromEntries(
    conditionsOf(young, 'upper', answersBy('applicant', given), {
      ...readingOf({ claims: ['applicant'] }),
      filedOn,
    }).map(({ id, state, missing }) => [id, missing.length > 0 ? missing : state]),
  )

test.each([
  ['2026-05-04', 'met', 'forty on the day'],
  ['2027-05-03', 'met', 'forty until the day before the birthday'],
  ['2027-05-04', 'unmet', 'forty-one on the birthday'],
])('an age is counted at filing: on %s the condition is %s, %s', (filedOn, state) => {
  expect(conditions({ born: '1986-05-04' }, filedOn).young_head).toBe(state)
})

test('before filing an age is open', () => {
  expect(conditions({ born: '1986-05-04' }, null).young_head).toEqual(['born'])
})

test('who was born on a leap day has a birthday in other years too', () => {
  expect(conditions({ born: '1984-02-29' }, '2025-02-28').young_head).toBe('unmet')
  expect(conditions({ born: '1984-02-29' }, '2025-02-27').young_head).toBe('met')
})

test('conditions are asked over what was filed, without waiting for anyone to confirm it', () => {
  expect(conditions({ staff: 9, youth: 5 }, '2026-03-02').half).toBe('met')
  expect(conditions({ staff: 9, youth: 4 }, '2026-03-02').half).toBe('unmet')
})

test('a share of nobody is full or nothing, as its fact says', () => {
  expect(conditions({ staff: 0, youth: 0, guests: 0 }, '2026-03-02')).toMatchObject({
    half: 'met',
    few: 'met',
  })
})

test('a condition names what is missing, down to the facts that people answer', () => {
  expect(conditions({ youth: 4 }, '2026-03-02')).toEqual({
    young_head: ['born'],
    half: ['staff'],
    few: ['guests'],
  })
})

test('a condition says whether it is advisory, and whose rule it is', () => {
  const [head, half] = conditionsOf(young, 'upper', {}, readingOf())
  expect(head).toMatchObject({ id: 'young_head', advisory: false, source: 'practice S05' })
  expect(half).toMatchObject({ id: 'half', advisory: true })
})
