import { expect, test } from 'vitest'
// How changes are told is no part of the door by itself.
import { prospectsOf } from '../../server/tell/change.ts'
import { tellingOf } from '../../server/tell/telling.ts'
import { answersBy, readingOf, type Scored, standardOf } from '../score/sheet.ts'

const fragment = {
  facts: {
    events: { name: '活动', type: 'count', unit: '场' },
    late: { name: '迟到', type: 'count', unit: '次', by: 'regulator', period: 'last-12-months' },
    shown: { name: '亮明的内容', type: 'choice', many: true, of: { sign: '标识', pledge: '承诺' } },
    faults: { name: '差错', type: 'occurrences', of: { rude: '争吵' } },
    rudes: { name: '争吵次数', type: 'number_of', of: 'faults', kinds: ['rude'] },
  },
  indicators: [
    { id: 'one', name: '甲', points: 4, score: { kind: 'count', of: 'events', each: 2, cap: 4 } },
    { id: 'two', name: '乙', points: 4, score: { kind: 'deduct', each: { late: 1 } } },
    {
      id: 'three',
      name: '丙',
      points: 4,
      score: { kind: 'checklist', of: 'shown', items: { sign: 1, pledge: 3 } },
    },
    { id: 'four', name: '丁', points: 4, score: { kind: 'deduct', each: { rudes: 1 } } },
  ],
  grades: {
    upper: [
      { id: 'met', at_least: 16, outcome: 'met' },
      { id: 'unmet', outcome: 'unmet' },
    ],
  },
} as unknown as Scored

const told = prospectsOf(
  'upper',
  tellingOf(
    standardOf(fragment),
    'upper',
    [
      answersBy('assessor', {
        events: 1,
        late: 2,
        shown: ['sign'],
        faults: { value: [{ kind: 'rude', when: '2026-01-02' }] },
      }),
    ],
    readingOf(),
    { cite: () => [], outcomes: {}, parties: {}, record: () => undefined },
  ),
)

test('every change is a sentence; of a period that is over it says what would have been', () => {
  expect(told.gains.map(({ change }) => change.said.zh)).toEqual([
    '活动由 1场 变为 2场',
    '假如迟到当时是 1次（实为 2次）',
    '亮明的内容再有“承诺”',
    '差错少 1 条',
  ])
  expect(told.gains.map(({ change }) => change.said.en)).toEqual([
    '活动 from 1 to 2',
    'had 迟到 been 1 (it was 2)',
    '亮明的内容 with "承诺" besides',
    '差错 fewer by 1',
  ])
})

test('where no three changes reach the next grade, no set is given', () => {
  expect(told.next).toEqual({ grade: 'met', sets: [] })
})
