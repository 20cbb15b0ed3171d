import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { parse } from 'yaml'
// Rounding and the scorer itself: the door has no more than this, under other names.
import { exactText, parseExact, publish } from '../../engine/rational.ts'
import { conditionsOf } from '../../engine/score/conditions.ts'
import type { Reason } from '../../engine/score/method.ts'
import { score } from '../../engine/score/score.ts'
import { everyLine, type Sheet } from '../../engine/score/sheet.ts'
import type { ScoringStandard } from '../../engine/score/standard.ts'
import { stands } from '../../engine/score/verdict.ts'
import {
  type Answered,
  answersIn,
  type Places,
  type Ranking,
  readingIn,
} from '../../tools/fragment.ts'
import { endsOf, type Scored, standardOf } from './sheet.ts'

/** A sheet that a table gives, and what must come of it. */
export interface Row extends Answered {
  readonly want: {
    readonly total?: number | string
    readonly between?: readonly (number | string)[]
    readonly published?: string
    readonly outcome?: string
    readonly grade?: string | null
    readonly missing?: readonly string[]
    readonly unconfirmed?: readonly string[]
    /** Those that stand. */
    readonly vetoes?: { readonly [id: string]: boolean | null }
    readonly cured?: { readonly [id: string]: boolean | null }
    readonly suspended?: readonly string[]
    readonly gates?: { readonly [id: string]: boolean | null }
    /** What the part of a gate comes to, in per cent; null where it does not apply. */
    readonly shares?: { readonly [gate: string]: readonly (number | string)[] | null }
    /** What stands beside the tree: its least, its most, its cap. */
    readonly beside?: { readonly [block in 'bonus' | 'penalty']?: readonly (number | null)[] }
    /** The grades that it is held against. */
    readonly graded?: readonly string[]
    /** Met, unmet, open. */
    readonly counts?: { readonly [as: string]: readonly number[] } | null
    readonly lapsed?: number
    readonly conditions?: { readonly [id: string]: string }
    /** Of a condition, the facts it waits for. */
    readonly asked?: { readonly [condition: string]: readonly string[] }
    /** Its points, or where it is open its two ends. */
    readonly points?: { readonly [id: string]: number | string | readonly (number | string)[] }
    readonly states?: { readonly [id: string]: string }
    /** The items that it lists at the top. */
    readonly items?: readonly string[]
    /** Of an item, the facts it waits for. */
    readonly waits?: { readonly [id: string]: readonly string[] }
    /** Out of how many points. */
    readonly of?: { readonly [id: string]: number }
    /** What explains an item: the word, its fact, its points, and what else is said. */
    readonly because?: { readonly [id: string]: readonly string[] }
    /** Of an item that counts as one: met, unmet, or neither. */
    readonly met?: { readonly [id: string]: boolean | null }
  }
}

/** A fragment of a standard with the sheets it is read over. */
export interface Table {
  readonly name?: string
  readonly standard: Scored
  readonly cases: readonly Row[]
  /** Sheets against each other, and the place that each has. */
  readonly ranks?: readonly Ranking[]
  readonly quotas?: readonly Places[]
}

export const tableIn = (file: string): Table =>
  parse(readFileSync(file, 'utf8'), { merge: true }) as Table

const exact = (value: number | string) => exactText(parseExact(String(value)))

/** Scores a sheet and holds it to everything its row wants. */
export function hold(fragment: Scored, row: Row): void {
  const { level, want } = row
  const standard = standardOf(fragment)
  const [answers, reading] = [answersIn(row), readingIn(row)]
  const at = level ?? standard.levels[0]!
  holdSheet(standard, score(standard, at, answers, reading), want)
  const conditions = conditionsOf(standard, at, answers, reading)
  expect(named(conditions, ({ state }) => state)).toMatchObject(want.conditions ?? {})
  expect(named(conditions, ({ missing }) => missing)).toMatchObject(want.asked ?? {})
}

/** Holds a sheet, however it was read, to what is wanted of it. */
export function holdSheet(standard: ScoringStandard, sheet: Sheet, want: Row['want']): void {
  const beside = [sheet.bonus, sheet.penalty].flatMap((block) => block?.lines ?? [])
  const lines = new Map(everyLine([...sheet.lines, ...beside]).map((line) => [line.id, line]))

  const { total, between = total === undefined ? undefined : [total, total] } = want
  if (between) expect(endsOf(sheet)).toEqual(between.map(exact))
  if (want.published)
    expect(publish(sheet.least, standard.scale, standard.rounding)).toBe(want.published)
  const { outcome, grade, missing, unconfirmed } = sheet
  expect({ outcome, grade, missing, unconfirmed }).toMatchObject(only(want))
  if (want.counts === null) expect(sheet.counts).toBeNull()
  const counted = Object.entries(want.counts ?? {})
  for (const [as, [met, unmet, open]] of counted)
    expect(sheet.counts?.[as as 'mandatory' | 'optional'], as).toEqual({ met, unmet, open })
  if (want.lapsed !== undefined) expect(exactText(sheet.lapsed)).toBe(exact(want.lapsed))
  const standing = named(sheet.vetoes, stands)
  if (want.suspended) expect(sheet.suspendedBy).toEqual(want.suspended)
  if (want.cured) expect(named(sheet.vetoes, ({ cured }) => cured)).toMatchObject(want.cured)
  const passed = named(sheet.gates, ({ passed }) => passed)
  expect({ vetoes: standing, gates: passed }).toMatchObject({
    vetoes: want.vetoes ?? {},
    gates: want.gates ?? {},
  })
  for (const [id, share] of Object.entries(want.shares ?? {})) {
    const gate = sheet.gates.find((one) => one.id === id)!
    expect(gate.share && endsOf(gate.share), id).toEqual(share === null ? null : share.map(exact))
  }
  for (const [block, [least, most, cap]] of Object.entries(want.beside ?? {})) {
    const found = sheet[block as 'bonus' | 'penalty']!
    expect(endsOf(found), block).toEqual([least, most].map((one) => exact(one!)))
    expect(found.cap && exactText(found.cap), block).toBe(cap === null ? null : exact(cap!))
  }
  if (want.items) expect(sheet.lines.map(({ id }) => id)).toEqual(want.items)
  if (want.graded) expect(sheet.grades.map(({ id }) => id)).toEqual(want.graded)
  for (const [id, points] of Object.entries(want.points ?? {}))
    expect(endsOf(lines.get(id)!), id).toEqual([points, points].flat().slice(-2).map(exact))
  for (const [id, state] of Object.entries(want.states ?? {}))
    expect(lines.get(id)!.state, id).toBe(state)
  for (const [id, facts] of Object.entries(want.waits ?? {}))
    expect(lines.get(id)!.missing, id).toEqual(facts)
  for (const [id, because] of Object.entries(want.because ?? {}))
    expect(lines.get(id)!.because.map(reasonText), id).toEqual(because)
  for (const [id, points] of Object.entries(want.of ?? {}))
    expect(exactText(lines.get(id)!.points), id).toBe(exact(points))
  for (const [id, met] of Object.entries(want.met ?? {}))
    expect(lines.get(id)!.counts!.met, id).toBe(met)
}

const reasonText = (reason: Reason): string => {
  const { rule, fact, points, times, price, item, why, sheets } = reason
  const judged = times && price && /^(panel|spread|sheets)/.test(rule)
  const left = judged ? `of ${exactText(times)} without ${exactText(price)}` : ''
  const each = sheets?.given.map(({ points, role, weight }) =>
    [points ? exactText(points) : 'na', role, weight && exactText(weight)]
      .filter((one) => one)
      .join(' '),
  )
  const became = sheets && `${sheets.by} ${each!.join(' / ')}`
  return [rule, fact, exactText(points), item, why, left, became].filter((one) => one).join(' ')
}

const named = <T extends { readonly id: string }, R>(all: readonly T[], of: (one: T) => R) =>
  Object.fromEntries(all.map((one) => [one.id, of(one)]))

/** The members that are compared as they stand, where the row has them. */
const only = ({ outcome, grade, missing, unconfirmed }: Row['want']) =>
  Object.fromEntries(
    Object.entries({ outcome, grade, missing, unconfirmed }).filter(([, one]) => one !== undefined),
  )
