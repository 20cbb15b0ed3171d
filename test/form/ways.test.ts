import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type BoundWords,
  compare,
  type Differs,
  rational,
  variants,
  type Way,
  type When,
} from '../../engine/index.ts'

const levels = ['upper', 'middle', 'lower']
const kinds = ['a', 'b', 'c']
/** Below 10, 10, between, 20, above: as a standard with two bounds tells them apart. */
const sizes = [9, 10, 15, 20, 21].map(rational)
const facts = [
  { fact: 'kind', values: kinds },
  { fact: 'size', values: sizes },
]
const ways = levels.flatMap((level) =>
  kinds.flatMap((_, kind) =>
    sizes.map((_, size): Way => {
      const on = [
        { fact: 'kind', place: kind },
        { fact: 'size', place: size },
      ]
      return { level, on, table: null as never }
    }),
  ),
)
const differs: Differs = { levels, facts, numeric: new Set(['size']), ways }

const within = (bound: BoundWords, at: number): boolean => {
  const order = (cut: number | undefined) => compare(sizes[at]!, rational(cut ?? 0))
  return (
    (bound.at_least === undefined || order(bound.at_least) >= 0) &&
    (bound.above === undefined || order(bound.above) > 0) &&
    (bound.at_most === undefined || order(bound.at_most) <= 0) &&
    (bound.below === undefined || order(bound.below) < 0)
  )
}

/** Does what is said hold in a way? */
const holds = (when: readonly When[], { level, on }: Way): boolean =>
  when.length === 0 ||
  when.some(
    ({ levels: of, facts }) =>
      (of === null || of.includes(level)) &&
      facts.every(({ fact, is }) => {
        const { place } = on.find((one) => one.fact === fact)!
        return fact === 'kind'
          ? is.includes(kinds[place]!)
          : (is as readonly BoundWords[]).some((bound) => within(bound, place))
      }),
  )

test('of what differs each way has what is said of it, and nothing else', () => {
  const pictures = fc.array(fc.integer({ min: 0, max: 2 }), {
    minLength: ways.length,
    maxLength: ways.length,
  })
  fc.assert(
    fc.property(pictures, (picture) => {
      const told = variants(differs, (way) => picture[ways.indexOf(way)]!)
      for (const way of ways)
        expect(told.filter(({ when }) => holds(when, way)).map(({ value }) => value)).toEqual([
          picture[ways.indexOf(way)],
        ])
    }),
  )
})

const told = (of: (way: Way) => unknown) =>
  variants(differs, of).map(({ value, when }) => [value, when])
const place = ({ on }: Way, fact: string) => on.find((one) => one.fact === fact)!.place

test('what is the same everywhere says no condition', () => {
  expect(told(() => 90)).toEqual([[90, []]])
})

test('what turns on the level alone says the levels alone, those alike together', () => {
  expect(told(({ level }) => (level === 'upper' ? 90 : 80))).toEqual([
    [90, [{ levels: ['upper'], facts: [] }]],
    [80, [{ levels: ['middle', 'lower'], facts: [] }]],
  ])
})

test('what turns on a size says bounds, each side as it is meant', () => {
  expect(told((way) => (place(way, 'size') >= 1 && place(way, 'size') < 3 ? 2 : 3))).toEqual([
    [3, [{ levels: null, facts: [{ fact: 'size', is: [{ below: 10 }, { at_least: 20 }] }] }]],
    [2, [{ levels: null, facts: [{ fact: 'size', is: [{ at_least: 10, below: 20 }] }] }]],
  ])
})

test('what turns on two things says both', () => {
  const of = (way: Way) => (way.level === 'upper' && place(way, 'kind') === 0 ? 1 : 0)
  expect(told(of)).toEqual([
    [1, [{ levels: ['upper'], facts: [{ fact: 'kind', is: ['a'] }] }]],
    [
      0,
      [
        { levels: ['upper'], facts: [{ fact: 'kind', is: ['b', 'c'] }] },
        { levels: ['middle', 'lower'], facts: [] },
      ],
    ],
  ])
})
