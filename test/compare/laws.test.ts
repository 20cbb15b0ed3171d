import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Authored, type ChangeKind, compareStandards, overallOf } from '../../engine/index.ts'
import { loaded } from '../shipped.ts'
import { authored, hall } from './world.ts'

const { authored: shipped } = loaded
const base = authored(hall)

test('the shipped standards are there', () => {
  expect(shipped.length).toBeGreaterThanOrEqual(3)
})

test.each([...shipped, base].map((one) => [one.definition.id, one] as const))(
  '%s does not differ from itself',
  (_, one) => {
    expect(compareStandards(one, one)).toEqual([])
    expect(overallOf([], '1')).toMatchObject({ kind: null, version: '1' })
  },
)

const other: Partial<Record<ChangeKind, ChangeKind>> = {
  relaxing: 'tightening',
  tightening: 'relaxing',
}
const kinds = (before: Authored, after: Authored, turn = false): readonly string[] =>
  compareStandards(before, after)
    .map(({ kind }) => (turn ? (other[kind] ?? kind) : kind))
    .toSorted()

type Path = readonly (string | number)[]

/** Every number of a standard, but the ends of bands: to move one alone leaves a gap between two. */
function numbersIn(node: unknown, path: Path = []): readonly Path[] {
  if (typeof node === 'number') return [path]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) => {
    const end = path.at(-2) === 'bands' && key !== 'points'
    const step = Array.isArray(node) ? Number(key) : key
    return end || key === 'format' || key === 'tailor' ? [] : numbersIn(inner, [...path, step])
  })
}

const put = (node: unknown, [step, ...rest]: Path, change: (n: number) => number): unknown => {
  if (step === undefined) return change(node as number)
  const inside = (node as Record<string | number, unknown>)[step]
  const made = put(inside, rest, change)
  return Array.isArray(node)
    ? node.map((one, at) => (at === step ? made : one))
    : { ...(node as object), [step]: made }
}

test('the way back relaxes what the way there tightens, and is otherwise of the same kinds', () => {
  const numbers = numbersIn(base.value)
  const some = fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(some, fc.constantFrom(0.5, 2, 3), (paths, by) => {
      const value = paths.reduce<unknown>(
        (so, path) => put(so, path, (n) => n * by + 1),
        base.value,
      )
      const later = { ...base, value: value as Authored['value'] }
      expect(kinds(later, base)).toEqual(kinds(base, later, true))
    }),
    { numRuns: 25 },
  )
})

test.each([...shipped, base].map((one) => [one.definition.id, one] as const))(
  'whatever number of %s becomes another, it is noticed there',
  (_, one) => {
    const all = numbersIn(one.value)
    expect(all.length).toBeGreaterThan(50)
    fc.assert(
      fc.property(fc.constantFrom(...all), (path) => {
        // So far that it meets no other number: of two ends that are one there is no standard to compare.
        const value = put(one.value, path, (n) => n + 1009) as Authored['value']
        const found = compareStandards(one, { ...one, value })
        expect(found.length).toBeGreaterThan(0)
        expect(found.some(({ kind }) => kind === 'editorial')).toBe(false)
      }),
      { numRuns: 30 },
    )
  },
)
