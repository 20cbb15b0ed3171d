import fc from 'fast-check'
import { expect, test } from 'vitest'
// Methods of packages are held to what the engine's own are held to: past the door, as those are.
import { admit } from '../../engine/define/admit.ts'
import { type Rational, ratio, rational, zero } from '../../engine/rational.ts'
import type { Method, Methods } from '../../engine/score/method.ts'
import { builtIn } from '../../engine/score/methods/index.ts'
import { MethodFailure } from '../../engine/score/plugin.ts'
import { methodsOf } from '../../server/index.ts'
import { endsOf, sheetOf, standardOf } from './sheet.ts'
import { holdToTables } from './tables.ts'

const plugged = await methodsOf('test/plugins/biaogan.config.yaml')
const own: Methods = new Map([...plugged].filter(([kind]) => !builtIn.has(kind)))

test('a configuration adds the methods of its packages to those there are', () => {
  expect([...plugged.keys()]).toEqual([...builtIn.keys(), 'weakest'])
  expect(own.get('weakest')!.from).toEqual({ name: 'biaogan-weakest', version: '1.0.0' })
})

holdToTables(own, (kind) => `test/plugins/${kind}/${kind}.yaml`)

interface Plain {
  readonly of: string
}
const from = { name: 'made-up', version: '0.1.0' }
const honest: Method<Plain> = {
  kind: 'plain',
  title: '照数',
  description: '数是多少就给多少分。',
  properties: { of: { $ref: '#/$defs/variable', title: '看哪个事实' } },
  required: ['of'],
  reads: ({ of }) => [of],
  check: () => [],
  least: () => zero,
  most: () => null,
  say: ({ of }, { fact }) => fact(of),
  compile:
    ({ of }) =>
    (read) => ({ points: read(of) as Rational, because: [] }),
}

const standardBy = (method: Partial<Method<Plain>> | object, score: object = {}) => {
  const { methods, flaws } = admit(builtIn, [{ ...honest, ...method }], from)
  expect(flaws).toEqual([])
  const fragment = {
    facts: {
      seen: { type: 'number', by: 'assessor', min: -100 },
      other: { type: 'count', by: 'assessor' },
    },
    indicators: [
      { id: 'a', name: '甲', points: 10, score: { kind: 'plain', of: 'seen', ...score } },
      { id: 'b', name: '乙', points: 5, score: { kind: 'count', of: 'other', each: 1 } },
    ],
    grades: { upper: [{ id: 'met', outcome: 'met' }] },
  }
  return standardOf(fragment as never, methods)
}

test('a sheet says which methods of packages it rests on, and none where it rests on none', () => {
  const given = { seen: 4, other: 1 }
  expect(sheetOf(standardBy({}), given).methods).toEqual([
    { kind: 'plain', package: 'made-up', version: '0.1.0' },
  ])
  expect(sheetOf(standardBy({}, { kind: 'count', each: 1 }), given).methods).toEqual([])
})

test('while nobody knows which table counts, a sheet may rest on the methods of any', () => {
  const { methods } = admit(builtIn, [honest, { ...honest, kind: 'bare' }], from)
  const item = (id: string, unit: string, kind: string) => ({
    ...{ id, name: id, points: 10, for: { unit: [unit] } },
    score: { kind, of: 'seen' },
  })
  const fragment = {
    facts: {
      seen: { type: 'number', by: 'assessor', min: 0 },
      unit: { type: 'choice', of: { ward: '病区', window: '窗口' } },
    },
    indicators: [
      item('a', 'ward', 'plain'),
      item('b', 'window', 'bare'),
      item('c', 'window', 'plain'),
    ],
    grades: { upper: [{ id: 'met', outcome: 'met' }] },
  }
  const sheet = sheetOf(standardOf(fragment as never, methods), { seen: 4 })
  expect(sheet.methods.map(({ kind }) => kind)).toEqual(['plain', 'bare'])
})

test('what a method says may still come is held to the points of its leaf', () => {
  const open = () => () => ({ least: rational(30), most: rational(40) })
  const [line] = sheetOf(standardBy({ open }), { other: 0 }).lines
  expect(endsOf(line!)).toEqual(['10', '10'])
})

test.each([
  { note: 'more than the leaf has', seen: 99, got: '10', why: 'cap' },
  { note: 'less than its least', seen: -3, got: '0', why: 'floor' },
])('a method that gives $note is held to it, and the explanation says so', (one) => {
  const [line] = sheetOf(standardBy({}), { seen: one.seen, other: 0 }).lines
  expect(endsOf(line!)).toEqual([one.got, one.got])
  expect(line!.because.map(({ rule }) => rule)).toEqual([one.why])
})

test('whatever a method says are its ends, a leaf stays between nothing less than its least and its points', () => {
  const number = fc.integer({ min: -30, max: 30 })
  fc.assert(
    fc.property(number, number, fc.option(number), (seen, least, most) => {
      const standard = standardBy({
        least: () => rational(least),
        most: () => (most === null ? null : rational(most)),
      })
      const whole = sheetOf(standard, { seen, other: 0 }).lines[0]!
      const open = sheetOf(standard, { other: 0 }).lines[0]!
      for (const { least: low, most: high } of [whole, open]) {
        expect(low.n <= high.n * low.d).toBe(true)
        expect(high.n <= 10n).toBe(true)
      }
    }),
  )
})

test('a number that is not in lowest terms is the same number', () => {
  const standard = standardBy({
    compile: () => () => ({ points: { n: 14n, d: 4n }, because: [] }),
  })
  const [line] = sheetOf(standard, { seen: 1, other: 0 }).lines
  expect(line!.least).toEqual(ratio(7n, 2n))
})

const earning = (earned: unknown) => ({ compile: () => () => earned })
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
  ['has a floating most', { most: () => 3 }, 'most'],
  ['reads no names', { reads: () => [1] }, 'reads'],
  [
    'looks at a fact that it does not say it reads',
    { compile: () => (read: (fact: string) => unknown) => read('other') },
    'score',
  ],
])('a method that %s is a fault that names it and its package', (_, method, when) => {
  const scored = () => sheetOf(standardBy(method), { seen: 1, other: 1 })
  expect(scored).toThrow(MethodFailure)
  expect(scored).toThrow(`the method "plain" of made-up@0.1.0 failed in ${when}`)
})

test.each([
  ['throws', failing],
  ['finds a flaw that nobody knows', () => [{ path: [], code: 'odd', detail: {} }]],
  ['finds a flaw without words', () => [{ path: [], code: 'rule-flaw', detail: { zh: '不对' } }]],
])('a method whose check %s is a fault that names it', (_, check) => {
  const { methods } = admit(builtIn, [{ ...honest, check }], from)
  const checked = () =>
    methods.get('plain')!.check({ of: 'seen' } as never, { points: null, facts: new Map() })
  expect(checked).toThrow('the method "plain" of made-up@0.1.0 failed in check')
})
