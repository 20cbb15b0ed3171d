import { divide, lessThan, multiply, parseExact, type Rational, ratio } from '../rational.ts'
import type { Text } from '../terms.ts'
import { holds } from './bound.ts'
import type { Combine } from './combine.ts'
import { basicsOf } from './fact.ts'
import { leafOf } from './leaf.ts'
import { type Line, leavesOf } from './line.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { chargedIn, held, score, sheetBy } from './score.ts'
import type { See, Seen } from './seen.ts'
import type { Sheet } from './sheet.ts'
import { together } from './stage.ts'
import type { Retest, ScoringStandard, Stage } from './standard.ts'
import { bySeen, type Look, leavesBelow } from './tree.ts'
import { disqualified } from './verdict.ts'

/** One assessor's answers, and in which role they were given. */
export interface SheetGiven {
  readonly role?: string
  readonly answers: Answers
}

/** The sheets of one time, and which items were read by them; all, where none is named. */
export interface Layer {
  readonly items?: readonly string[]
  readonly sheets: readonly [SheetGiven, ...SheetGiven[]]
  /** The stage that says how several sheets become one; without it there is one sheet. */
  readonly stage?: string
  /** The points that the assessors agreed on, by item, exactly; where the stage asks them to agree. */
  readonly agreed?: { readonly [item: string]: string }
}

/** A layer as it was read: what each sheet saw, and how they become one. */
interface Read {
  readonly layer: Layer
  readonly combine: Combine | null
  readonly seen: readonly [See, ...See[]]
}

/**
 * The sheet that several times of reading come to. Where several assessors filled a sheet in, each of theirs is
 * scored and every item becomes one. 复核: after a remedy the failed items alone are read anew, each by the last
 * answers that are for it; the others stand as they were read first. A veto goes by what is known last.
 */
export function scoreLayers(
  standard: ScoringStandard,
  level: string,
  layers: readonly [Layer, ...Layer[]],
  reading: Reading,
): Sheet {
  const [{ sheets }, ...later] = layers
  const read = layers.map((layer): Read => {
    const seen = layer.sheets.map(({ answers }) => see(standard.facts, answers, reading))
    return { layer, combine: combineIn(standard, layer), seen: seen as [See, ...See[]] }
  }) as [Read, ...Read[]]
  const [first, ...again] = read
  if (later.length === 0 && !first.combine)
    return score(standard, level, sheets[0].answers, reading)
  const sees = first.seen.map((seen) => lastKnown(seen, again)) as [See, ...See[]]
  return sheetBy(
    standard,
    level,
    sees,
    (table) => {
      const unread = see(standard.facts, {}, reading)
      const lookIn = (one: Read): Look =>
        lookOf(one, unread, (seen) => chargedIn(table, seen, reading))
      const look = lookIn(first)
      const anew = again.map((one) => ({ items: one.layer.items, look: lookIn(one) }))
      return (leaf) => {
        const last = anew.findLast(({ items }) => items?.includes(leaf.id))
        return last ? readAgain(last.look(leaf)) : look(leaf)
      }
    },
    asAllSaw(sees),
  )
}

const combineIn = ({ stages }: ScoringStandard, { stage }: Layer): Combine | null =>
  stages.find(({ id }) => id === stage)?.combine ?? null

/** What tells tables apart, as all sheets saw it; open while they saw it otherwise. */
const asAllSaw =
  ([first, ...others]: readonly [See, ...See[]]): See =>
  (fact) =>
    others.every((seen) => told(seen(fact)) === told(first(fact)))
      ? first(fact)
      : { state: 'open', why: 'unanswered', facts: [fact] }

/** What was seen, as a text: the same value is the same text, however great a number it is. */
const told = (seen: Seen): string =>
  seen.state === 'known'
    ? JSON.stringify(seen.value, (_, part) => (typeof part === 'bigint' ? String(part) : part))
    : seen.state

/** A fact as it was seen last where it was known or did not apply, else as it was seen at first. */
const lastKnown =
  (first: See, again: readonly Read[]): See =>
  (fact) =>
    again.map(({ seen }) => seen[0](fact)).findLast(({ state }) => state !== 'open') ?? first(fact)

function lookOf({ layer, combine, seen }: Read, unread: See, charged: (seen: See) => See): Look {
  const sees = seen.map(charged)
  if (!combine) return bySeen(sees[0]!)
  const agreed = Object.entries(layer.agreed ?? {}).map(([id, text]) => [id, parseExact(text)])
  const points: { readonly [item: string]: Rational } = Object.fromEntries(agreed)
  return (leaf) => {
    const lines = layer.sheets.map(({ role }, at) => ({ role, line: leafOf(leaf, sees[at]!) }))
    return together({ indicator: leaf, how: combine, unread }, lines, points[leaf.id])
  }
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

/**
 * The answers of all layers as one, for each sheet of the first: what a layer was read for counts as it says, the
 * rest as it was before. Where an item that was read again shares a fact with one that was not, this is not the
 * same as reading layer by layer.
 */
export function layersAsOne(
  standard: ScoringStandard,
  level: string,
  [first, ...again]: readonly [Layer, ...Layer[]],
): readonly [Answers, ...Answers[]] {
  const leaves = standard.tables(level).flatMap(({ indicators }) => leavesBelow(indicators))
  const anew = again.map(({ items = [], sheets: [{ answers }] }) => {
    const reads = leaves.filter(({ id }) => items.includes(id)).flatMap((leaf) => leaf.reads)
    const basics = basicsOf(reads, standard.facts)
    return Object.fromEntries(basics.map((fact) => [fact, answers[fact] ?? {}]))
  })
  const all = first.sheets.map(({ answers }): Answers => Object.assign({}, answers, ...anew))
  return all as unknown as readonly [Answers, ...Answers[]]
}

/** An item that several sheets do not come to one value for, with what each of them gave; null where it does not apply. */
export interface Differing {
  readonly id: string
  readonly name: Text
  readonly given: readonly (Rational | null)[]
}

/** What keeps sheets that are complete from becoming one. */
export function differing(together: Sheet, each: readonly Sheet[]): readonly Differing[] {
  const all = each.map((sheet) => new Map(leavesIn(sheet).map((line) => [line.id, line])))
  return leavesIn(together)
    .filter(({ state }) => state === 'open')
    .map(({ id, name }) => {
      const lines = all.map((lines) => lines.get(id))
      return {
        id,
        name,
        given: lines.map((line) => (line?.state === 'scored' ? line.least : null)),
      }
    })
}

const leavesIn = ({ lines, bonus, penalty }: Sheet): readonly Line[] =>
  leavesOf([...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? [])])

const readAgain = (line: Line): Line => ({
  ...line,
  because: [{ rule: 'again', fact: '', points: line.least }, ...line.because],
})
