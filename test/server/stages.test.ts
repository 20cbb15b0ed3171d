import { expect, test } from 'vitest'
import type { ScoreRecord } from '../../engine/index.ts'
// How a score that was written down is told: the door has only the whole explanation.
import { scoreTold, stageSaid } from '../../server/tell/stage.ts'
import { standardOf } from '../score/sheet.ts'

const standard = standardOf({
  facts: { late: { type: 'count' }, forged: { type: 'bool' } },
  indicators: [{ id: 'a', points: 100, score: { kind: 'deduct', each: { late: 5 } } }],
  vetoes: [{ id: 'forgery', name: '弄虚作假', when: 'forged', source: 'rules 2' }],
  grades: {
    upper: [
      { id: 'met', name: '达标', at_least: 80, outcome: 'met' },
      { id: 'unmet', outcome: 'unmet' },
    ],
  },
  stages: [{ id: 'first', name: '初评' }],
} as never)

const record = (one: Partial<ScoreRecord>): ScoreRecord => ({
  ...{ stage: 'first', round: 1, total: '85.00', least: '85', most: '85', grade: 'met' },
  ...{ outcome: 'met', vetoes: [], standard: 'digest', seq: 9 },
  ...one,
})

test.each([
  [{ stage: 'first' }, '初评', '初评'],
  [{ stage: 'first', sheet: 2 }, '初评（第 2 张表）', '初评 (sheet 2)'],
  [{ stage: 'self' }, '自评', 'self-score'],
  [{ stage: 'retest-2' }, '第 2 次复核', 'retest 2'],
  [{ stage: 'gone' }, 'gone', 'gone'],
])('%j is called %s', (one, zh, en) => {
  expect(stageSaid(one, standard)).toEqual({ zh, en })
})

test.each([
  ['85.00', '85', '85', null],
  ['83.33', '250/3', '250/3', '250/3'],
  ['20.00–100.00', '20', '100', null],
  ['33.33–100.00', '100/3', '100', '100/3–100'],
  ['66.67', '200/3', '66.668', '200/3–66.668'],
  ['3/4, 50.00%', '50', '50', '50'],
])(
  'of a total published as %s, exactly from %s to %s, %s is said beside it',
  (total, least, most, exact) => {
    expect(scoreTold(record({ total, least, most }), 'upper', standard).exact).toBe(exact)
  },
)

test('grade and vetoes are told by name, and what has none by its id', () => {
  const told = scoreTold(record({ vetoes: ['forgery', 'gone'] }), 'upper', standard)
  expect(told).toMatchObject({ grade: '达标', vetoes: ['弄虚作假', 'gone'] })
  expect(scoreTold(record({ grade: 'unmet' }), 'upper', standard).grade).toBe('unmet')
  expect(scoreTold(record({ grade: null }), 'upper', null).grade).toBeNull()
})
