import { compare, equal, lessThan, type Rational, subtract, sum, zero } from '../rational.ts'
import { type Bench, overFacts, sheetFor, type Trial, type Tried, tried } from './tried.ts'

/**
 * Cases that come to every grade of every level: out of the best case of a level, with what the cases made for its
 * indicators lose taken together until it falls into a grade. Losses are measured at one level; at another only where
 * they do not lead to a grade there.
 */
export function lowered(
  bench: Bench,
  examples: readonly Tried[],
  made: readonly Tried[],
): readonly Tried[] {
  const { levels } = bench.standard
  const best = bestOf([...examples, ...made])
  if (!best) return []
  const changes = changesIn(made)
  const atLevel = (level: string, { facts }: Pick<Trial, 'facts'>): Tried =>
    tried(bench, { ...overFacts(best, facts), by: 'made', note: level, level, at: null, about: [] })
  const first = atLevel(levels[0]!, best)
  const shifts = shiftsFrom(first, changes, bench)
  const top = raised(first, shifts, bench)
  const losses = lossesIn(top === first ? shifts : shiftsFrom(top, changes, bench))
  return levels.flatMap((level) => {
    const at = level === top.level ? top : atLevel(level, top)
    let own: readonly Loss[] | null = level === top.level ? losses : null
    return at.sheet.grades.flatMap(({ atLeast }, index) => {
      const above = at.sheet.grades[index - 1]?.atLeast ?? null
      let facts = between(at, losses, atLeast, above, bench)
      if (!facts && !own) own = lossesIn(shiftsFrom(at, changes, bench))
      facts ??= own && own !== losses ? between(at, own, atLeast, above, bench) : null
      return facts ? [tried(bench, overFacts(at, facts))] : []
    })
  })
}

/** What each made case gives otherwise than an ordinary one, the same change once. */
const changesIn = (made: readonly Tried[]): readonly Trial['facts'][] => [
  ...new Map(
    made
      .map(changedIn)
      .filter((changed) => Object.keys(changed).length > 0)
      .map((changed) => [JSON.stringify(changed), changed] as const),
  ).values(),
]

/** What each change takes from a complete case, below zero where it gives; the most first. */
function shiftsFrom(at: Tried, changes: readonly Trial['facts'][], bench: Bench): readonly Loss[] {
  return changes
    .map((changed) => ({
      changed,
      to: sheetFor(bench, overFacts(at, { ...at.facts, ...changed })),
    }))
    .filter(({ to }) => to.missing.length === 0 && !equal(to.least, at.sheet.least))
    .map(({ changed, to }) => ({ changed, points: subtract(at.sheet.least, to.least) }))
    .toSorted((a, b) => compare(b.points, a.points))
}

const lossesIn = (shifts: readonly Loss[]): readonly Loss[] =>
  shifts.filter(({ points }) => lessThan(zero, points))

/** With what the changes give taken together, where that is better and nothing stops it. */
function raised(at: Tried, shifts: readonly Loss[], bench: Bench): Tried {
  const gains = shifts.filter(({ points }) => lessThan(points, zero)).toReversed()
  const used = new Set<string>()
  const taken = gains.filter(({ changed }) => {
    const ids = Object.keys(changed)
    if (ids.some((id) => used.has(id))) return false
    for (const id of ids) used.add(id)
    return true
  })
  if (taken.length === 0) return at
  const facts = Object.assign({}, at.facts, ...taken.map(({ changed }) => changed))
  const to = tried(bench, overFacts(at, facts))
  return bestOf([at, to]) ?? at
}

interface Loss {
  readonly changed: Trial['facts']
  readonly points: Rational
}

/** Of complete cases that no veto stops, the one with most points. */
const bestOf = (all: readonly Tried[]): Tried | null =>
  all
    .filter(({ sheet }) => sheet.missing.length === 0 && sheet.grade !== null)
    .filter(({ sheet }) => !sheet.vetoes.some(({ fires }) => fires))
    .reduce<Tried | null>(
      (best, one) => (best && !lessThan(best.sheet.least, one.sheet.least) ? best : one),
      null,
    )

/** What a case gives otherwise than an ordinary one. */
const changedIn = ({ about, facts }: Tried): Trial['facts'] =>
  Object.fromEntries(about.map((id) => [id, facts[id]]))

/** Do they change other facts than all those that are taken? */
const areApart = ({ changed }: Loss, taken: readonly Loss[]): boolean =>
  taken.every((one) => Object.keys(one.changed).every((id) => !Object.hasOwn(changed, id)))

/** Facts by which the total falls below one bound and not below another: the largest losses that fit, first. */
function between(
  at: Tried,
  losses: readonly Loss[],
  low: Rational | null,
  high: Rational | null,
  bench: Bench,
): Trial['facts'] | null {
  let taken: readonly Loss[] = []
  const left = (more: readonly Loss[]): Rational =>
    subtract(at.sheet.least, sum(more.map(({ points }) => points)))
  const falls = () => !high || lessThan(left(taken), high)
  for (const loss of losses) {
    if (falls()) break
    if (areApart(loss, taken) && (!low || !lessThan(left([...taken, loss]), low)))
      taken = [...taken, loss]
  }
  const facts = Object.assign({}, at.facts, ...taken.map(({ changed }) => changed))
  const found = sheetFor(bench, overFacts(at, facts))
  const inside = (!high || lessThan(found.least, high)) && (!low || !lessThan(found.least, low))
  return inside ? facts : null
}
