import fc from 'fast-check'
import { expect, test } from 'vitest'
// What the server refuses, and the schema that must refuse the same: both are behind the door.
import { factFlaw } from '../../engine/compile/values.ts'
import { valueSchema } from '../../engine/form/value.ts'
import { type Fact, hints, type Json, sheetReader } from '../../engine/index.ts'

const fact = (rest: Partial<Fact>): Fact => ({ id: 'x', name: '事实', ...rest }) as Fact
const of = { a: '甲', b: '乙', c: '丙' }

const decimal = fc
  .tuple(
    fc.integer({ min: -400_000, max: 400_000 }),
    fc.constantFrom(1, 2, 4, 5, 10, 20, 100, 1000),
  )
  .map(([n, d]) => n / d)

const bounds = fc
  .tuple(
    decimal,
    fc.integer({ min: 0, max: 500 }),
    fc.constantFrom(undefined, 0.1, 0.25, 0.5, 1, 2, 0.03),
  )
  .map(([min, span, step]) => ({ min, max: min + span, ...(step !== undefined && { step }) }))

const numbers = fc
  .tuple(
    fc.constantFrom('count' as const, 'number' as const, 'percent' as const, 'money' as const),
    fc.oneof(fc.constant({}), bounds),
  )
  .map(([type, rest]) => fact({ type, ...rest }))

const facts = fc.oneof(
  { weight: 4, arbitrary: numbers },
  fc.constantFrom(
    fact({ type: 'bool' }),
    fact({ type: 'date' }),
    fact({ type: 'text' }),
    fact({ type: 'choice', of }),
    fact({ type: 'choice', of, many: true }),
    fact({ type: 'occurrences', of }),
    fact({ type: 'panel', min: 0, max: 10, step: 0.5 }),
    fact({
      type: 'panel',
      min: 0,
      max: 10,
      weights: { expert: 60, peer: 40 },
      combine: 'weighted',
    }),
    fact({ type: 'panel', min: 0, max: 10, combine: 'consensus' }),
  ),
)

const day = fc
  .tuple(
    fc.integer({ min: 2020, max: 2028 }),
    fc.integer({ min: 0, max: 13 }),
    fc.integer({ min: 0, max: 32 }),
  )
  .map(([y, m, d]) => [y, String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-'))

const word = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'c',
    'd',
    '',
    ' ',
    '\u0000',
    'a\u0000',
    'expert',
    '𠮷'.repeat(100),
    '名'.repeat(101),
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)

const occurrence = fc.record(
  {
    kind: word,
    when: day,
    incident: word,
    note: word,
    evidence: fc.array(word, { maxLength: 3 }),
    more: word,
  },
  { requiredKeys: ['kind', 'when'] },
)
const verdict = fc.record(
  {
    judge: word,
    role: word,
    value: fc.oneof(decimal, fc.integer({ min: -1, max: 11 }), fc.constant(null)),
  },
  { requiredKeys: ['judge'] },
)
const panel = fc.record(
  { values: fc.array(verdict, { maxLength: 3 }), agreed: decimal, more: word },
  { requiredKeys: ['values'] },
)

const values: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: decimal },
  fc.integer({ min: -3, max: 200 }),
  fc.constantFrom(1e15, -1e15, 999_999_999_999_999, 0.1 + 0.2, 1e21, 1e-7, -0),
  fc.boolean(),
  fc.constant(null),
  day,
  fc.array(fc.constantFrom('a', 'b', 'c', 'd', 1), { maxLength: 4 }),
  fc.array(occurrence, { maxLength: 2 }),
  panel,
  fc.object({ maxDepth: 1 }) as fc.Arbitrary<Json>,
) as fc.Arbitrary<Json>

test('the schema of a value refuses what the server refuses, and nothing else', () => {
  const reader = sheetReader()
  fc.assert(
    fc.property(facts, values, (one, value) => {
      const schema = valueSchema(one)
      const fits = reader.validate(schema, value)
      reader.removeSchema(schema)
      expect(fits).toBe(factFlaw(one, value) === null)
    }),
    { numRuns: 1500 },
  )
}, 60_000)

test('what lies on the grid of a fact is taken, however its steps are written in binary', () => {
  const reader = sheetReader()
  const tenth = reader.compile(valueSchema(fact({ type: 'number', min: 0, max: 240, step: 0.1 })))
  for (const value of [0, 0.1, 0.3, 0.7, 1.1, 239.9, 240])
    expect([value, tenth(value)]).toEqual([value, true])
  for (const value of [0.05, 0.31, -0.1, 240.1, 0.1 + 0.2])
    expect([value, tenth(value)]).toEqual([value, false])
})

test('a sheet asks for a number where the server would also read its decimal text', () => {
  const one = fact({ type: 'number', min: 0, max: 10 })
  expect(factFlaw(one, '7.5')).toBeNull()
  expect(sheetReader().validate(valueSchema(one), '7.5')).toBe(false)
})

test('every hint says in both languages what it is for', () => {
  for (const { says } of Object.values(hints))
    expect([says.zh, says.en]).toEqual([
      expect.stringMatching(/\p{Script=Han}/u),
      expect.stringMatching(/^[a-z]/),
    ])
})
