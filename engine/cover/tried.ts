import type { LocalDate } from '../calendar.ts'
import { type Pivot, pivotsOf } from '../compile/pivots.ts'
import { blocksOf, compileStandard, factsOf } from '../compile/standard.ts'
import { type Authored, examplesOf } from '../define/definition.ts'
import { answersOf, type Example, examplesIn, readingFor } from '../define/example.ts'
import { type Settled, waysIn } from '../define/settled.ts'
import type { Path } from '../define/source.ts'
import { later } from '../once.ts'
import { equal, type Rational } from '../rational.ts'
import { conditionsSeen } from '../score/conditions.ts'
import type { Line } from '../score/line.ts'
import type { Methods, Value } from '../score/method.ts'
import { see } from '../score/readings.ts'
import { score, scoreSeen } from '../score/score.ts'
import type { See } from '../score/seen.ts'
import { everyLine, type Sheet } from '../score/sheet.ts'
import type { ScoringStandard, Table } from '../score/standard.ts'
import type { Json } from '../terms.ts'

/** Facts over which a standard is tried: an example that was written by hand, or a case that was made. */
export interface Trial {
  readonly by: 'hand' | 'made'
  readonly note: string
  readonly level: string
  readonly filed: LocalDate | undefined
  readonly facts: { readonly [fact: string]: unknown }
  /** The facts that a made case changes in an ordinary one. */
  readonly about: readonly string[]
  /** Where the example stands in its file; null for a case that was made. */
  readonly at: Path | null
}

/** A trial with what the standard made of it. */
export interface Tried extends Trial {
  readonly see: See
  readonly sheet: Sheet
  /** The table it was scored by, and which of the ways it is; null where that is still open. */
  readonly table: Table | null
  readonly way: Settled | null
  /** Every line, those of bonus and penalty too. */
  readonly lines: ReadonlyMap<string, Line>
  readonly conditions: ReadonlyMap<string, 'met' | 'unmet' | 'open'>
}

/** A standard ready to be tried, with every way in which a case of it may turn out. */
export interface Bench {
  readonly authored: Authored
  readonly methods: Methods
  readonly standard: ScoringStandard
  readonly ways: readonly Settled[]
  readonly pivots: readonly Pivot[]
}

export function benchOf(authored: Authored, methods: Methods): Bench {
  const { value, definition, source } = authored
  return {
    ...{ authored, methods, ways: waysIn(source, value) },
    standard: compileStandard(value, definition.digest, methods),
    pivots: pivotsOf(blocksOf(value), factsOf(value.facts)),
  }
}

/** What a trial comes to, and no more. */
export const sheetFor = (
  { authored, standard }: Bench,
  { level, facts, filed }: Pick<Trial, 'level' | 'facts' | 'filed'>,
): Sheet => score(standard, level, answersOf(facts), readingFor(authored.programme, { filed }))

/** Scores a trial, and tells all that coverage and laws look at. */
export function tried(bench: Bench, trial: Trial): Tried {
  const { authored, standard } = bench
  const { by, note, level, filed, facts, about, at } = trial
  const reading = readingFor(authored.programme, trial)
  const seen = see(standard.facts, answersOf(facts), reading)
  const sheet = scoreSeen(standard, level, seen, reading)
  // Of most trials only the sheet is looked at.
  const table = later(() => {
    const tables = standard.tables(level, seen)
    return tables.length === 1 ? tables[0]! : null
  })
  const way = later(() => wayOf(bench, level, seen))
  const lines = later(() => new Map(linesOf(sheet).map((line) => [line.id, line])))
  const conditions = later(
    () => new Map(conditionsSeen(standard, level, seen).map(({ id, state }) => [id, state])),
  )
  return {
    ...{ by, note, level, filed, facts, about, at, sheet, see: seen },
    get table() {
      return table()
    },
    get way() {
      return way()
    },
    get lines() {
      return lines()
    },
    get conditions() {
      return conditions()
    },
  }
}

const linesOf = ({ lines, bonus, penalty }: Sheet): readonly Line[] =>
  everyLine([...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? [])])

/** The same trial over other facts. */
export const overFacts = (
  { by, note, level, filed, about, at }: Trial,
  facts: Trial['facts'],
): Trial => ({ by, note, level, filed, facts, about, at })

/** Which of the ways a case is; null where a fact that decides is not known. */
function wayOf({ ways, pivots }: Bench, level: string, seen: See): Settled | null {
  const decided = pivots.map(({ fact, standsFor }) => {
    const one = seen(fact)
    return one.state === 'known' ? { fact, value: standsFor(one.value) } : null
  })
  const found = ways.find(
    (way) =>
      (way.level ?? level) === level &&
      decided.every((one) => one && same(way.decided.get(one.fact), one.value)),
  )
  return found ?? null
}

const same = (a: Value | undefined, b: Value): boolean =>
  isNumber(a) && isNumber(b) ? equal(a, b) : a === b

const isNumber = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'n' in value

/** The examples that were written by hand. */
export const handTrials = ({ authored }: Bench): readonly Trial[] =>
  examplesIn(examplesOf(authored)).map(trialOf)

const trialOf = ({ note, level, filed, facts, at }: Example): Trial => ({
  ...{ by: 'hand', note, level, filed, at, about: [] },
  facts: facts ?? {},
})

/** Facts as a trial gives them; an answer with its state says so. */
export type Given = { readonly [fact: string]: Json }
