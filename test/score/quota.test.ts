import { expect, test } from 'vitest'
import { quotaOf } from '../../engine/score/quota.ts' // no server chooses yet: the rule itself
import type { Quota } from '../../engine/score/standard.ts'

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
