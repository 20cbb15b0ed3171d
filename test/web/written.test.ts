import { expect, test } from 'vitest'
import { writtenText, writtenValue } from '../../web/portal/forms/written.ts'

const answered = (value: never) => ({ state: 'answered', value })

test.each([
  [
    { type: 'occurrences' as const },
    '2026-02-01 rude A-7\n2026-02-03 late',
    [
      { when: '2026-02-01', kind: 'rude', incident: 'A-7' },
      { when: '2026-02-03', kind: 'late' },
    ],
  ],
  [
    { type: 'panel' as const },
    'a 9.5\nb 8\n= 9',
    {
      values: [
        { judge: 'a', value: '9.5' },
        { judge: 'b', value: '8' },
      ],
      agreed: '9',
    },
  ],
  [
    { type: 'panel' as const, weights: { expert: 6, peer: 4 } },
    'a expert 9',
    {
      values: [{ judge: 'a', role: 'expert', value: '9' }],
    },
  ],
])('lines are read as %j and written back as they were', (fact, text, value) => {
  expect(writtenValue(fact, text)).toEqual(value)
  expect(writtenText(answered(value as never))).toBe(text)
})

test('what shows an occurrence and what is said of it are written on its line', () => {
  const text = '2026-02-01 rude A-7 @照片3 @回执；当事人已道歉，群众认可\n2026-02-03 late;迟到'
  expect(writtenValue({ type: 'occurrences' }, text)).toEqual([
    {
      ...{ when: '2026-02-01', kind: 'rude', incident: 'A-7' },
      ...{ evidence: ['照片3', '回执'], note: '当事人已道歉，群众认可' },
    },
    { when: '2026-02-03', kind: 'late', note: '迟到' },
  ])
})

test.each([
  { when: '2026-02-01', kind: 'rude', incident: '甲；乙' },
  { when: '2026-02-01', kind: 'rude', incident: '@3', evidence: ['值班表 第3页', 'a,b', '甲、乙'] },
  { when: '2026-02-01', kind: 'rude', incident: '3 号' },
])('an occurrence whose parts have letters that part lines comes back as it was: %j', (one) => {
  expect(writtenValue({ type: 'occurrences' }, writtenText(answered([one] as never)))).toEqual([
    one,
  ])
})

test('a note written before stays with its line: it is named, not written anew', () => {
  const digest = 'ab12cd34ef56'.padEnd(64, '0')
  const value = [{ when: '2026-02-01', kind: 'rude', evidence: ['照片3'], note: { digest } }]
  const text = writtenText(answered(value as never))
  expect(text).toBe('2026-02-01 rude @照片3；【已记 ab12cd34ef56】')
  expect(writtenValue({ type: 'occurrences' }, text)).toEqual([
    { ...value[0], note: { digest: 'ab12cd34ef56' } },
  ])
})

test('wide commas part words too, and a dash says that there were none', () => {
  expect(writtenValue({ type: 'occurrences' }, '2026-02-01，rude\n\n')).toEqual([
    { when: '2026-02-01', kind: 'rude' },
  ])
  expect(writtenValue({ type: 'occurrences' }, '-')).toEqual([])
})
