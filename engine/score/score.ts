import type { LocalDate } from '../calendar.ts'
import { lessThan, multiply, parseExact, publish, type Rational, ratio, sum } from '../rational.ts'
import { type Adjusted, adjust, adjusted } from './adjust.ts'
import { hull } from './hull.ts'
import { type Line, leavesOf } from './line.ts'
import { chargedOnce } from './occurrences.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { rollUp, shareOf } from './rollup.ts'
import type { See } from './seen.ts'
import { type Counted, everyLine, type Sheet } from './sheet.ts'
import type { ScoringStandard, Table } from './standard.ts'
import { undecided } from './tables.ts'
import { type Leaf, lineOf } from './tree.ts'
import type { Ends } from './truth.ts'
import { gateOf, gradeOf, vetoOf } from './verdict.ts'

/**
 * Scores a standard over answers, exactly: the tree, then bonus, then penalty; beside it gates and vetoes, and
 * from all of them the grade. An incomplete sheet is an interval, and its outcome is open.
 */
export function score(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): Sheet {
  const seen = see(standard.facts, answers, reading)
  const sheets = standard
    .tables(level, seen)
    .map((table) => sheetOver(table, standard, seen, reading.filedOn))
  return sheets.length === 1 ? sheets[0]! : hull(sheets, undecided(standard, seen))
}

function sheetOver(
  table: Table,
  standard: ScoringStandard,
  seen: See,
  filedOn: LocalDate | null,
): Sheet {
  const { lines, bonus, penalty, total } = addedUp(table, seen, filedOn)
  const byId = new Map(everyLine(lines).map((line) => [line.id, line]))
  const held = heldAs(standard)
  const gates = table.gates.map((gate) => gateOf(gate, byId, held))
  const vetoes = table.vetoes.map((veto) => vetoOf(veto, seen))

  const parts = [...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? []), ...vetoes]
  const open = new Set(parts.flatMap(({ missing }) => missing))
  const missing = [...standard.facts.keys()].filter((id) => open.has(id))
  const unconfirmed = missing.filter((id) => {
    const one = seen(id)
    return one.state === 'open' && one.why === 'unconfirmed'
  })
  const { grades, mostLapsed } = table
  const counts = table.share ? countsOf(lines) : null
  const lapsed = sum(leavesOf(lines).flatMap((line) => (line.lapsed ? [line.points] : [])))
  const tooFew = mostLapsed !== null && lessThan(mostLapsed, lapsed)
  const beside = { bonus, penalty, gates, vetoes, grades, counts, lapsed, mostLapsed }
  const sheet = { ...total, lines, missing, unconfirmed, ...beside }
  if (missing.length > 0 || tooFew) return { ...sheet, grade: null, outcome: 'open' }
  const allMet = counts === null || counts.mandatory.unmet === 0
  const { grade, outcome } = gradeOf(grades, held(total.least), allMet, gates, vetoes)
  return { ...sheet, grade: grade.id, outcome }
}

/** The tree with what stands beside it, and what they come to. */
function addedUp(table: Table, seen: See, filedOn: LocalDate | null, leaf?: Leaf) {
  const once = chargedOnce(table.exclusive, seen, filedOn)
  const lines = table.indicators.map((indicator) => lineOf(indicator, once, leaf))
  const [bonus, penalty] = [table.bonus, table.penalty].map(
    (block) => block && adjusted(block, once, leaf),
  ) as [Adjusted | null, Adjusted | null]
  return { lines, bonus, penalty, total: adjust(totalOf(table, lines), bonus, penalty) }
}

/** The ends of the total in one table, with its leaves scored in another way than they would be. */
export const endsOver = (table: Table, seen: See, filedOn: LocalDate | null, leaf: Leaf): Ends =>
  addedUp(table, seen, filedOn, leaf).total

/** Of the whole: what its parts come to; where points left, of what applies; without points, of the optional items. */
function totalOf({ share, drops, points }: Table, lines: readonly Line[]): Ends {
  if (!drops && !share) return rollUp(lines, points)
  const leaves = leavesOf(lines)
  if (!share) return times(shareOf(leaves), points)
  return times(shareOf(leaves.filter(({ counts }) => counts?.as === 'optional')), ratio(100n))
}

const times = ({ least, most }: Ends, by: Rational): Ends => ({
  least: multiply(least, by),
  most: multiply(most, by),
})

/** What is held against a bound: the value itself, or as it will be published. */
const heldAs =
  ({ compare, scale, rounding }: ScoringStandard) =>
  (value: Rational): Rational =>
    compare === 'exact' ? value : parseExact(publish(value, scale, rounding))

function countsOf(lines: readonly Line[]): NonNullable<Sheet['counts']> {
  const items = leavesOf(lines).filter(({ state }) => state !== 'na')
  const counted = (as: 'mandatory' | 'optional'): Counted => {
    const all = items.filter(({ counts }) => counts?.as === as).map(({ counts }) => counts!.met)
    const times = (met: boolean | null) => all.filter((one) => one === met).length
    return { met: times(true), unmet: times(false), open: times(null) }
  }
  return { mandatory: counted('mandatory'), optional: counted('optional') }
}
