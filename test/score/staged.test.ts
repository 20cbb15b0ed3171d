import { expect, test } from 'vitest'
// Stages and retests: the door has only what the server uses of them.
import { compileStandard } from '../../engine/compile/standard.ts'
import { exactText, rational } from '../../engine/rational.ts'
import { type Line, leavesOf } from '../../engine/score/line.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import {
  failedIn,
  goesOn,
  type Layer,
  type SheetGiven,
  scoreLayers,
} from '../../engine/score/staged.ts'
import type { StandardFile } from '../../engine/shapes.ts'
import { holdSheet, type Row, tableIn } from './rows.ts'
import { answersBy, type Given, readingOf, type Scored, standardOf } from './sheet.ts'

type Seen = { readonly [fact: string]: Given }
interface Staged {
  readonly note: string
  readonly stage: object
  readonly roles?: readonly string[]
  readonly sheets: readonly Seen[]
  readonly agreed?: { readonly [item: string]: number }
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

const { standard, stages, retests } = tableIn('test/score/stages/readings.yaml') as unknown as {
  readonly standard: Scored
  readonly stages: readonly Staged[]
  readonly retests: readonly Retested[]
}

/** The standard with one more stage behind the one that is looked at. */
const withStage = (stage: object) =>
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

test.each(stages)('$note', ({ stage, roles = [], sheets, agreed = {}, want }) => {
  const compiled = withStage(stage)
  const [first] = compiled.stages
  const given = sheets.map((seen, at): SheetGiven => {
    const role = roles[at]
    return { answers: answersBy('assessor', seen), ...(role === undefined ? {} : { role }) }
  }) as [SheetGiven, ...SheetGiven[]]
  const points = Object.fromEntries(Object.entries(agreed).map(([id, n]) => [id, String(n)]))
  const layer: Layer = { stage: first.id, sheets: given, agreed: points }
  const sheet = scoreLayers(compiled, 'upper', [layer], readingOf())
  const { goes_on, apart: far, ...rest } = want
  holdSheet(compiled, sheet, rest)
  if (goes_on !== undefined) expect(goesOn(first, sheet, compiled)).toBe(goes_on)
  if (far) expect(apart(sheet.lines)).toEqual(far)
})

test.each(retests)('$note', ({ below, read, want }) => {
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
  const compiled = withStage({ combine: 'mean', min_sheets: 3, drop: { high: 1 } })
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
  const { lines } = scoreLayers(withStage(stage), 'upper', [layer], readingOf())
  const reason = lines[0]!.because.find(({ rule }) => rule === 'sheets')!
  expect(reason.sheets!.by).toBe(by)
  const told = reason.sheets!.given.map(({ points, role, weight }) =>
    [exactText(points!), role, weight && exactText(weight)].filter(Boolean).join(' '),
  )
  expect(told).toEqual(given)
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
  const standard = withStage({ combine: 'consensus' })
  const { lines } = scoreLayers(standard, 'upper', [{ stage: 'first', sheets }], readingOf())
  expect(lines.map(({ because }) => because[0]!.sheets!.by)).toEqual(Array(4).fill('alike'))
})

test('an item that too few have looked at may come to nothing, where it may turn out not to apply', () => {
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
  expect([sheet.least, sheet.most].map(exactText)).toEqual(['0', '10'])
})
