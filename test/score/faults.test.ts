import { expect, test } from 'vitest'
// What a method of a package may not do is held here: past the door, as its own tests are.
import { zero } from '../../engine/rational.ts'
import { MethodFailure } from '../../engine/score/plugin.ts'
import { earning, standardBy, withHeld } from './packaged.ts'
import { sheetOf } from './sheet.ts'

const saying = (reason: object) =>
  earning({ points: zero, because: [{ rule: 'own', fact: 'seen', points: zero, ...reason }] })
const failing = () => {
  throw new Error('no such table')
}

test.each([
  ['throws', { compile: () => failing }, 'score'],
  ['throws while it is compiled', { compile: failing }, 'compile'],
  ['throws while it is asked what it reads', { reads: failing }, 'reads'],
  ['throws while it is asked for its least', { least: failing }, 'least'],
  ['gives a float', earning({ points: 3.5, because: [] }), 'score'],
  ['gives no number', earning({ points: { n: 1n, d: 0n }, because: [] }), 'score'],
  ['gives nothing', earning(undefined), 'score'],
  ['gives no reasons', earning({ points: zero }), 'score'],
  ['gives a promise', earning(Promise.resolve({ points: zero, because: [] })), 'score'],
  ['gives a reason without words', saying({}), 'score'],
  ['gives a reason that nobody knows', saying({ rule: 'luck', why: '运气' }), 'score'],
  ['gives null', earning(null), 'score'],
  [
    'gives less than one of something',
    earning({ points: { n: 1n, d: -1n }, because: [] }),
    'score',
  ],
  ['gives half a fraction', earning({ points: { n: 1n }, because: [] }), 'score'],
  ['gives something of a float', earning({ points: { n: 1n, d: 1 }, because: [] }), 'score'],
  ['gives a float of something', earning({ points: { n: 1, d: 1n }, because: [] }), 'score'],
  ['gives a reason for no number', saying({ why: '运气', points: 3 }), 'score'],
  ['gives a reason of no fact', saying({ why: '运气', fact: 3 }), 'score'],
  ['gives a reason with a floating price', saying({ why: '运气', price: 3 }), 'score'],
  ['gives a reason with floating times', saying({ why: '运气', times: 3 }), 'score'],
  ['gives a reason of an item without a name', saying({ why: '运气', item: 3 }), 'score'],
  ['gives a reason in English alone', saying({ why: { en: 'luck' } }), 'score'],
  ['gives a reason in odd English', saying({ why: { zh: '运气', en: 3 } }), 'score'],
  ['gives another reason with odd words', saying({ rule: 'price', why: 3 }), 'score'],
  ['has a floating most', { most: () => 3 }, 'most'],
  ['has a floating least', { least: () => 3 }, 'least'],
  ['reads no names', { reads: () => [1] }, 'reads'],
  ['reads a name instead of names', { reads: () => 'seen' }, 'reads'],
  ['is compiled to nothing', { compile: () => null }, 'compile'],
  ['throws while it is asked what may still come', { open: failing }, 'open'],
  ['throws once it is asked what may still come', { open: () => failing }, 'open'],
  ['says nothing of what may still come', { open: () => null }, 'open'],
  ['knows no range of what may still come', { open: () => () => null }, 'open'],
  ['has a floating end', { open: () => () => ({ least: 3, most: null }) }, 'open'],
  ['has another floating end', { open: () => () => ({ least: null, most: 3 }) }, 'open'],
  ['throws while it is asked for its prices', { prices: failing }, 'prices'],
  ['has prices that are no numbers', { prices: () => ({ seen: '1' }) }, 'prices'],
  ['has prices of nothing', { prices: () => [1] }, 'prices'],
  [
    'looks at a fact that it does not say it reads',
    {
      compile: () => (read: (fact: string) => unknown) => ({ points: read('other'), because: [] }),
    },
    'score',
  ],
])('a method that %s is a fault that names it and its package', (_, method, when) => {
  const scored = () => sheetOf(standardBy(method), { seen: 1, other: 1 })
  expect(scored).toThrow(expect.objectContaining({ name: 'MethodFailure' }))
  expect(scored).toThrow(MethodFailure)
  expect(scored).toThrow(`the method "plain" of made-up@0.1.0 failed in ${when}`)
})

const checkedBy = (check: () => unknown) =>
  withHeld({ check })
    .get('plain')!
    .check({ of: 'seen' } as never, { points: null, facts: new Map() })

test('the flaws that it finds are those it has words for, or one of those that all know', () => {
  const flaws = [
    { path: [], code: 'rule-flaw', detail: { zh: '不对', en: 'wrong' } },
    { path: ['of'], code: 'fact-type', detail: {} },
  ]
  expect(checkedBy(() => flaws)).toEqual(flaws)
})

const problems = [
  'fact-unknown',
  'fact-type',
  'points-sum',
  'items-differ',
  'cap-differs',
  'band-order',
  'band-ends',
  'band-gap',
  'band-best',
  'line-flat',
  'line-best',
  'judgement-range',
  'floor-above',
  'floor-open',
  'target-shape',
  'better-differs',
  'points-needed',
  'options-once',
  'formula-constant',
  'rule-flaw',
]

test('it may find every flaw that the engine has words for', () => {
  const flaws = problems.map((code) => ({ path: [], code, detail: { zh: '不对', en: 'wrong' } }))
  const checked = withHeld({ check: () => flaws }).get('plain')!
  expect(checked.check({} as never, { points: null, facts: new Map() })).toEqual(flaws)
})

test('a method that says no sentence is a fault that names it', () => {
  const say = () =>
    withHeld({ say: () => 3 })
      .get('plain')!
      .say({ of: 'seen' } as never, {} as never, null)
  expect(say).toThrow('the method "plain" of made-up@0.1.0 failed in say')
})

test.each([
  ['throws', failing],
  ['finds a flaw that nobody knows', () => [{ path: [], code: 'odd', detail: {} }]],
  ['finds a flaw without words', () => [{ path: [], code: 'rule-flaw', detail: { zh: '不对' } }]],
  ['finds a flaw in English alone', () => [{ path: [], code: 'rule-flaw', detail: { en: 'no' } }]],
  ['finds a flaw without a place', () => [{ path: 'of', code: 'fact-type', detail: {} }]],
  ['finds a flaw without detail', () => [{ path: [], code: 'fact-type', detail: null }]],
  ['finds a flaw with a list', () => [{ path: [], code: 'fact-type', detail: [] }]],
  ['finds no list of flaws', () => ({})],
])('a method whose check %s is a fault that names it', (_, check) => {
  expect(() => checkedBy(check)).toThrow('the method "plain" of made-up@0.1.0 failed in check')
})
