import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtIn, type Judged, mutations } from '../../engine/index.ts'
import { edited } from '../../engine/mutate/mutant.ts'
import { mutantsOf } from '../../engine/mutate/mutants.ts'
import { nearbyIn } from '../../engine/mutate/nearby.ts'
import { nameOf, provenIn, slipsCell, standardsFile } from '../../tools/standards-page.ts'
import { loaded } from '../shipped.ts'
import { basic } from './world.ts'

const judgedIn = (one: Parameters<typeof mutations>[0]): readonly Judged[] => [
  ...mutations(one, builtIn).judged(),
]

const page = provenIn(readFileSync(standardsFile, 'utf8'))

test.each(loaded.authored.map((one) => [one.value.id, one] as const))(
  'somebody notices every slip in %s',
  (_, one) => {
    const found = judgedIn(one)
    expect(page.get(nameOf(one))?.slips, 'run `npm run generate`').toBe(slipsCell(found))
    expect(found.filter(({ by }) => by === null).map(({ zh }) => zh)).toEqual([])
    expect(found.filter(({ by }) => by === 'example').length).toBeGreaterThan(100)
  },
)

const mutantsIn = (one: Parameters<typeof mutations>[0]) =>
  mutantsOf(one, nearbyIn(one, builtIn), builtIn)

/** Of each kind of slip one that must be among those that are tried. */
const slips: readonly string[] = parse(readFileSync('test/prove/slips.yaml', 'utf8'))
const triedInBasic = mutantsIn(basic()).map(({ zh }) => zh)

test.each(slips)('a slip that is tried: %s', (slip) => {
  expect(triedInBasic).toContain(slip)
})

const varied = {
  find: `bands:
        - { at_least: 60, points: 20 }
        - { at_least: 50, below: 60, points: 10 }
        - { below: 50, points: 0 }`,
  with: `bands:
          vary: level
          upper: [{ at_least: 60, points: 20 }, { at_least: 50, below: 60, points: 10 }, { below: 50, points: 0 }]
          otherwise: [{ at_least: 40, points: 20 }, { below: 40, points: 0 }]`,
}

test('the seams of bands that differ by level are moved as others are', () => {
  const tried = mutantsIn(basic([varied])).map(({ zh }) => zh)
  expect(tried).toContain('「青年占比」score/bands/otherwise：分档的界限由 40 改为 41')
  expect(tried).toContain('「青年占比」score/bands/upper：分档的界限 50 本身归另一档')
  expect(tried).toContain('「青年占比」score/bands/upper：第 1 档与第 2 档的分互换')
})

const several = (line: string, more = '') => ({
  find: 'score: { kind: checklist, of: shown, items: { sign: 5, pledge: 15 } }',
  with: `start: zero${more}\n        lines: [${line}]`,
})
const given = 'gives: { kind: checklist, of: shown, items: { sign: 5, pledge: 15 } }'

test.each([
  ['a cap that its rule never comes to', several(`{ ${given}, cap: 20 }`), 'cap', false],
  [
    'a cap that holds its rule',
    several('{ gives: { kind: count, of: events, each: 5 }, cap: 20 }'),
    'cap',
    true,
  ],
  ['a ceiling of the points', several(`{ ${given} }`, '\n        ceiling: 20'), 'ceiling', false],
  ['a ceiling above the points', several(`{ ${given} }`, '\n        ceiling: 25'), 'ceiling', true],
])('%s is left out only where that could be noticed', (_, change, word, want) => {
  const tried = mutantsIn(basic([change])).map(({ zh }) => zh)
  expect(tried.some((zh) => zh.startsWith('「亮明」') && zh.endsWith(`少写 ${word}`))).toBe(want)
})

test('every slip changes the standard, and leaves the standard itself as it was', () => {
  const one = basic()
  const before = JSON.stringify(one.value)
  const mutants = mutantsIn(one)
  for (const { edits } of mutants) expect(JSON.stringify(edited(one.value, edits))).not.toBe(before)
  expect(JSON.stringify(one.value)).toBe(before)
  expect(new Set(mutants.map(({ path, zh }) => `${path} ${zh}`)).size).toBe(mutants.length)
})

const rows = `
- note: 迟到一次扣半分
  level: upper
  like: full
  tries: [late]
  points_of: discipline
  rows: [[1, 19.5]]
`

test('a row for the price makes the slips in the price noticed', () => {
  const price = (one: Parameters<typeof mutations>[0]) =>
    judgedIn(one).filter(({ zh }) => zh.startsWith('「纪律」score/each/late'))
  const files = {
    find: '- note: 弄虚作假',
    with: `${rows.trim()}\n- note: 弄虚作假`,
    in: 'demo/basic/examples.yaml',
  }
  expect(price(basic()).map(({ by }) => by)).toEqual([null, null])
  const [more, less] = price(basic([files]))
  expect(more).toMatchObject({ by: 'example', note: '迟到一次扣半分（1）' })
  expect(less).toMatchObject({ by: 'example', note: '迟到一次扣半分（1）' })
})

test('a cap that differs from the points is refused by check where no example comes to it', () => {
  const caps = judgedIn(basic()).filter(({ zh }) => zh.startsWith('「活动」score/cap'))
  expect(caps.map(({ by }) => by)).toEqual(['check', 'example'])
})

test('an example that fails already notices nothing', () => {
  const wrong = basic([
    {
      find: 'want: { total: 100, outcome: met',
      with: 'want: { total: 1, outcome: met',
      in: 'demo/basic/examples.yaml',
    },
  ])
  expect(judgedIn(wrong).some(({ note }) => note === '全部做到，得满分')).toBe(false)
  expect(judgedIn(basic()).some(({ note }) => note === '全部做到，得满分')).toBe(true)
})
