import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Expressions stand inside standards; the door has only what a standard makes of them.
import { compileExpression, type ExpressionType } from '../../engine/expression.ts'
import { exactText, parseExact, type Rational } from '../../engine/index.ts'

interface Accepted {
  readonly text: string
  readonly given: { readonly [name: string]: number | string | boolean }
  readonly want: number | string | boolean
  readonly type?: ExpressionType
  readonly reads?: readonly string[]
}
interface Refused {
  readonly text: string
  readonly code: string
  readonly at: number
  readonly detail?: string
}
const { accepted, refused }: { accepted: readonly Accepted[]; refused: readonly Refused[] } = parse(
  readFileSync('test/engine/expression.yaml', 'utf8'),
)

const names = new Map<string, ExpressionType>([
  ['staff', 'number'],
  ['late', 'number'],
  ['share', 'number'],
  ['forged', 'bool'],
  ['league', 'bool'],
])
const compiled = (text: string) => compileExpression(text, names)
const readAs = (one: number | string | boolean): Rational | boolean =>
  typeof one === 'boolean' ? one : parseExact(String(one))
const written = (one: Rational | boolean) => (typeof one === 'boolean' ? one : exactText(one))

test.each(accepted)('$text is $want', ({ text, given, want, type, reads }) => {
  const { expression, flaws } = compiled(text)
  expect(flaws).toEqual([])
  expect(written(expression!.evaluate((name) => readAs(given[name]!)))).toBe(written(readAs(want)))
  expect(expression).toMatchObject({ text, ...(type && { type }), ...(reads && { reads }) })
})

test.each(refused)('"$text" is refused: $code at $at', ({ text, code, at, detail }) => {
  const { expression, flaws } = compiled(text)
  expect(expression).toBeUndefined()
  expect(flaws).toMatchObject([{ code, at, ...(detail === undefined ? {} : { detail }) }])
  expect(flaws[0]!.end).toBeGreaterThanOrEqual(at)
  expect(flaws[0]!.end).toBeLessThanOrEqual(text.length)
})

test('every name that is not known is named, not only the first', () => {
  const { flaws } = compiled('one > 1 && staff > 2 && (two || !three)')
  expect(flaws.map(({ detail }) => detail)).toEqual(['one', 'two', 'three'])
})

test('a flaw covers the part of the text that is wrong', () => {
  const text = 'staff > 6 && laate > 0'
  const covered = compiled(text).flaws.map(({ at, end }) => text.slice(at, end))
  expect(covered).toEqual(['laate'])
})

const parts = (count: number, joint: string) => Array(count).fill('forged').join(joint)
/** The same name in a tree that is as wide as it is deep. */
const tree = (depth: number): string =>
  depth === 0 ? 'forged' : `(${tree(depth - 1)} || ${tree(depth - 1)})`

test.each([
  ['more than 2,000 characters', parts(400, ' || ')],
  ['more than 24 deep', parts(30, ' || ')],
  ['more than 300 parts', tree(8)],
  ['a number of a thousand digits', `staff > ${'9'.repeat(1000)}`],
  ['a fraction of a thousand digits', `staff > 0.${'9'.repeat(1000)}`],
])('%s is too much, and said once', (_, text) => {
  expect(compiled(text).flaws.map(({ code }) => code)).toEqual(['too-large'])
})

test.each([
  ['brackets', '('.repeat(1900)],
  ['brackets that close', `${'('.repeat(990)}forged${')'.repeat(990)}`],
  ['negations', `${'!'.repeat(1990)}forged`],
  ['signs', `0 < ${'-'.repeat(1990)}late`],
  ['lists', '['.repeat(1990)],
  ['calls', 'f('.repeat(900)],
  ['choices', 'forged ? '.repeat(200)],
  ['members', `forged${'.a'.repeat(900)}`],
])('a thousand %s are refused', (_, text) => {
  const { expression, flaws } = compiled(text)
  expect(expression === undefined ? flaws.length : 1).toBeGreaterThan(0)
})

test('as much as is allowed is allowed', () => {
  expect(compiled(parts(24, ' || ')).flaws).toEqual([])
  expect(compiled(tree(7)).flaws).toEqual([])
})

test('no text makes it throw', () => {
  const word = fc.constantFrom(
    ...['staff', 'late', 'forged', '1', '0.5', '(', ')', '+', '-', '*', '/', '<', '==', '!', '&&'],
    ...['||', '?', ':', '[', ']', '"', '.', 'true', 'null', 'in', '1e5', '＞', '\\', '\n', '//'],
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const { expression, flaws } = compiled(words.join(' '))
      expect(expression === undefined).toBe(flaws.length > 0)
      expression?.evaluate((name) => (names.get(name) === 'bool' ? true : parseExact('1/3')))
    }),
    { numRuns: 2000 },
  )
})

test('arithmetic is exact: it agrees with fractions', () => {
  const part = fc.integer({ min: 0, max: 9999 }).map((n) => n / 100)
  fc.assert(
    fc.property(part, part, (a, b) => {
      const { expression } = compiled(`${a} + ${b} - ${b} == ${a}`)
      expect(expression!.evaluate(() => false)).toBe(true)
    }),
  )
})

test('each side of an expression is read only as far as it is needed', () => {
  const { expression } = compiled('forged || late > 0')
  expect(
    expression!.evaluate((name) => {
      if (name === 'late') throw new Error('read')
      return true
    }),
  ).toBe(true)
})
