import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Collective, Programme, Title } from '../../engine/index.ts'
// What becomes of titles is the engine's own affair; a programme without stars or a ladder must be whole there.
import { againstFiling, reached } from '../../engine/ladder.ts'
import { confirmTitle, expireTitle, recognise, sanctionTitle } from '../../engine/titles.ts'

const whole = parse(
  readFileSync('test/define/world/demo/programme.yaml', 'utf8'),
) as unknown as Programme
const { stars: _, ladder: __, confirmation: ___, ...rest } = whole
const bare = rest as Programme

const at = (day: string) => `${day}T01:00:00.000Z`
const once = (level: string, titles: readonly Title[] = [], day = '2026-03-02') =>
  recognise(bare, titles, { level, case: 'c', now: at(day) })
const collective = { began: '2026-01-01' } as Collective

test('a title has no star where its programme has none, and is counted all the same', () => {
  const [first] = once('lower')
  expect(first).toMatchObject({ stars: 0, recognitions: 1, standing: 'in-force' })
  const [again] = once('lower', [first!], '2027-01-04')
  expect(again).toMatchObject({ stars: 0, recognitions: 2, since: first!.since })
  const proof = {
    level: 'lower',
    case: 'c',
    recognitions: 3,
    on: '2019-05-04',
    now: at('2026-03-02'),
  }
  expect(confirmTitle(bare, [], proof)).toMatchObject([{ stars: 0, recognitions: 3 }])
})

test('nor does it gain one where the level rises', () => {
  const [below] = once('lower')
  expect(once('upper', [below!], '2026-09-01')).toMatchObject([
    { level: 'upper', stars: 0, standing: 'in-force' },
    { level: 'lower', standing: 'superseded' },
  ])
})

test('it can be warned of and taken away', () => {
  const asked = { case: 'c', now: at('2026-06-01') }
  expect(sanctionTitle(bare, once('lower'), { ...asked, sanction: 'warning' })).toMatchObject({
    outcome: 'held',
    titles: [{ warned: true, stars: 0 }],
  })
  expect(sanctionTitle(bare, once('lower'), { ...asked, sanction: 'revocation' }).outcome).toBe(
    'revoked',
  )
})

test('without a ladder each level is open from the first day, and nothing rests on a title', () => {
  for (const level of whole.levels.of)
    expect(againstFiling(bare, collective, [], level, at('2026-03-02'))).toEqual([])
  expect(againstFiling(whole, collective, [], 'upper', at('2026-03-02'))).toMatchObject([
    { code: 'level-skipped' },
  ])
  expect(reached(bare, once('lower'), at('2026-03-03'))).toBeNull()
})

test('without a ladder a lower level is not pursued while a higher title is in force', () => {
  const titles = once('upper')
  expect(againstFiling(bare, collective, titles, 'lower', at('2026-03-03'))).toEqual([
    { code: 'level-below', detail: { level: 'lower', held: 'upper' } },
  ])
  expect(againstFiling(bare, collective, titles, 'upper', at('2026-03-03'))).toEqual([])
})

test('without a ladder a title that ran out counts no more', () => {
  const [ran] = expireTitle(once('lower')[0]!, at('2026-12-31'))
  expect(once('lower', [ran!], '2027-01-04')).toMatchObject([{ recognitions: 1 }])
})
