import { divide, lessThan, multiply, type Rational, ratio } from '../rational.ts'
import { holds } from './bound.ts'
import { basicsOf } from './fact.ts'
import { leafOf } from './leaf.ts'
import { type Line, leavesOf } from './line.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { chargedIn, held, score, sheetBy } from './score.ts'
import type { See } from './seen.ts'
import type { Sheet } from './sheet.ts'
import { together } from './stage.ts'
import type { Retest, ScoringStandard, Stage } from './standard.ts'
import { leavesBelow } from './tree.ts'
import { disqualified } from './verdict.ts'

/** One assessor's answers, and in which role they were given. */
export interface SheetGiven {
  readonly role?: string
  readonly answers: Answers
}

/**
 * One stage of a sheet: where several assessors filled it in, each of their sheets is scored and every item
 * becomes one; of what they have to agree on, `agreed` says the points by item.
 */
export function scoreStage(
  standard: ScoringStandard,
  level: string,
  { combine }: Stage,
  sheets: readonly [SheetGiven, ...SheetGiven[]],
  reading: Reading,
  agreed: { readonly [item: string]: Rational } = {},
): Sheet {
  if (!combine) return score(standard, level, sheets[0].answers, reading)
  const all = sheets.map(({ role, answers }) => ({
    role,
    seen: see(standard.facts, answers, reading),
  }))
  const sees = all.map(({ seen }) => seen) as [See, ...See[]]
  const unread = see(standard.facts, {}, reading)
  return sheetBy(standard, level, sees, (table) => {
    const looked = all.map(({ role, seen }) => ({ role, seen: chargedIn(table, seen, reading) }))
    return (leaf) => {
      const lines = looked.map(({ role, seen }) => ({ role, line: leafOf(leaf, seen) }))
      return together({ indicator: leaf, how: combine, unread }, lines, agreed[leaf.id])
    }
  })
}

/** Does the next stage follow? Null while that is open; a veto that disqualifies ends it here. */
export function goesOn({ goOn }: Stage, sheet: Sheet, standard: ScoringStandard): boolean | null {
  if (sheet.outcome === 'open') return null
  if (disqualified(sheet.vetoes)) return false
  return goOn === null || holds(goOn, held(standard)(sheet.least))
}

/** The items that are read again: those that came to less than their share. Without points, what is not met came to nothing. */
export const failedIn = ({ lines }: Sheet, { below }: Retest): readonly string[] =>
  leavesOf(lines)
    .filter((line) => isBelow(line, below))
    .map(({ id }) => id)

const isBelow = ({ state, least, points }: Line, below: Rational): boolean =>
  state === 'scored' && lessThan(multiply(ratio(100n), divide(least, points)), below)

/** Answers of one time, and which items were read by them; all, where none is named. */
export interface Layer {
  readonly items?: readonly string[]
  readonly answers: Answers
}

/**
 * 复核: after a remedy the failed items alone are read anew, each by the last answers that are for it; the others
 * stand as they were read first. A veto goes by what is known last.
 */
export function scoreAgain(
  standard: ScoringStandard,
  level: string,
  layers: readonly [Layer, ...Layer[]],
  reading: Reading,
): Sheet {
  const read = layers.map(({ items, answers }) => ({
    items,
    seen: see(standard.facts, answers, reading),
  }))
  const [first] = read
  const latest: See = (fact) =>
    read.map(({ seen }) => seen(fact)).findLast(({ state }) => state !== 'open') ??
    first!.seen(fact)
  return sheetBy(standard, level, [latest], (table) => {
    const looked = read.map(({ items, seen }) => ({ items, seen: chargedIn(table, seen, reading) }))
    return (leaf) => {
      const last = looked.findLast(({ items }) => items?.includes(leaf.id))
      return last ? readAgain(leafOf(leaf, last.seen)) : leafOf(leaf, looked[0]!.seen)
    }
  })
}

/**
 * The answers of all layers as one: what a layer was read for counts as it says, the rest as it was before. Where
 * an item that was read again shares a fact with one that was not, this is not the same as reading layer by layer.
 */
export function layersAsOne(
  standard: ScoringStandard,
  level: string,
  [first, ...again]: readonly [Layer, ...Layer[]],
): Answers {
  const leaves = standard.tables(level).flatMap(({ indicators }) => leavesBelow(indicators))
  const anew = again.map(({ items = [], answers }) => {
    const reads = leaves.filter(({ id }) => items.includes(id)).flatMap((leaf) => leaf.reads)
    const basics = basicsOf(reads, standard.facts)
    return Object.fromEntries(basics.map((fact) => [fact, answers[fact] ?? {}]))
  })
  return Object.assign({}, first.answers, ...anew)
}

const readAgain = (line: Line): Line => ({
  ...line,
  because: [{ rule: 'again', fact: '', points: line.least }, ...line.because],
})
