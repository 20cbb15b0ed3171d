import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Value } from '../../engine/expression/tree.ts'
// Expressions stand inside standards; the door has only what a standard makes of them.
import { compileExpression, type ExpressionType, type Named } from '../../engine/expression.ts'
import { exactText, parseExact, type Rational } from '../../engine/index.ts'

type Given = number | string | boolean | readonly string[]
interface Accepted {
  readonly text: string
  readonly given: { readonly [name: string]: Given }
  readonly want: number | string | boolean
  readonly type?: ExpressionType
  readonly reads?: readonly string[]
}
interface Refused {
  readonly text: string
  readonly code: string
  readonly at: number
  readonly detail?: string
  /** Where the part that is wrong ends; the same flaw may have others after it. */
  readonly end?: number
  readonly right?: readonly string[]
}
const { accepted, refused }: { accepted: readonly Accepted[]; refused: readonly Refused[] } = parse(
  readFileSync('test/expression/language.yaml', 'utf8'),
)

const kinds = ['gold', 'silver', 'none']
const names = new Map<string, Named>([
  ...['staff', 'late', 'share'].map((name) => [name, { type: 'number' }] as const),
  ...['forged', 'league'].map((name) => [name, { type: 'bool' }] as const),
  ...['born', 'joined'].map((name) => [name, { type: 'date' }] as const),
  ...['rank', 'former'].map((name) => [name, { type: 'choice', options: kinds }] as const),
  ['place', { type: 'choice', options: ['north', 'south'] }],
  ['medals', { type: 'choices', options: kinds }],
  ['shown', { type: 'choices', options: ['sign', 'pledge', 'duty'] }],
])
const compiled = (text: string) => compileExpression(text, names)
const readAs = (one: Given): Value =>
  typeof one === 'number' || (typeof one === 'string' && /^-?\d+([./]\d+)?$/.test(one))
    ? parseExact(String(one))
    : one
const written = (one: Value) =>
  typeof one === 'object' && 'd' in one ? exactText(one as Rational) : one

test.each(accepted)('$text is $want', ({ text, given, want, type, reads }) => {
  const { expression, flaws } = compiled(text)
  expect(flaws).toEqual([])
  expect(written(expression!.evaluate((name) => readAs(given[name]!)))).toBe(written(readAs(want)))
  expect(expression).toMatchObject({ text, ...(type && { type }), ...(reads && { reads }) })
})

test.each(refused)('"$text" is refused: $code at $at', ({ text, code, at, detail, end, right }) => {
  const { expression, flaws } = compiled(text)
  expect(expression).toBeUndefined()
  expect(flaws).toMatchObject([
    {
      code,
      at,
      ...(detail !== undefined && { detail }),
      ...(end && { end }),
      ...(right && { right }),
    },
  ])
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

test('every strange letter is named at its place, with the one that belongs there', () => {
  const text = '（staff　≥　６）且 rank == “gold”'
  const { expression, flaws } = compiled(text)
  expect(expression).toBeUndefined()
  expect(flaws.map(({ at, end, right }) => [text.slice(at, end), ...right!])).toEqual([
    ...[
      ['（', '('],
      ['　', ' '],
      ['≥', '>='],
      ['　', ' '],
      ['６', '6'],
      ['）', ')'],
    ],
    ...[
      ['且', '&&'],
      ['“', '"'],
      ['”', '"'],
    ],
  ])
})

const parts = (count: number, joint: string) => Array(count).fill('forged').join(joint)
/** The same name in a tree that is as wide as it is deep. */
const tree = (depth: number): string =>
  depth === 0 ? 'forged' : `(${tree(depth - 1)} || ${tree(depth - 1)})`

const every = (item: string, holds: string) => `shown.all(${item}, ${holds})`
/** Fifty-one names in a tree that is not deep. */
const many = Array.from({ length: 51 }, (_, at) => `fact_${at}`)
const balanced = (all: readonly string[]): string =>
  all.length === 1
    ? `${all[0]} > 0`
    : `(${balanced(all.slice(0, all.length / 2))} && ${balanced(all.slice(all.length / 2))})`

test.each([
  ['more than 2,000 characters', parts(400, ' || ')],
  ['more than 24 deep', parts(30, ' || ')],
  ['more than 300 parts', tree(8)],
  ['a number of a thousand digits', `staff > ${'9'.repeat(1000)}`],
  ['more than 50 in a list', `staff in [${Array(51).fill('1').join()}]`],
  ['three quantifiers in one another', every('x', every('y', every('z', 'forged')))],
  ['a fraction of a thousand digits', `staff > 0.${'9'.repeat(1000)}`],
])('%s is too much, and said once', (_, text) => {
  expect(compiled(text).flaws.map(({ code }) => code)).toEqual(['too-large'])
})

test('so many names are read and no more', () => {
  const declared = new Map(many.map((name) => [name, { type: 'number' }] as const))
  const flawsOf = (all: readonly string[]) => compileExpression(balanced(all), declared).flaws
  expect(flawsOf(many.slice(1))).toEqual([])
  expect(flawsOf(many)).toMatchObject([{ code: 'too-large', detail: 'names' }])
})

test.each([
  ['brackets', '('.repeat(1900)],
  ['brackets that close', `${'('.repeat(990)}forged${')'.repeat(990)}`],
  ['negations', `${'!'.repeat(1990)}forged`],
  ['signs', `0 < ${'-'.repeat(1990)}late`],
  ['lists', '['.repeat(1990)],
  ['calls', 'f('.repeat(900)],
  ['choices', 'forged ? '.repeat(200)],
  ['items', `staff in [${Array(990).fill('1').join()}]`],
  ['arguments', `min(${Array(990).fill('1').join()}) > 0`],
  ['quantifiers', 'shown.all(x, '.repeat(150)],
  ['members', `forged${'.a'.repeat(900)}`],
])('a thousand %s are refused', (_, text) => {
  const { expression, flaws } = compiled(text)
  expect(expression === undefined ? flaws.length : 1).toBeGreaterThan(0)
})

test('as much as is allowed is allowed', () => {
  expect(compiled(parts(24, ' || ')).flaws).toEqual([])
  expect(compiled(tree(7)).flaws).toEqual([])
})

const sample: { readonly [type in ExpressionType]: Value } = {
  number: parseExact('1/3'),
  bool: true,
  date: '2026-01-31',
  choice: 'gold',
  choices: ['gold', 'none'],
}

test('no text makes it throw', () => {
  const word = fc.constantFrom(
    ...['staff', 'late', 'forged', '1', '0.5', '(', ')', '+', '-', '*', '/', '<', '==', '!', '&&'],
    ...[
      '||',
      '?',
      ':',
      '[',
      ']',
      '"',
      '.',
      'true',
      'null',
      'in',
      '1e5',
      'rank',
      ...[
        'medals',
        '"gold"',
        '.all(x,',
        '.exists(x,',
        'x',
        'size(',
        'min(',
        ',',
        'born',
        '“',
        '且',
      ],
      '＞',
      '\\',
      '\n',
      '//',
    ],
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 14 }), (words) => {
      const { expression, flaws } = compiled(words.join(' '))
      expect(expression === undefined).toBe(flaws.length > 0)
      expression?.evaluate((name) => sample[names.get(name)!.type])
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
