import fc from 'fast-check'
import { expect, test } from 'vitest'
// Methods of packages are held to what the engine's own are held to: past the door, as those are.
import { admit } from '../../engine/define/admit.ts'
import { exactText, ratio, rational, zero } from '../../engine/rational.ts'
import type { Methods } from '../../engine/score/method.ts'
import { builtIn } from '../../engine/score/methods/index.ts'
import { methodsOf } from '../../server/index.ts'
import { earning, from, honest, standardBy, withHeld } from './packaged.ts'
import { endsOf, sheetOf, standardOf } from './sheet.ts'
import { holdToTables } from './tables.ts'

const plugged = await methodsOf('test/plugins/biaogan.config.yaml')
const own: Methods = new Map([...plugged].filter(([kind]) => !builtIn.has(kind)))

test('a configuration adds the methods of its packages to those there are', () => {
  expect([...plugged.keys()]).toEqual([...builtIn.keys(), 'weakest'])
  expect(own.get('weakest')!.from).toEqual({ name: 'biaogan-weakest', version: '1.0.0' })
})

holdToTables(own, (kind) => `test/plugins/${kind}/${kind}.yaml`)

test('a method that promises what a method does is admitted, and held from then on', () => {
  const { methods, flaws } = admit(builtIn, [honest], from)
  expect(flaws).toEqual([])
  expect([...methods.keys()]).toEqual([...withHeld({}).keys()])
  expect(Object.keys(methods.get('plain')!)).toEqual(Object.keys(withHeld({}).get('plain')!))
})

test('a sheet says which methods of packages it rests on, and none where it rests on none', () => {
  const given = { seen: 4, other: 1 }
  expect(sheetOf(standardBy({}), given).methods).toEqual([
    { kind: 'plain', package: 'made-up', version: '0.1.0' },
  ])
  expect(sheetOf(standardBy({}, { kind: 'count', each: 1 }), given).methods).toEqual([])
})

test('it says each of them once, in the order of their names', () => {
  const item = (id: string, kind: string) => ({
    id,
    name: id,
    points: 1,
    score: { kind, of: 'seen' },
  })
  const fragment = {
    facts: { seen: { type: 'number', min: 0 } },
    indicators: [item('a', 'plain'), item('b', 'bare'), item('c', 'plain')],
    grades: { upper: [{ id: 'met', outcome: 'met' }] },
  }
  const { methods } = sheetOf(standardOf(fragment as never, withHeld({}, { kind: 'bare' })), {})
  expect(methods.map(({ kind }) => kind)).toEqual(['bare', 'plain'])
})

test('while nobody knows which table counts, a sheet may rest on the methods of any', () => {
  const methods = withHeld({}, { kind: 'bare' })
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
  const ends = (least: number | null, most: number) => {
    const found = { least: least === null ? null : rational(least), most: rational(most) }
    return endsOf(sheetOf(standardBy({ open: () => () => found }), { other: 0 }).lines[0]!)
  }
  expect(ends(30, 40)).toEqual(['10', '10'])
  expect(ends(3, 7)).toEqual(['3', '7'])
  expect(ends(null, 7)).toEqual(['0', '7'])
})

test.each([
  { note: 'more than the leaf has', seen: 99, got: '10', why: 'cap' },
  { note: 'less than its least', seen: -3, got: '0', why: 'floor' },
])('a method that gives $note is held to it, and the explanation says so', (one) => {
  const [line] = sheetOf(standardBy({}), { seen: one.seen, other: 0 }).lines
  expect(endsOf(line!)).toEqual([one.got, one.got])
  expect(line!.because.map(({ rule, fact }) => [rule, fact])).toEqual([[one.why, 'seen']])
})

const lineBy = (method: object, seen: number) =>
  sheetOf(standardBy(method), { seen, other: 0 }).lines[0]!
const boundOf = (method: object, seen: number) =>
  lineBy(method, seen).because.map(
    ({ rule, fact, points }) => `${rule} ${fact} ${exactText(points)}`,
  )

test('of its own most and the points of its leaf the lower holds it', () => {
  expect(boundOf({ most: () => rational(50) }, 99)).toEqual(['cap seen 10'])
  expect(boundOf({ most: () => rational(5) }, 99)).toEqual(['cap seen 5'])
  expect(boundOf({}, 10)).toEqual([])
  const because = [{ rule: 'each', fact: 'seen', points: rational(99) }]
  expect(boundOf(earning({ points: rational(99), because }), 1)).toEqual([
    'each seen 99',
    'cap seen 10',
  ])
})

test('a method that reads nothing is held all the same, and no fact is named', () => {
  const nothing = { reads: () => [], compile: () => () => ({ points: rational(99), because: [] }) }
  expect(boundOf(nothing, 1)).toEqual(['cap  10'])
})

test('without a least it goes as far down as it says that its facts may take it', () => {
  const open = () => () => ({ least: rational(-5), most: null })
  expect(endsOf(lineBy({ least: () => null, open }, -3))).toEqual(['-3', '-3'])
})

test('in a line without a cap nothing but its own most holds it', () => {
  const lines = [{ gives: { kind: 'plain', of: 'seen' } }]
  const given = (method: object, seen: object = { seen: 4 }) => {
    const fragment = {
      facts: { seen: { type: 'number', min: 0, max: 9 } },
      indicators: [{ id: 'a', name: '甲', points: 10, start: 'zero', lines }],
      grades: { upper: [{ id: 'met', outcome: 'met' }] },
    }
    return endsOf(sheetOf(standardOf(fragment as never, withHeld(method)), { ...seen }).lines[0]!)
  }
  const open = () => () => ({ least: rational(1), most: rational(6) })
  expect(given({})).toEqual(['4', '4'])
  expect(given({ open }, {})).toEqual(['1', '6'])
  expect(given({ most: () => rational(3) })).toEqual(['3', '3'])
})

test('it keeps what else it says of itself', () => {
  const held = (method: object) => withHeld(method).get('plain')!
  expect(held({ whole: true }).whole).toBe(true)
  expect(held({})).not.toHaveProperty('whole')
  expect(held({})).not.toHaveProperty('open')
  expect(held({}).prices!({} as never)).toEqual({})
  expect(held({ prices: () => ({ seen: 2 }) }).prices!({} as never)).toEqual({ seen: 2 })
})

test('what it says of a fact is said as it says it, its numbers in lowest terms', () => {
  const half = { n: 2n, d: 4n }
  const reason = { rule: 'price', fact: 'seen', points: half, times: half, price: half, item: 'a' }
  const said = { rule: 'price', fact: 'seen', points: ratio(0n), why: '三次' }
  const own = [{ why: '运气' }, { why: { zh: '运气' } }, { why: { zh: '运气', en: 'luck' } }].map(
    (words) => ({ rule: 'own', fact: 'seen', points: ratio(0n), ...words }),
  )
  const { because } = lineBy(earning({ points: zero, because: [reason, ...own, said] }), 1)
  const plain = ratio(1n, 2n)
  expect(because).toEqual([{ ...reason, points: plain, times: plain, price: plain }, ...own, said])
  expect(Object.keys(because[0]!)).toEqual(['rule', 'fact', 'points', 'times', 'price', 'item'])
  expect(Object.keys(because[1]!)).toEqual(['rule', 'fact', 'points', 'why'])
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

const rules = [
  'item',
  'missing-item',
  'none',
  'no-evidence',
  'all',
  'step',
  'each',
  'price',
  'band',
  'line',
  'formula',
  'counted',
  'blank',
  'judged',
  'floor',
  'cap',
  'met',
  'unmet',
  'na',
  'waived',
  'already',
  'lesser',
  'panel',
  'spread',
  'sheets',
  'sheets-apart',
  'again',
  'own',
]

test('it may explain itself by every word that the engine has for it', () => {
  const because = rules.map((rule) => ({ rule, fact: 'seen', points: ratio(0n), why: '运气' }))
  expect(lineBy(earning({ points: zero, because }), 1).because).toEqual(because)
})
