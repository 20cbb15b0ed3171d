import { add, compare, type Rational, subtract, sum, zero } from '../../rational.ts'
import { basicsOf } from '../fact.ts'
import { type Answers, type Reading, see } from '../readings.ts'
import { score } from '../score.ts'
import type { See } from '../seen.ts'
import type { Sheet } from '../sheet.ts'
import type { ScoringStandard, Table } from '../standard.ts'
import { disqualified, stands } from '../verdict.ts'
import { leastSteps, leavesOf, mayMove } from './least.ts'
import { gained } from './published.ts'
import { type Change, changed, changeOf, trial } from './trial.ts'
import { type Way, waysOf } from './way.ts'

/** How the next better grade can be reached; without sets, no three of the ways that give most reach it. */
export interface Next {
  readonly grade: string
  readonly sets: readonly ChangeSet[]
}
export interface ChangeSet {
  readonly changes: readonly Change[]
  /** What the published total gains. */
  readonly points: Rational
}

/** So many ways are combined: for one change, for two, for three. */
const breadth = [24, 12, 9] as const
/** So many sets are given, and so many are made as small as they can be. */
const most = 5
const made = 8

/**
 * The cheapest sets of at most three changes of different facts by which a complete sheet reaches its next better
 * grade; where a veto disqualifies it, by which it is out of that. Cheapest are the fewest, then those that go
 * least far, then in the order of the table. Null where it is open or nothing is better. The sheet is scored again
 * for each set, so that gates and vetoes count; only the ways that give most are combined, so that a few hundred
 * scores are enough, and a set of weaker ways may be passed over. Whether the grade is reached goes by the total that the
 * standard holds against its bounds; what is gained, by the published one.
 */
export function setsToNext(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): Next | null {
  const scored = (changes: readonly Change[]): Sheet =>
    score(standard, level, changed(answers, changes), reading)
  const now = scored([])
  const goal = goalOf(now)
  const seen = see(standard.facts, answers, reading)
  const [table] = standard.tables(level, seen)
  if (goal === null || !table) return null
  const reaches = (sheet: Sheet): boolean => placeOf(sheet) <= goal && !isOut(sheet)
  const strong = strongest(table, now, { standard, level, answers, reading, seen, scored })
  const short = shortOf(now, goal, standard)
  for (const size of [1, 2, 3] as const) {
    const found = combinations(strong.slice(0, breadth[size - 1]), size)
      .filter((all) => short === null || mayBeEnough(all, short))
      .map((all) => all.map(({ way }) => way))
      .filter((ways) => reaches(scored(ways.map((way) => changeOf(way, way.steps)))))
      .slice(0, made)
      .map((ways) => shrunk(ways, (changes) => reaches(scored(changes))))
      .toSorted((a, b) => compare(a.far, b.far))
    if (found.length > 0) {
      const sets = distinct(found.map(({ changes }) => inOrder(changes, standard))).slice(0, most)
      return {
        grade: now.grades[goal]!.id,
        sets: sets.map((changes) => ({
          changes,
          points: gained(now, scored(changes), standard),
        })),
      }
    }
  }
  return { grade: now.grades[goal]!.id, sets: [] }
}

const isOut = ({ vetoes }: Sheet): boolean => disqualified(vetoes)
const placeOf = ({ grades, grade }: Sheet): number =>
  grade === null ? grades.length : grades.findIndex(({ id }) => id === grade)

/** The place of the grade to be reached: the next better one, or of one that is out its own. */
function goalOf(sheet: Sheet): number | null {
  if (sheet.grade === null) return null
  const place = placeOf(sheet)
  if (isOut(sheet)) return place
  return place === 0 ? null : place - 1
}

/** What the total lacks of a grade; null where it is not points alone that it asks for. */
function shortOf({ least, grades }: Sheet, goal: number, { compare }: ScoringStandard) {
  const { atLeast, mandatory } = grades[goal]!
  return atLeast === null || mandatory || compare === 'rounded' ? null : subtract(atLeast, least)
}

/** Together ways are taken to give no more than each gives alone, unless one lifts what stands in the way. */
const mayBeEnough = (all: readonly Strong[], short: Rational): boolean =>
  all.some(({ lifts }) => lifts > 0) || compare(sum(all.map(({ gains }) => gains)), short) >= 0

/** A way with how many vetoes and gates it lifts, and what the total gains where it is gone to its end. */
interface Strong {
  readonly way: Way
  readonly lifts: number
  readonly gains: Rational
}

interface Around {
  readonly standard: ScoringStandard
  readonly level: string
  readonly answers: Answers
  readonly reading: Reading
  readonly seen: See
  readonly scored: (changes: readonly Change[]) => Sheet
}

/** The ways that raise the total or lift what stands in the way of a grade, those that give most first. */
function strongest(
  table: Table,
  now: Sheet,
  { standard, level, answers, reading, seen, scored }: Around,
): readonly Strong[] {
  const { facts } = standard
  const tried = trial(standard, level, answers, reading)
  const fired = new Set(now.vetoes.filter(stands).map(({ id }) => id))
  const reads = [
    ...leavesOf(table).flatMap(({ node }) => node.reads),
    ...table.vetoes
      .filter(({ id }) => fired.has(id))
      .flatMap(({ when, cure }) => [...when.reads, ...(cure?.when.reads ?? [])]),
  ]
  const barred = (sheet: Sheet): number =>
    sheet.vetoes.filter(stands).length + sheet.gates.filter(({ passed }) => passed === false).length
  return basicsOf(reads, facts)
    .filter((fact) => mayMove(fact, reads, facts))
    .flatMap((fact) => waysOf(facts.get(fact)!, facts, answers, reading, seen))
    .flatMap((way) => {
      const changes = [changeOf(way, way.steps)]
      const then = tried(changes)
      if (!then) return []
      const lifts = barred(now) === 0 ? 0 : barred(now) - barred(scored(changes))
      const gains = subtract(then.ends.least, now.least)
      return lifts > 0 || compare(gains, zero) > 0 ? [{ way, lifts, gains }] : []
    })
    .toSorted((a, b) => b.lifts - a.lifts || compare(b.gains, a.gains))
}

/** So many ways together, of different facts, in the order in which they stand. */
function combinations(ways: readonly Strong[], size: number): readonly (readonly Strong[])[] {
  if (size === 0) return [[]]
  return ways.flatMap((one, at) =>
    combinations(
      ways.slice(at + 1).filter(({ way }) => way.fact !== one.way.fact),
      size - 1,
    ).map((others) => [one, ...others]),
  )
}

/** The same ways with as few steps as are enough, the furthest-going last. */
function shrunk(ways: readonly Way[], enough: (changes: readonly Change[]) => boolean) {
  const steps = ways.map((way) => way.steps)
  const changes = () => ways.map((way, at) => changeOf(way, steps[at]!))
  for (const [at, way] of ways.entries()) {
    const fewest = leastSteps({ steps: way.steps }, (n) => {
      steps[at] = n
      return enough(changes())
    })
    steps[at] = fewest ?? way.steps
  }
  const far = ways.map((way, at) => way.far(steps[at]!)).reduce(add, zero)
  return { changes: changes(), far }
}

/** Changes in the order in which the standard declares their facts. */
const inOrder = (changes: readonly Change[], { facts }: ScoringStandard): readonly Change[] => {
  const order = [...facts.keys()]
  return changes.toSorted((a, b) => order.indexOf(a.fact) - order.indexOf(b.fact))
}

/** Of sets that change the same facts, the one that goes least far. */
const distinct = (sets: readonly (readonly Change[])[]): readonly (readonly Change[])[] => {
  const key = (set: readonly Change[]) =>
    set
      .map(({ fact }) => fact)
      .toSorted()
      .join()
  return sets.filter((set, at) => sets.findIndex((one) => key(one) === key(set)) === at)
}
