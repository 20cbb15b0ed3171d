import type { LocalDate } from '../calendar.ts'
import {
  add,
  lessThan,
  multiply,
  parseExact,
  publish,
  type Rational,
  ratio,
  zero,
} from '../rational.ts'
import { type Adjusted, adjust, adjusted } from './adjust.ts'
import { hull } from './hull.ts'
import { type Line, leavesOf, unitsOf } from './line.ts'
import { chargedOnce } from './occurrences.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { rollUp, shareOf } from './rollup.ts'
import type { See } from './seen.ts'
import { type Counted, everyLine, type Sheet } from './sheet.ts'
import type { ScoringStandard, Table } from './standard.ts'
import { undecided } from './tables.ts'
import { lineOf, missingIn } from './tree.ts'
import type { Ends } from './truth.ts'
import { type GateFound, gateOf, gradeOf, vetoOf } from './verdict.ts'

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
  const once = chargedOnce(table.exclusive, seen, filedOn)
  const lines = table.indicators.map((indicator) => lineOf(indicator, once))
  const [bonus, penalty] = [table.bonus, table.penalty].map(
    (block) => block && adjusted(block, once),
  ) as [Adjusted | null, Adjusted | null]
  const total = adjust(totalOf(table, lines), bonus, penalty)
  const held = heldAs(standard)
  const gates = gatesOf(table, lines, held)
  const vetoes = table.vetoes.map((veto) => vetoOf(veto, seen))

  const parts = [...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? []), ...vetoes]
  const lacking = missingIn(parts)
  const missing =
    lacking.length === 0 ? lacking : [...standard.facts.keys()].filter((id) => lacking.includes(id))
  const unconfirmed = missing.filter((id) => {
    const one = seen(id)
    return one.state === 'open' && one.why === 'unconfirmed'
  })
  const { grades, methods, mostLapsed } = table
  const counts = table.share ? countsOf(lines) : null
  const lapsed = lapsedIn(lines)
  const tooFew = mostLapsed !== null && lessThan(mostLapsed, lapsed)
  const allMet = counts === null || counts.mandatory.unmet === 0
  const open = missing.length > 0 || tooFew
  const found = open ? null : gradeOf(grades, held(total.least), allMet, gates, vetoes)
  return {
    least: total.least,
    most: total.most,
    lines,
    bonus,
    penalty,
    counts,
    lapsed,
    mostLapsed,
    missing,
    unconfirmed,
    gates,
    vetoes,
    grades,
    methods,
    grade: found?.grade.id ?? null,
    outcome: found?.outcome ?? 'open',
  }
}

function gatesOf(
  { gates }: Table,
  lines: readonly Line[],
  held: (value: Rational) => Rational,
): readonly GateFound[] {
  if (gates.length === 0) return []
  const byId = new Map(everyLine(lines).map((line) => [line.id, line]))
  return gates.map((gate) => gateOf(gate, byId, held))
}

/** The points of all leaves that do not apply. */
const lapsedIn = (lines: readonly Line[]): Rational =>
  lines.reduce((all, { children, lapsed, points }) => {
    if (children.length > 0) return add(all, lapsedIn(children))
    return lapsed ? add(all, points) : all
  }, zero)

/** What the whole comes to, of what applies, out of what it is published as; without points, of the optional items. */
function totalOf({ share, drops, outOf }: Table, lines: readonly Line[]): Ends {
  if (!drops && !share) return rollUp(lines, outOf)
  if (!share) return times(shareOf(unitsOf(lines)), outOf)
  const optional = leavesOf(lines).filter(({ counts }) => counts?.as === 'optional')
  return times(shareOf(optional), ratio(100n))
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
