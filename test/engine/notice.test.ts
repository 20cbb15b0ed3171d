import { expect, test } from 'vitest'
// The word by itself: the procedures that use it are played elsewhere, none of them for two programmes at once.
import { guards } from '../../engine/vocabulary/guards.ts'

const [before, begins] = ['2026-05-01T00:00:00.000Z', '2026-05-02T00:00:00.000Z']
const notice = { id: 'may', programme: 'unit', authority: 'league', begins }

test.each([
  ['its own before it begins', {}, before, true],
  ['one that has begun', {}, begins, false],
  ['one of another authority', { authority: 'city' }, before, false],
  [
    'one of another programme, though its authority is the same',
    { programme: 'post' },
    before,
    false,
  ],
])('a case may join a notice: %s', (_, change, now, joins) => {
  const on = { programme: 'unit', parties: { authority: 'league' } }
  const around = { notice: { ...notice, ...change }, batch: null, now }
  const refusals = guards['notice-joinable'](on as never, around as never)
  expect([refusals].flat()).toEqual(
    joins ? [] : [{ code: 'notice-not-joinable', detail: { notice: 'may', begins } }],
  )
})
