import type { LocalDate } from '../calendar.ts'
import {
  add,
  divide,
  equal,
  lessThan,
  multiply,
  parseExact,
  publish,
  type Rational,
  ratio,
  sum,
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
import { bySeen, type Leaf, type Look, lineOf, missingIn } from './tree.ts'
import type { Ends } from './truth.ts'
import { type GateFound, gateOf, gradeOf, harshest, suspending, vetoOf } from './verdict.ts'

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
  return scoreSeen(standard, level, see(standard.facts, answers, reading), reading)
}

/** The same over what was seen already. */
export const scoreSeen = (
  standard: ScoringStandard,
  level: string,
  seen: See,
  reading: Reading,
): Sheet => sheetBy(standard, level, [seen], (table) => bySeen(chargedIn(table, seen, reading)))

/** What was seen, with every incident charged once. */
export const chargedIn = ({ exclusive }: Table, seen: See, { filedOn }: Reading): See =>
  chargedOnce(exclusive, seen, filedOn)

/**
 * The sheet in which each leaf is looked at as is said. What tells tables apart is read as `decides` saw it, the
 * first unless another is named; a veto fires where it does by what any of them saw.
 */
export function sheetBy(
  standard: ScoringStandard,
  level: string,
  sees: readonly [See, ...See[]],
  lookIn: (table: Table) => Look,
  decides: See = sees[0],
): Sheet {
  const sheets = standard
    .tables(level, decides)
    .map((table) => sheetOver(table, standard, sees, lookIn(table)))
  if (sheets.length === 1) return sheets[0]!
  const open = undecided(standard, decides)
  return hull(sheets, open, unconfirmedOf(open, sees))
}

/** Of the facts that are missing those that were only claimed. */
const unconfirmedOf = (missing: readonly string[], sees: readonly See[]): readonly string[] =>
  missing.filter((id) =>
    sees.some((seen) => {
      const one = seen(id)
      return one.state === 'open' && one.why === 'unconfirmed'
    }),
  )

function sheetOver(
  table: Table,
  standard: ScoringStandard,
  sees: readonly See[],
  look: Look,
): Sheet {
  const { lines, bonus, penalty, total } = addedUp(table, look)
  const asHeld = held(standard)
  const gates = gatesOf(table, lines, asHeld)
  // A sheet is read of who applies; what binds holders alone bars nobody from applying.
  const vetoes = table.vetoes
    .filter(({ appliesTo }) => appliesTo.includes('applicant'))
    .map((veto) => harshest(sees.map((seen) => vetoOf(veto, seen))))

  const parts = [...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? []), ...vetoes]
  const lacking = missingIn(parts)
  const missing =
    lacking.length === 0 ? lacking : [...standard.facts.keys()].filter((id) => lacking.includes(id))
  const { grades, methods, mostLapsed, ceiling } = table
  const counts = table.share ? countsOf(lines) : null
  const lapsed = lines.some(hasLapsed) ? lapsedIn(table, lines) : zero
  // Of what does not apply at all nothing can be said.
  const empty = lines.every(({ state }) => state === 'na')
  const tooFew = mostLapsed !== null && lessThan(mostLapsed, lapsed)
  const suspendedBy = suspending(vetoes)
  const allMet = counts === null || counts.mandatory.unmet === 0
  const open = missing.length > 0 || tooFew || empty || suspendedBy.length > 0
  const found = open ? null : gradeOf(grades, asHeld(total.least), allMet, gates, vetoes)
  return {
    least: total.least,
    most: total.most,
    lines,
    bonus,
    penalty,
    ceiling,
    counts,
    lapsed,
    mostLapsed,
    missing,
    unconfirmed: unconfirmedOf(missing, sees),
    gates,
    vetoes,
    suspendedBy,
    grades,
    methods,
    grade: found?.grade.id ?? null,
    outcome: found?.outcome ?? 'open',
  }
}

/** The tree with what stands beside it, and what they come to. */
function addedUp(table: Table, look: Look) {
  const lines = table.indicators.map((indicator) => lineOf(indicator, look))
  const [bonus, penalty] = [table.bonus, table.penalty].map(
    (block) => block && adjusted(block, look),
  ) as [Adjusted | null, Adjusted | null]
  return {
    lines,
    bonus,
    penalty,
    total: adjust(totalOf(table, lines), bonus, penalty, table.ceiling),
  }
}

/** The ends of the total in one table, with its leaves scored in another way than they would be. */
export function endsOver(table: Table, seen: See, filedOn: LocalDate | null, leaf: Leaf): Ends {
  const charged = chargedOnce(table.exclusive, seen, filedOn)
  return addedUp(table, (indicator) => leaf(indicator, charged)).total
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

const hasLapsed = ({ lapsed, children }: Line): boolean =>
  lapsed === true || children.some(hasLapsed)

const worthOf = (lines: readonly Line[]): Rational => sum(lines.map(({ worth }) => worth))

/** The points of all leaves that do not apply; what is weighed counts by its weight. */
const lapsedIn = ({ drops }: Table, lines: readonly Line[]): Rational =>
  drops
    ? sum(leavesOf(lines).map(({ lapsed, points }) => (lapsed ? points : zero)))
    : carriedIn(lines, worthOf(lines))

/** Of what all lines are worth together that part which siblings carry. */
function carriedIn(lines: readonly Line[], whole: Rational): Rational {
  const base = worthOf(lines)
  if (equal(base, zero)) return zero
  return lines.reduce((all, { children, lapsed, worth }) => {
    const own = equal(base, whole) ? worth : divide(multiply(worth, whole), base)
    if (children.length > 0) return add(all, carriedIn(children, own))
    return lapsed ? add(all, own) : all
  }, zero)
}

/** What the whole comes to, of what applies, out of what it is published as; without points, of the optional items. */
function totalOf({ share, drops, outOf }: Table, lines: readonly Line[]): Ends {
  if (!drops) return rollUp(lines, outOf)
  if (!share) return times(shareOf(unitsOf(lines)), outOf)
  const optional = leavesOf(lines).filter(({ counts }) => counts?.as === 'optional')
  const all = ratio(100n)
  // Where no optional item applies nothing is lacking.
  if (optional.every(({ state }) => state === 'na')) return { least: all, most: all }
  return times(shareOf(optional), all)
}

const times = ({ least, most }: Ends, by: Rational): Ends => ({
  least: multiply(least, by),
  most: multiply(most, by),
})

/** What is held against a bound: the value itself, or as it will be published. */
export const held =
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
