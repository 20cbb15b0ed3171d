import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { load, problemText } from '../engine/index.ts'
import { type Files, textsIn } from './define/world.ts'

/** Real tables of the field, as definitions. Nothing of them ships: they prove that the language says what tables say. */
const home = 'scoring-tables'
const files: Files = new Map(
  [...textsIn('test/tables')].filter(([file]) => file.startsWith(`${home}/`)),
)
const problemsIn = (all: Files) => load(all).problems.map((problem) => problemText(problem, 'en'))

interface Example {
  readonly note: string
  readonly want: object
}

interface Worked {
  readonly table: string
  readonly observed: string
  readonly readings: readonly (Example & { readonly standard: string })[]
}

const worked: readonly Worked[] = parse(readFileSync('test/tables/worked.yaml', 'utf8'))
const examplesOf = (standard: string): readonly Example[] =>
  parse(files.get(`${home}/${standard}/examples.yaml`)!)

test('the real tables load with no problem, every example of theirs included', () => {
  expect(problemsIn(files)).toEqual([])
})

test('each of the twelve tables is there, and one without points', () => {
  const ids = load(files)
    .definitions.filter(({ kind }) => kind === 'standard')
    .map(({ id }) => id)
  const tables = new Set(ids.flatMap((id) => /^t(\d\d)-/.exec(id)?.[1] ?? []))
  expect([...tables].map(Number).sort((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ])
  expect(ids).toContain('blue-flag')
})

test('eleven observations were worked out by hand', () => {
  expect(worked).toHaveLength(11)
})

test.each(worked.map((row) => [`${row.table} ${row.observed}`, row.readings] as const))(
  '%s is an example, by each reading of the table',
  (_, readings) => {
    for (const { standard, note, want } of readings) {
      const example = examplesOf(standard).find((one) => one.note === note)
      expect(example?.want).toMatchObject(want)
    }
  },
)

// The second reading extends the first, and is not looked at while that one has a problem.
test.each([0, 1])(
  'another figure in any of these examples would be a problem (reading %i)',
  (at) => {
    const readings = worked.flatMap((row) => row.readings[at] ?? [])
    const astray = new Map(files)
    for (const standard of new Set(readings.map((one) => one.standard))) {
      const examples = examplesOf(standard).map((one) =>
        readings.some(({ note }) => note === one.note) ? { ...one, want: raised(one.want) } : one,
      )
      astray.set(`${home}/${standard}/examples.yaml`, stringify(examples))
    }
    const found = load(astray).problems.filter(({ code }) => code === 'example-fails')
    const unseen = readings.filter(({ note }) => !found.some(({ zh }) => zh.includes(note)))
    expect(unseen).toEqual([])
  },
)

/** What an example wants, its figures each one more. */
const raised = (want: object): object =>
  Object.fromEntries(
    Object.entries(want).map(([key, value]) => [
      key,
      typeof value === 'number' ? value + 1 : key === 'points' ? raised(value) : value,
    ]),
  )

/** Six layers of a table: how many children a branch has there, their points, and their weights where it weighs. */
const layers: readonly (readonly [points: number, weights: readonly number[] | number])[] = [
  [50, 2],
  [100, [0.4, 0.6]],
  [50, 2],
  [100, [0.2, 0.3, 0.5]],
  [20, 5],
  [10, [20, 20, 20, 20, 20]],
]

interface Grown {
  readonly id: string
  readonly children?: readonly Grown[]
}

/** The children of a branch, down to the last layer. */
function grown(parent: string, depth: number): readonly Grown[] {
  const [points, weights] = layers[depth]!
  const all = typeof weights === 'number' ? Array.from({ length: weights }, () => null) : weights
  return all.map((weight, at) => {
    const id = `${parent}_${at + 1}`
    const head = { id, name: id, points, ...(weight === null ? {} : { weight }) }
    const below = layers[depth + 1]
    return below
      ? {
          ...head,
          roll_up: typeof below[1] === 'number' ? 'sum' : 'weighted',
          children: grown(id, depth + 1),
        }
      : { ...head, source: 'default points', score: { kind: 'deduct', each: { [id]: 1 } } }
  })
}

const leavesOf = (all: readonly Grown[]): readonly string[] =>
  all.flatMap(({ id, children }) => (children ? leavesOf(children) : [id]))

test('a table of 600 items in six layers, weights within weights, loads with no problem', () => {
  const indicators = grown('part', 0)
  const leaves = leavesOf(indicators)
  expect(leaves).toHaveLength(600)

  const facts = Object.fromEntries(
    leaves.map((id) => [id, { name: id, type: 'count', by: 'assessor', min: 0, max: 99 }]),
  )
  const like = parse(files.get(`${home}/t12-henan/standard.yaml`)!)
  const sector = { sector: 'large', applies_to: { sector: 'large' } }
  const standard = { ...like, id: 'large', name: '大表', ...sector, facts, indicators }
  const given = Object.fromEntries(leaves.map((id) => [id, 0]))
  // A tenth of a leaf: × 1/5 of its 20, × 1/5 of a hundred, × 0.2 of its 50, × 1/2 of a hundred, × 0.4 of its 50.
  const examples = [
    { id: 'full', note: '全部做到', level: 'county', given, want: { total: 100 } },
    {
      note: '第一项有一处不足',
      level: 'county',
      like: 'full',
      given: { [leaves[0]!]: 1 },
      want: { total: 99.992 },
    },
  ]
  const large = new Map(files)
    .set(`${home}/large/standard.yaml`, JSON.stringify(standard)) // on indented lines it would be more than is read
    .set(`${home}/large/examples.yaml`, JSON.stringify(examples))

  expect(problemsIn(large)).toEqual([])
  expect(load(large).definitions.map(({ id }) => id)).toContain('large')
})
