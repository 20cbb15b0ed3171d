import { add, compare, larger, type Rational, ratio, smaller, subtract, zero } from '../rational.ts'
import { leafOf } from './leaf.ts'
import { type Line, leavesOf } from './line.ts'
import type { Spill } from './lines.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { endsOver, score } from './score.ts'
import type { See } from './seen.ts'
import { everyLine, type Sheet } from './sheet.ts'
import type { ScoringStandard, Table } from './standard.ts'
import { undecided } from './tables.ts'
import type { Leaf } from './tree.ts'
import type { Ends } from './truth.ts'

/** What hangs on a missing fact: points of the total at most, and what else may turn on it. */
export interface Worth {
  readonly fact: string
  readonly points: Rational
  readonly vetoes: readonly string[]
  readonly gates: readonly string[]
  /** In a programme without points, the mandatory items that wait for it. */
  readonly mandatory: readonly string[]
}

/**
 * Every missing fact with what it is worth, the most first. Its points are those of the total, exactly: the most
 * that its answer can move either end, with the items that wait for it at their least, at their most, or left out.
 * Together they cover the open width of the total; whoever is worth nothing moves neither end.
 */
export function worths(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): readonly Worth[] {
  const seen = see(standard.facts, answers, reading)
  const sheet = score(standard, level, answers, reading)
  const tables = standard.tables(level, seen)
  const inEach = tables.map((table) => pointsIn(table, seen, reading, sheet.missing))
  const pivots = tables.length > 1 ? undecided(standard, seen) : []
  const bears = bearingOn(sheet, tables)
  return sheet.missing
    .map((fact) => ({
      fact,
      points: pivots.includes(fact)
        ? subtract(sheet.most, sheet.least)
        : inEach.map((points) => points.get(fact)!).reduce(larger, zero),
      ...bears(fact),
    }))
    .toSorted((a, b) => compare(b.points, a.points))
}

/** Of each fact the points that may turn on it in one table. */
function pointsIn(
  table: Table,
  seen: See,
  { filedOn }: Reading,
  facts: readonly string[],
): ReadonlyMap<string, Rational> {
  const ends = (leaf: Leaf): Ends => endsOver(table, seen, filedOn, leaf)
  const now = ends(leafOf)
  const pinned = (waiting: readonly string[], how: (line: Line) => Line) =>
    ends((indicator, once) => {
      const line = leafOf(indicator, once)
      return line.missing.some((fact) => waiting.includes(fact)) ? how(line) : line
    })
  const whole = pinned(facts, atMost)
  const points = new Map<string, Rational>()
  let before = now.least
  for (const [at, fact] of facts.entries()) {
    const ways = [atLeast, atMost, left].map((how) => pinned([fact], how))
    const up = subtract(ways.map(({ least }) => least).reduce(larger), now.least)
    const down = subtract(now.most, ways.map(({ most }) => most).reduce(smaller))
    const after = pinned(facts.slice(0, at + 1), atMost).least
    // Where nobody alone moves an end that a bound holds, each is worth its step on the way up.
    const step = add(subtract(after, before), mayLeave(table, seen, filedOn, fact, now, whole))
    before = after
    points.set(fact, [up, down, step].reduce(larger))
  }
  return points
}

/** What goes beyond every item at its most, since items may leave the table, hangs on those that may. */
function mayLeave(
  table: Table,
  seen: See,
  filedOn: Reading['filedOn'],
  fact: string,
  now: Ends,
  whole: Ends,
): Rational {
  let may = false
  endsOver(table, seen, filedOn, (indicator, once) => {
    const line = leafOf(indicator, once)
    may ||= line.mayLapse === true && line.missing.includes(fact)
    return line
  })
  return may ? larger(zero, subtract(now.most, whole.least)) : zero
}

/** More than any part can have left to be taken from. */
const everything = ratio(10n ** 15n)

/** As it would be once it came to these points, and took so much from the part above. */
function settled(
  { mayLapse: _, spill, ...line }: Line,
  points: Rational,
  of: (spill: Spill) => Rational,
): Line {
  const closed = { ...line, least: points, most: points, missing: [] }
  if (!spill) return closed
  const taken = of(spill)
  return { ...closed, spill: { least: taken, most: taken } }
}
const atLeast = (line: Line): Line => settled(line, line.least, ({ most }) => most ?? everything)
const atMost = (line: Line): Line => settled(line, line.most, ({ least }) => least)
function left(line: Line): Line {
  if (!line.mayLapse) return line
  const { mayLapse: _, spill: __, ...rest } = line
  return { ...rest, state: 'na', missing: [] }
}

/** What turns on a fact beside the points. */
function bearingOn(sheet: Sheet, tables: readonly Table[]) {
  const lines = everyLine(sheet.lines)
  const waits = (id: string, fact: string): boolean =>
    lines.some((line) => line.id === id && line.missing.includes(fact))
  const parts = tables.flatMap(({ gates }) => gates)
  return (fact: string) => ({
    vetoes: sheet.vetoes.filter(({ missing }) => missing.includes(fact)).map(({ id }) => id),
    gates: sheet.gates
      .filter(
        ({ id, passed }) =>
          passed === null && parts.some((one) => one.id === id && waits(one.of, fact)),
      )
      .map(({ id }) => id),
    mandatory: leavesOf(sheet.lines)
      .filter(({ counts, missing }) => counts?.as === 'mandatory' && missing.includes(fact))
      .map(({ id }) => id),
  })
}
