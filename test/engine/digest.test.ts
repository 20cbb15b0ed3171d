import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, digest, digestOf } from '../../engine/index.ts'

test.each([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ b: { d: 1, c: 2 }, a: [{ f: 1, e: 2 }] }, '{"a":[{"e":2,"f":1}],"b":{"c":2,"d":1}}'],
  [[3, 1, 2], '[3,1,2]'],
  ['text', '"text"'],
  [null, 'null'],
  [true, 'true'],
  [1.5, '1.5'],
  [-0, '0'],
  [{}, '{}'],
  [[], '[]'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  ['"\n\\', '"\\"\\n\\\\"'],
  [{ 标: 1, a: 2, B: 3 }, '{"B":3,"a":2,"标":1}'],
])('the canonical text of %j is %s', (value, want) => {
  expect(canonical(value)).toBe(want)
})

test('the digest is the SHA-256 that everyone knows', () => {
  expect(digestOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(digest({ b: 1, a: 2 })).toBe(digestOf('{"a":2,"b":1}'))
})

test('letters that look the same are the same, however they were typed', () => {
  expect(digest({ é: 'é' })).toBe(digest({ 'e\u0301': 'e\u0301' }))
  expect(canonical('e\u0301')).toBe('"\u00e9"')
})

test('members are in the order of their normal letters', () => {
  expect(canonical({ 'e\u0301': 1, f: 2 })).toBe(canonical({ é: 1, f: 2 }))
})

const json = fc.jsonValue({ maxDepth: 4 })
/** The same value with the members of every object in another order. */
const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, turned(member)])
      .reverse(),
  )
}

test('the order of members does not move a digest', () => {
  fc.assert(fc.property(json, (value) => digest(turned(value)) === digest(value)))
})

test('a canonical text is JSON, and its own canonical text', () => {
  fc.assert(
    fc.property(json, (value) => canonical(JSON.parse(canonical(value))) === canonical(value)),
  )
})

test('the order of a list, a letter, a number or a member more moves it', () => {
  const before = digest({ a: [1, 2], b: 'x' })
  for (const other of [
    { a: [2, 1], b: 'x' },
    { a: [1, 2], b: 'X' },
    { a: [1, 2.5], b: 'x' },
    { a: [1, '2'], b: 'x' },
    { a: [1, 2], b: 'x', c: null },
    { a: [1, 2] },
  ])
    expect(digest(other)).not.toBe(before)
})
