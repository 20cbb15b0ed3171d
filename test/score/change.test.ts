import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Changes are held to their table and to their laws here.
import { compare, exactText, subtract } from '../../engine/rational.ts'
import { leastChanges } from '../../engine/score/change/least.ts'
import { published } from '../../engine/score/change/published.ts'
import { setsToNext } from '../../engine/score/change/sets.ts'
import { type Change, changed } from '../../engine/score/change/trial.ts'
import { score } from '../../engine/score/score.ts'
import type { Json } from '../../engine/terms.ts'
import { answersBy, type Given, readingOf, type Scored, standardOf } from './sheet.ts'
import { made, tree } from './trees.ts'

interface Row {
  readonly note: string
  readonly standard: Scored
  readonly answers: { readonly [fact: string]: Given }
  readonly gains?: readonly string[]
  readonly next?: string | null
  readonly sets?: readonly string[]
}
const rows: readonly Row[] = ['changes', 'ways'].flatMap(
  (table) =>
    parse(readFileSync(`test/score/explained/${table}.yaml`, 'utf8'), { merge: true }).cases,
)

const valueText = (value: Json): string =>
  Array.isArray(value)
    ? value.every((one) => typeof one === 'string')
      ? `[${value.join(',')}]`
      : String(value.length)
    : String(value)
const changeText = ({ fact, from, to, past }: Change): string =>
  `${fact} ${valueText(from)} → ${valueText(to)}${past ? ' past' : ''}`

function found({ standard: fragment, answers }: Pick<Row, 'standard' | 'answers'>) {
  const standard = standardOf(fragment)
  const all = [standard, standard.levels[0]!, answersBy('assessor', answers), readingOf()] as const
  return { all, gains: leastChanges(...all), next: setsToNext(...all) }
}

test.each(rows)('$note', (row) => {
  const { gains, next } = found(row)
  if (row.gains)
    expect(
      gains.map(({ indicator, change, points }) => {
        const { past, ...rest } = change
        const text = changeText({ ...rest, past: false })
        return `${indicator}: ${text} +${exactText(points)}${past ? ' past' : ''}`
      }),
    ).toEqual(row.gains)
  if (row.next !== undefined) expect(next?.grade ?? null).toBe(row.next)
  if (row.sets)
    expect(
      next!.sets.map(
        ({ changes, points }) => `${changes.map(changeText).join(', ')} +${exactText(points)}`,
      ),
    ).toEqual(row.sets)
  expect(row.gains ?? row.next ?? row.sets ?? null).not.toBe(undefined)
})

const graded = (fragment: Scored): Scored => ({
  ...fragment,
  grades: {
    upper: [
      { id: 'best', at_least: 30, outcome: 'met' },
      { id: 'met', at_least: 12, outcome: 'met' },
      { id: 'unmet', outcome: 'unmet' },
    ],
  },
})
const place = (grade: string | null) => ['best', 'met', 'unmet'].indexOf(grade!)

test('every change that is proposed raises the published total by what it says, and half as far does not', () => {
  let proposed = 0
  fc.assert(
    fc.property(tree, (drawn) => {
      const { fragment, given } = made(drawn)
      const { all, gains } = found({ standard: fragment, answers: given })
      const [standard, level, answers, reading] = all
      const read = (all: typeof answers) =>
        published(score(standard, level, all, reading).least, standard)
      const totalOf = (change: Change) => read(changed(answers, [change]))
      const now = read(answers)
      for (const { change, points } of gains) {
        proposed += 1
        expect(subtract(totalOf(change), now)).toEqual(points)
        expect(compare(points, { n: 0n, d: 1n })).toBeGreaterThan(0)
        const { from, to, steps } = change
        if (typeof from !== 'number' || steps < 2) continue
        const half = from + Math.sign(Number(to) - from) * Math.floor(steps / 2)
        expect(compare(totalOf({ ...change, to: half }), now), change.fact).toBeLessThanOrEqual(0)
      }
    }),
    { numRuns: 150 },
  )
  expect(proposed).toBeGreaterThan(50)
})

test('every set that is proposed reaches the grade, with at most three different facts', () => {
  let proposed = 0
  fc.assert(
    fc.property(tree, (drawn) => {
      const { fragment, given } = made(drawn)
      const { all, next } = found({ standard: graded(fragment), answers: given })
      const [standard, level, answers, reading] = all
      expect(next?.sets.length ?? 0).toBeLessThanOrEqual(5)
      for (const { changes } of next?.sets ?? []) {
        proposed += 1
        const then = score(standard, level, changed(answers, changes), reading)
        expect(place(then.grade)).toBeLessThanOrEqual(place(next!.grade))
        expect(new Set(changes.map(({ fact }) => fact)).size).toBe(changes.length)
        expect(changes.length).toBeLessThanOrEqual(3)
      }
    }),
    { numRuns: 60 },
  )
  expect(proposed).toBeGreaterThan(10)
})

test('every change says how many steps it takes, and whether what it changes lies behind', () => {
  const { gains } = found(rows[0]!)
  expect(gains.map(({ change }) => change.past)).toEqual([true, false, false, false])
  expect(gains.map(({ change }) => change.steps)).toEqual([1, 3, 1, 1])
  const choice = rows.find(({ note }) => note.startsWith('of a choice another option'))!
  expect(found(choice).gains.map(({ change }) => change.steps)).toEqual([1])
})

test('what is proposed is the same every time', () => {
  const row = rows[0]!
  expect(found(row).next).toEqual(found(row).next)
})

test('a sheet of sixty leaves takes a few hundred scores, however many ways there are', () => {
  const ids = Array.from({ length: 60 }, (_, at) => `f${at}`)
  const fragment = {
    facts: Object.fromEntries(ids.map((id) => [id, { type: 'count', min: 0, max: 9 }])),
    indicators: ids.map((id) => ({
      id: `i${id}`,
      name: id,
      points: 5,
      score: { kind: 'count', of: id, each: 1, cap: 5 },
    })),
    grades: {
      upper: [
        { id: 'met', at_least: 290, outcome: 'met' },
        { id: 'unmet', outcome: 'unmet' },
      ],
    },
  } as unknown as Scored
  const answers = answersBy('assessor', Object.fromEntries(ids.map((id) => [id, 1])))
  const standard = standardOf(fragment)
  let scores = 0
  const counting = {
    ...standard,
    tables: (...how: Parameters<typeof standard.tables>) => {
      scores += 1
      return standard.tables(...how)
    },
  }
  expect(setsToNext(counting, 'upper', answers, readingOf())).toEqual({ grade: 'met', sets: [] })
  expect(scores).toBeLessThan(400)
})
