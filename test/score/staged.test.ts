import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
// Stages and retests: the door has only what the server uses of them.
import { compileStandard } from '../../engine/compile/standard.ts'
import { exactText, rational } from '../../engine/rational.ts'
import type { Supplier } from '../../engine/score/fact.ts'
import { type Line, leavesOf } from '../../engine/score/line.ts'
import { score } from '../../engine/score/score.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import {
  differing,
  failedIn,
  goesOn,
  type Layer,
  layersAsOne,
  type SheetGiven,
  scoreLayers,
} from '../../engine/score/staged.ts'
import type { StandardFile } from '../../engine/shapes.ts'
import { holdSheet, type Row, tableIn } from './rows.ts'
import { answersBy, endsOf, type Given, readingOf, type Scored, standardOf } from './sheet.ts'

type Seen = { readonly [fact: string]: Given }
interface Staged {
  readonly note: string
  readonly stage: object
  readonly roles?: readonly string[]
  readonly sheets: readonly Seen[]
  readonly agreed?: { readonly [item: string]: number }
  readonly claims?: readonly Supplier[]
  readonly want: Row['want'] & {
    readonly goes_on?: boolean | null
    readonly apart?: readonly string[]
  }
}
interface Retested {
  readonly note: string
  readonly below: number
  readonly read: readonly Seen[]
  readonly want: Row['want'] & { readonly failed?: readonly string[] }
}

interface Stages {
  readonly standard: Scored
  readonly stages?: readonly Staged[]
  readonly retests?: readonly Retested[]
}
const tables = readdirSync('test/score/stages').map(
  (file) => tableIn(`test/score/stages/${file}`) as unknown as Stages,
)
const stages = tables.flatMap(({ standard, stages = [] }) =>
  stages.map((row) => ({ standard, ...row })),
)
const retests = tables.flatMap(({ standard, retests = [] }) =>
  retests.map((row) => ({ standard, ...row })),
)
const { standard } = tableIn('test/score/stages/readings.yaml')

/** The standard with one more stage behind the one that is looked at. */
const withStage = (standard: Scored, stage: object) =>
  standardOf({
    ...standard,
    stages: [
      { id: 'first', name: '初评', ...stage },
      { id: 'final', name: '终评' },
    ],
  } as Scored)

const apart = (lines: readonly Line[]): readonly string[] =>
  leavesOf(lines)
    .filter(({ because }) => because.some(({ rule }) => rule === 'sheets-apart'))
    .map(({ id }) => id)

test.each(stages)('$note', ({ standard, stage, roles = [], sheets, agreed = {}, want, ...row }) => {
  const compiled = withStage(standard, stage)
  const [first] = compiled.stages
  const given = sheets.map((seen, at): SheetGiven => {
    const role = roles[at]
    return { answers: answersBy('assessor', seen), ...(role === undefined ? {} : { role }) }
  }) as [SheetGiven, ...SheetGiven[]]
  const points = Object.fromEntries(Object.entries(agreed).map(([id, n]) => [id, String(n)]))
  const layer: Layer = { stage: first.id, sheets: given, agreed: points }
  const sheet = scoreLayers(compiled, 'upper', [layer], readingOf(row))
  const { goes_on, apart: far, ...rest } = want
  holdSheet(compiled, sheet, rest)
  if (goes_on !== undefined) expect(goesOn(first, sheet, compiled)).toBe(goes_on)
  if (far) expect(apart(sheet.lines)).toEqual(far)
})

const pointsOf = ({ lines }: Sheet) => lines.map((line) => [line.id, endsOf(line)])

test.each(retests)('$note', ({ standard, below, read, want }) => {
  const compiled = standardOf(standard)
  const retest = { below: rational(below), max: read.length }
  let layers: readonly [Layer, ...Layer[]] | null = null
  let sheet: Sheet | null = null
  for (const seen of read) {
    const answers = answersBy('assessor', seen)
    const sheets = [{ answers }] as const
    layers = layers ? [...layers, { items: failedIn(sheet!, retest), sheets }] : [{ sheets }]
    sheet = scoreLayers(compiled, 'upper', layers, readingOf())
  }
  const { failed, ...rest } = want
  holdSheet(compiled, sheet!, rest)
  if (failed) expect(failedIn(sheet!, retest)).toEqual(failed)
  const [asOne] = layersAsOne(compiled, 'upper', layers!)
  expect(pointsOf(score(compiled, 'upper', asOne, readingOf()))).toEqual(pointsOf(sheet!))
})

test('a standard that names no stages is read once, to the end', () => {
  const { stages, retest } = compileStandard(
    { ...standard, levels: ['upper'], numbers: {} } as unknown as StandardFile,
    'digest',
  )
  expect(stages.map(({ id }) => id)).toEqual(['final'])
  expect(retest).toBeNull()
})

test('several sheets of one assessor each are explained: how many, and how many were left out', () => {
  const compiled = withStage(standard, { combine: 'mean', min_sheets: 3, drop: { high: 1 } })
  const seen = { late: 1, idle: 0, shown: [], mark: 1, cases: 1, forged: false }
  const answers = answersBy('assessor', seen)
  const sheets = [{ answers }, { answers }, { answers }] as const
  const sheet = scoreLayers(compiled, 'upper', [{ stage: 'first', sheets }], readingOf())
  const [reason] = sheet.lines[0]!.because
  expect(reason!.rule).toBe('sheets')
  expect([reason!.times, reason!.price, reason!.points].map((n) => exactText(n!))).toEqual([
    '3',
    '1',
    '45',
  ])
  const points = rational(45)
  expect(reason!.sheets).toStrictEqual({ by: 'mean', given: [{ points }, { points }, { points }] })
})

test.each([
  { combine: 'mean', by: 'mean', given: ['45', '40', '25'] },
  { combine: 'median', by: 'median', given: ['45', '40', '25'] },
  {
    combine: 'weighted',
    weights: { expert: 60, peer: 40 },
    by: 'weighted',
    given: ['45 expert 60', '40 peer 40', '25 peer 40'],
  },
  { combine: 'consensus', by: 'apart', given: ['45', '40', '25'] },
  { combine: 'consensus', agreed: { discipline: '30' }, by: 'agreed', given: ['45', '40', '25'] },
])('of $combine sheets it is said what each gave and how they became one: $by', (one) => {
  const { by, given, agreed, ...stage } = one
  const sheets = [1, 2, 5].map((late, at) => ({
    answers: answersBy('assessor', { late, idle: 0, shown: [], mark: 1, cases: 1, forged: false }),
    ...('weights' in one ? { role: at === 0 ? 'expert' : 'peer' } : {}),
  })) as unknown as Layer['sheets']
  const layer = { stage: 'first', sheets, ...(agreed ? { agreed } : {}) }
  const { lines } = scoreLayers(withStage(standard, stage), 'upper', [layer], readingOf())
  const reason = lines[0]!.because.find(({ rule }) => rule === 'sheets')!
  expect(reason.sheets!.by).toBe(by)
  expect(reason.fact).toBe('late')
  expect(exactText(reason.points)).toBe(by === 'apart' ? '0' : exactText(lines[0]!.least))
  const told = reason.sheets!.given.map(({ points, role, weight }) =>
    [exactText(points!), role, weight && exactText(weight)].filter(Boolean).join(' '),
  )
  expect(told).toEqual(given)
})

test('sheets that differ on what tells tables apart have no score together, in whichever order they come', () => {
  const compiled = standardOf({
    facts: {
      unit: { type: 'choice', of: { ward: '病区', window: '窗口' } },
      mark: { type: 'count' },
    },
    indicators: [
      {
        ...{ id: 'mark', name: '评定', points: { vary: 'unit', ward: 100, window: 50 } },
        score: { kind: 'count', of: 'mark', each: 1, cap: { vary: 'unit', ward: 100, window: 50 } },
      },
    ],
    grades: {
      upper: [
        { id: 'met', at_least: 60, outcome: 'met' },
        { id: 'unmet', outcome: 'unmet' },
      ],
    },
    stages: [{ id: 'first', name: '初评', combine: 'mean', min_sheets: 2 }],
  } as unknown as Scored)
  const ward = { answers: answersBy('assessor', { unit: 'ward', mark: 60 }) }
  const window = { answers: answersBy('assessor', { unit: 'window', mark: 55 }) }
  const silent = { answers: answersBy('assessor', { mark: 60 }) }
  const orders = [
    [ward, silent],
    [silent, ward],

    [ward, window],
    [window, ward],
    [ward, ward, window],
  ] as unknown as readonly Layer['sheets'][]
  for (const sheets of orders) {
    const sheet = scoreLayers(compiled, 'upper', [{ stage: 'first', sheets }], readingOf())
    expect(sheet.outcome).toBe('open')
    expect(sheet.missing).toContain('unit')
  }
  const both = scoreLayers(
    compiled,
    'upper',
    [{ stage: 'first', sheets: [ward, ward] }],
    readingOf(),
  )
  expect([both.outcome, ...endsOf(both)]).toEqual(['met', '60', '60'])
})

test('what all sheets give alike needs no agreement, and is said to be alike', () => {
  const answers = answersBy('assessor', {
    late: 1,
    idle: 0,
    shown: [],
    mark: 1,
    cases: 1,
    forged: false,
  })
  const sheets = [{ answers }, { answers }] as const
  const compiled = withStage(standard, { combine: 'consensus' })
  const { lines } = scoreLayers(compiled, 'upper', [{ stage: 'first', sheets }], readingOf())
  expect(lines.map(({ because }) => because[0]!.sheets!.by)).toEqual(Array(4).fill('alike'))
})

test('an item that too few have looked at may come to nothing where it may not apply, and waits for what people answer', () => {
  const standard = standardOf({
    facts: {
      closed: { type: 'count' },
      complaints: { type: 'count' },
      rate: { type: 'ratio', of: 'closed', over: 'complaints', per: 100, over_zero: 'na' },
    },
    indicators: [
      {
        id: 'answering',
        points: 10,
        score: {
          ...{ kind: 'linear', value: 'rate' },
          ...{ from: { at: 0, points: 4 }, to: { at: 100, points: 10 } },
        },
      },
    ],
    grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
    stages: [{ id: 'first', name: '初评', combine: 'mean', min_sheets: 2 }],
  } as unknown as Scored)
  const sheets = [{ answers: answersBy('assessor', { closed: 1, complaints: 2 }) }] as const
  const sheet = scoreLayers(standard, 'upper', [{ stage: 'first', sheets }], readingOf())
  expect(endsOf(sheet)).toEqual(['0', '10'])
  expect(sheet.missing).toEqual(['closed', 'complaints'])
  expect(sheet.lines[0]!.because).toEqual([])
})

test('while one sheet is open nothing is said of how they become one, and of what does not apply to one that it does not', () => {
  const compiled = withStage(judged, { combine: 'mean' })
  const becauseOf = (...all: readonly object[]) => {
    const sheets = all.map((seen) => ({ answers: answersBy('assessor', seen as never) }))
    const layer = { stage: 'first', sheets: sheets as unknown as Layer['sheets'] }
    const { lines } = scoreLayers(compiled, 'upper', [layer], readingOf())
    return lines.map(({ because }) => because.map(({ sheets }) => sheets ?? null))
  }
  const whole = { mark: 18, cases: 5, extra: 1, late: 3 }
  const { mark: _, ...unmarked } = whole
  expect(becauseOf(whole, unmarked)[0]).toEqual([])
  const na = { ...whole, cases: { state: 'not_applicable', reason: 'none' } }
  expect(becauseOf(whole, na)[1]).toEqual([
    { by: 'apart', given: [{ points: rational(10) }, { points: null }] },
  ])
})

const judged: Scored = {
  facts: {
    mark: { type: 'number', min: 0, max: 20, reason: 'required' },
    cases: { type: 'count' },
    extra: { type: 'count' },
    late: { type: 'count' },
  },
  indicators: [
    { id: 'mark', name: '印象', points: 20, score: { kind: 'judgement', of: 'mark' } },
    {
      ...{ id: 'cases', name: '事项', points: 10, score: { kind: 'count', of: 'cases', each: 2 } },
      na: { reasons: { none: '无' }, by: ['committee'], effect: 'redistribute' },
    },
  ],
  adjust: {
    bonus: {
      items: [
        { id: 'extra', name: '加分', points: 5, score: { kind: 'count', of: 'extra', each: 1 } },
      ],
    },
    penalty: {
      items: [
        { id: 'late', name: '扣分', points: 5, score: { kind: 'count', of: 'late', each: 1 } },
      ],
    },
  },
  grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
}

test('what keeps complete sheets from becoming one is named, with what each gave, or that it does not apply', () => {
  const na = { state: 'not_applicable' as const, reason: 'none' }
  const answers = [
    { mark: 18, cases: 5, extra: 1, late: 3 },
    { mark: 18, cases: na, extra: 2, late: 4 },
  ].map((seen) => answersBy('assessor', seen))
  const sheets = answers.map((one) => ({ answers: one })) as [SheetGiven, ...SheetGiven[]]
  const found = (fragment: Scored) => {
    const compiled = withStage(fragment, { combine: 'consensus' })
    const sheet = scoreLayers(compiled, 'upper', [{ stage: 'first', sheets }], readingOf())
    const each = answers.map((one) => score(compiled, 'upper', one, readingOf()))
    return differing(sheet, each).map(({ id, name, given }) => [
      ...[id, name],
      ...given.map((points) => points && exactText(points)),
    ])
  }
  const cases = ['cases', '事项', '10', null]
  expect(found(judged)).toEqual([cases, ['extra', '加分', '1', '2'], ['late', '扣分', '3', '4']])
  const { facts, indicators, grades } = judged
  expect(found({ facts, indicators, grades })).toEqual([cases])
})

test('after a remedy what several filled in stands, and what failed is read by one', () => {
  const compiled = withStage(judged, { combine: 'mean' })
  const [a, b] = [
    { mark: 18, cases: 1, extra: 0, late: 0 },
    { mark: 12, cases: 1, extra: 0 },
  ].map((seen) => ({ answers: answersBy('assessor', seen) })) as [SheetGiven, SheetGiven]
  const again = { answers: answersBy('assessor', { cases: 4, late: 1, mark: 0 }) }
  const layers = [
    { stage: 'first', sheets: [a, b] },
    { items: ['cases', 'late'], sheets: [again] },
  ] as const
  const sheet = scoreLayers(compiled, 'upper', layers, readingOf())
  expect(endsOf(sheet)).toEqual(['22', '22'])
  const [one, two] = layersAsOne(compiled, 'upper', layers)
  expect([one, two].map((all) => all!.mark)).toEqual([a.answers.mark, b.answers.mark])
  expect([one, two].map((all) => all!.cases)).toEqual([again.answers.cases, again.answers.cases])
})
