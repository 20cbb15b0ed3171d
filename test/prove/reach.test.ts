import fc from 'fast-check'
import { expect, test } from 'vitest'
// What coverage is made of is no part of the door.
import { cellsOf, liesIn, numbersIn } from '../../engine/cover/items/cells.ts'
import { reach } from '../../engine/cover/reach.ts'
import { answersOf } from '../../engine/define/example.ts'
import { equal, type Rational, ratio, rational, see } from '../../engine/index.ts'
import { type Fact, readied } from '../../engine/score/fact.ts'

const facts = readied(
  new Map(
    (
      [
        { id: 'staff', type: 'count', min: 1, max: 2000 },
        { id: 'youth', type: 'count' },
        { id: 'cost', type: 'money' },
        { id: 'last', type: 'money' },
        { id: 'mark', type: 'number', min: 0, max: 10, step: 0.5 },
        { id: 'born', type: 'date' },
        { id: 'seen', type: 'occurrences', of: { late: '迟到', fight: '争吵' } },
        { id: 'show', type: 'panel', min: 0, max: 10, min_judges: 3 },
        { id: 'share', type: 'ratio', of: 'youth', over: 'staff', per: 100, over_zero: 'na' },
        { id: 'grown', type: 'growth', of: 'cost', against: 'last', per: 100, from_zero: 'na' },
        { id: 'more', type: 'difference', of: 'cost', less: 'last' },
        { id: 'both', type: 'sum', of: ['cost', 'last'] },
        { id: 'age', type: 'age_at', of: 'born' },
        {
          id: 'fights',
          type: 'number_of',
          of: 'seen',
          kinds: ['fight'],
          look_back: { months: 12 },
        },
      ] as unknown as readonly Fact[]
    ).map((fact) => [fact.id, { ...fact, name: fact.id }]),
  ),
)
const day = '2026-03-02'
const reading = { precedence: ['assessor'], claims: [], trustsClaims: true, filedOn: day } as const
const seenBy = (given: object, id: string) =>
  see(facts, answersOf(given as Record<string, unknown>), reading)(id)

/** Numbers that each fact can come to. */
const within: { readonly [fact: string]: fc.Arbitrary<Rational> } = {
  staff: fc.integer({ min: 1, max: 500 }).map((n) => rational(n)),
  mark: fc.integer({ min: 0, max: 20 }).map((n) => ratio(BigInt(n), 2n)),
  show: fc.integer({ min: 0, max: 100 }).map((n) => ratio(BigInt(n), 10n)),
  share: fc.integer({ min: 0, max: 1000 }).map((n) => ratio(BigInt(n), 10n)),
  grown: fc.integer({ min: -500, max: 500 }).map((n) => ratio(BigInt(n), 10n)),
  more: fc.integer({ min: -99, max: 99 }).map((n) => rational(n)),
  both: fc.integer({ min: 0, max: 999 }).map((n) => rational(n)),
  age: fc.integer({ min: 0, max: 90 }).map((n) => rational(n)),
  fights: fc.integer({ min: 0, max: 30 }).map((n) => rational(n)),
}

test.each(Object.keys(within))(
  'a number that "%s" can come to is reached, through what it is worked out from',
  (id) => {
    fc.assert(
      fc.property(within[id]!, (number) => {
        const given = reach([{ fact: id, number }], { facts, given: {}, day })
        const seen = given && seenBy(given, id)
        expect(seen).toMatchObject({ state: 'known' })
        expect(equal((seen as { value: Rational }).value, number)).toBe(true)
      }),
    )
  },
)

test.each([
  ['staff', rational(0)],
  ['staff', ratio(1n, 2n)],
  ['mark', ratio(1n, 4n)],
  ['age', ratio(41n, 2n)],
  ['fights', rational(-1)],
  ['nobody', rational(1)],
])('what "%s" cannot come to is not made up', (id, number) => {
  expect(reach([{ fact: id, number }], { facts, given: {}, day })).toBeNull()
})

test('what is given already is used: a share is of the whole that is there', () => {
  const ground = { facts, given: { staff: 40 }, day }
  expect(reach([{ fact: 'share', number: rational(60) }], ground)).toEqual({ staff: 40, youth: 24 })
})

const numbers = fc.array(
  fc.integer({ min: -20, max: 20 }).map((n) => ratio(BigInt(n), 2n)),
  {
    maxLength: 5,
  },
)
const steps = fc.constantFrom(null, ratio(1n), ratio(1n, 2n), rational(3))

test('every number that may be lies in one cell, and every cell has a number that may be', () => {
  fc.assert(
    fc.property(numbers, steps, fc.integer({ min: -10, max: 10 }), (turns, step, at) => {
      const range = { least: rational(-10), most: rational(11) }
      const cells = cellsOf(turns, range, step)
      for (const cell of cells) {
        const some = numbersIn(cell, range, step)
        expect(some.length).toBeGreaterThan(0)
        for (const one of some) expect(liesIn(cell, one)).toBe(true)
      }
      const value = step ? ratio(BigInt(at - ((((at + 10) % 3) + 3) % 3))) : rational(at)
      expect(cells.filter((cell) => liesIn(cell, value))).toHaveLength(1)
    }),
  )
})
