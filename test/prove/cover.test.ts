import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { brokenLaws } from '../../engine/cover/laws.ts'
import { builtIn, type Covered, cover, load, shareReached } from '../../engine/index.ts'
import { coverageCell, nameOf, provenIn, standardsFile } from '../../tools/standards-page.ts'
import { tailored } from '../define/world.ts'
import { loaded } from '../shipped.ts'
import { basic, withExamples } from './world.ts'

const page = provenIn(readFileSync(standardsFile, 'utf8'))
const stale = 'run `npm run generate`'
const standards = loaded.authored
const sorted = (items: readonly Covered[]) => items.map(({ en }) => en).sort()
const lacking = (items: readonly Covered[]) => items.filter(({ reached }) => !reached)

test.each(standards.map((one) => [one.value.id, one] as const))(
  'the examples of %s and the cases made for it reach all of it, and every case keeps the laws',
  (_, one) => {
    const { items, made, bench } = cover(one, builtIn)
    expect(sorted(lacking(items))).toEqual([])
    expect(shareReached(items)).toBe(100)
    expect(page.get(nameOf(one))?.coverage, stale).toBe(coverageCell(items))
    expect(made.flatMap((tried) => brokenLaws(tried, bench)).map(({ en }) => en)).toEqual([])
  },
)

/** The basic standard with one of each thing that it has not. */
const every = [
  {
    find: 'na: { reasons: { no_staff: 没有人 }, effect: redistribute }',
    with: 'na: { reasons: { no_staff: 没有人 }, effect: redistribute }\n    waived: { effect: full }\n    no_evidence: zero',
  },
  {
    find: 'to: { at: 20, points: 10 } }',
    with: 'to: { vary: level, upper: { at: 20, points: 10 }, otherwise: { at: 10, points: 10 } } }',
  },
]

const onlyFull = `
- id: full
  note: 满分
  level: upper
  given: { staff: 20, youth: 12, born: "1990-01-01", late: 0, events: 4, shown: [sign, pledge], mark: 10, forged: false }
  want: { total: 100 }
`

test('cases that are made reach all that any case may reach, and nothing that a person must have thought of', () => {
  const { items } = cover(withExamples(onlyFull), builtIn)
  expect(sorted(lacking(items.filter(({ by }) => by === 'any')))).toEqual([])
  expect(sorted(lacking(items))).toEqual([
    'the condition "人数" is not met',
    'the gate "工作须过半" is not passed',
    'the grade "未达标"',
    'the grade "达标"',
    'the veto "弄虚作假" fires',
    'the veto "弄虚作假" is open, a fact that it reads not being given',
  ])
})

test('what a rule turns at is asked for on the turn and on both sides, as far as its fact can lie there', () => {
  const { items } = cover(basic(), builtIn)
  const of = (name: string) =>
    items.filter(({ kind, en }) => kind === 'turn' && en.startsWith(`"${name}"`))
  expect(of('纪律').map(({ en }) => en)).toEqual([
    '"纪律": 迟到 is 0',
    '"纪律": 迟到 between 0 and 40',
    '"纪律": 迟到 is 40',
    '"纪律": 迟到 above 40',
  ])
  expect(of('青年占比').map(({ en }) => en)).toEqual([
    '"青年占比": 青年占比 below 50',
    '"青年占比": 青年占比 is 50',
    '"青年占比": 青年占比 between 50 and 60',
    '"青年占比": 青年占比 is 60',
    '"青年占比": 青年占比 above 60',
  ])
})

test('of several rules one is reached only where it counts', () => {
  const { items } = cover(
    basic([
      {
        find: 'score: { kind: checklist, of: shown, items: { sign: 5, pledge: 15 } }',
        with: `start: zero
        lines:
          - { when: late > 3, gives: { kind: checklist, of: shown, items: { sign: 5, pledge: 15 } } }
          - { when: late <= 3, gives: { kind: count, of: events, each: 5 }, cap: 20 }`,
      },
    ]),
    builtIn,
  )
  const shown = items.filter(({ kind, en }) => kind === 'option' && en.startsWith('"亮明"'))
  expect(shown).toHaveLength(4)
  // No example that shows anything has been late so often; a case is made that has.
  for (const { examples, made } of shown)
    expect({ examples, made }).toEqual({ examples: [], made: true })
})

test('an example alone in its grade is helped by no full marks: cases climb as well as fall', () => {
  const poor = `
- note: 刚开始
  level: lower
  given: { staff: 6, youth: 1, born: "1990-01-01", late: 30, events: 0, shown: [], mark: 1, forged: false }
  want: { outcome: unmet }
`
  const { items } = cover(withExamples(poor), builtIn)
  const grades = items.filter(({ kind }) => kind === 'grade-of-level')
  expect(grades.length).toBeGreaterThan(3)
  expect(sorted(lacking(grades))).toEqual([])
})

const kinds: readonly { readonly kind: string; readonly en: string; readonly reached: boolean }[] =
  parse(readFileSync('test/prove/items.yaml', 'utf8'))

test.each(kinds)('$kind: $en', ({ kind, en, reached }) => {
  const { items } = cover(basic(every), builtIn)
  expect(items.filter((one) => one.en === en).map((one) => [one.kind, one.reached])).toEqual([
    [kind, reached],
  ])
})

test('an item says which examples reach it, and where it is written', () => {
  const { items } = cover(basic(), builtIn)
  const fires = items.find(({ en }) => en === 'the veto "弄虚作假" fires')
  expect(fires).toMatchObject({
    examples: ['弄虚作假，一票否决'],
    made: false,
    reached: true,
    at: { file: 'demo/basic/standard.yaml', line: 76 },
  })
})

test('an example that alone reaches something is missed when it is gone', () => {
  const without = basic([
    {
      in: 'demo/basic/examples.yaml',
      find: '- note: 弄虚作假，一票否决\n  level: lower\n  like: full\n  given: { forged: true }\n  want: { total: 100, outcome: unmet, vetoes: [forgery] }\n',
      with: '',
    },
  ])
  const [before, after] = [basic(), without].map((one) =>
    sorted(lacking(cover(one, builtIn).items)),
  )
  expect(after!.filter((one) => !before!.includes(one))).toEqual(['the veto "弄虚作假" fires'])
})

test('an operation on what is extended is told by an example that comes out otherwise without it', () => {
  const wards = load(tailored()).authored.find(({ value }) => value.id === 'wards')!
  const { items } = cover(wards, builtIn)
  const operations = items.filter(({ kind }) => kind === 'operation')
  const { tailor = [] } = wards.own.value as { tailor?: readonly { do: string }[] }
  expect(operations.length).toBeGreaterThan(0)
  // `keep` changes nothing that could be told.
  expect(operations.length).toBeLessThanOrEqual(tailor.filter((one) => one.do !== 'keep').length)
  for (const { at, by } of operations) {
    expect(by).toBe('hand')
    expect(at.file).toBe('demo/wards/standard.yaml')
  }
})

test('a rule that gives less for what is better breaks a law at its edges', () => {
  const upside = basic([
    {
      find: 'late: { name: 迟到, type: count, by: assessor }',
      with: 'late: { name: 迟到, type: count, by: assessor, better: higher }',
    },
  ])
  const { bench, made } = cover(upside, builtIn)
  const found = made.flatMap((one) => brokenLaws(one, bench))
  expect(found.length).toBeGreaterThan(0)
  expect(new Set(found.map(({ law }) => law))).toEqual(new Set(['better']))
  expect(found[0]!.zh).toMatch(/「迟到」由 \d+ 变为 \d+ 是变好，「纪律」却由/)
})
