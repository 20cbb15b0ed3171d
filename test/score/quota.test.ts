import { expect, test } from 'vitest'
import { exactText } from '../../engine/rational.ts'
import { quotaOf } from '../../engine/score/quota.ts' // no server chooses yet: the rule itself
import { rank } from '../../engine/score/ranking.ts'
import type { Quota } from '../../engine/score/standard.ts'
import { type Scored, sheetOf, standardOf } from './sheet.ts'

const share = (percent: number, round: 'down' | 'up' | 'half-up'): Quota => ({
  places: { percent, of: 'candidates', round },
})

test.each([
  [{ places: 60 }, 60, 60, true],
  [{ places: 60 }, 60, 59, false],
  [share(20, 'down'), 2, 14, true],
  [share(20, 'up'), 3, 14, true],
  [share(20, 'half-up'), 3, 14, true],
  [share(20, 'up'), 3, 15, true],
  [share(25, 'half-up'), 3, 10, true],
  [share(25, 'down'), 2, 10, true],
] satisfies [Quota, number, number, boolean][])(
  '%j gives %i places to %i candidates',
  (quota, places, candidates, enough) => {
    expect(quotaOf(quota, { base: 0, candidates })).toMatchObject({ places, enough })
  },
)

test('a fifth more than the places, and a fifth of the candidates, are two readings', () => {
  const quota = (of: 'places' | 'candidates'): Quota => ({ places: 20, spare: { percent: 20, of } })
  const at = { base: 0, candidates: 24 }
  expect(quotaOf(quota('places'), at)).toEqual({ places: 20, needed: 24, enough: true })
  expect(quotaOf(quota('candidates'), at)).toEqual({ places: 20, needed: 25, enough: false })
})

const served = standardOf({
  out_of: 100,
  facts: { first: { type: 'count' }, second: { type: 'count' }, order: { type: 'count' } },
  indicators: [
    {
      ...{ id: 'service', name: '服务', points: 40 },
      children: ['first', 'second'].map((of) => ({
        ...{ id: of, name: of, points: 20, score: { kind: 'count', of, each: 1 } },
        na: { reasons: { none: '无' }, by: ['committee'], effect: 'drop' },
      })),
    },
    { id: 'order', name: '秩序', points: 60, score: { kind: 'count', of: 'order', each: 1 } },
  ],
  ranking: { ties: [{ higher: 'service' }] },
  grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
} as unknown as Scored)

test('of a part its share decides and not its points; a part that does not apply has none', () => {
  const na = { state: 'not_applicable' as const, reason: 'none' }
  const sheets = [
    { id: 'half', first: 20, second: 0, order: 40 },
    { id: 'none', first: na, second: na, order: 36 },
    { id: 'more', first: 12, second: na, order: 36 },
  ].map(({ id, ...given }) => ({ id, sheet: sheetOf(served, given) }))
  expect(sheets.map(({ sheet }) => exactText(sheet.least))).toEqual(['60', '60', '60'])
  expect(rank(served, sheets)).toEqual([
    { id: 'half', rank: 2 },
    { id: 'none', rank: 3 },
    { id: 'more', rank: 1 },
  ])
})
