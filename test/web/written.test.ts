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

test('wide commas part words too, and a dash says that there were none', () => {
  expect(writtenValue({ type: 'occurrences' }, '2026-02-01，rude\n\n')).toEqual([
    { when: '2026-02-01', kind: 'rude' },
  ])
  expect(writtenValue({ type: 'occurrences' }, '-')).toEqual([])
})
