import { compare, lessThan, type Rational, subtract, sum } from '../rational.ts'
import { type Bench, overFacts, type Trial, type Tried, tried } from './tried.ts'

/**
 * Cases that come to every grade of every level: out of the best case of a level, with what the cases made for its
 * indicators lose taken together until it falls into a grade.
 */
export const lowered = (
  bench: Bench,
  examples: readonly Tried[],
  made: readonly Tried[],
): readonly Tried[] => {
  const best = bestOf([...examples, ...made])
  if (!best) return []
  const { facts, filed } = best
  const { levels } = bench.standard
  const all = levels.map((level) =>
    tried(bench, { by: 'made', note: level, level, filed, facts, at: null, about: [] }),
  )
  // What a change loses is the same for all levels where nothing is written for one of them.
  const alike = bench.ways.every(({ level }) => level === null)
  const shared = alike && all[0] ? lossesFrom(all[0], made, bench) : null
  return all.flatMap((at) => {
    const losses = shared ?? lossesFrom(at, made, bench)
    const { grades } = at.sheet
    return grades.flatMap(({ atLeast }, index) => {
      const above = grades[index - 1]?.atLeast ?? null
      const facts = between(at, losses, atLeast, above, bench)
      return facts ? [tried(bench, overFacts(at, facts))] : []
    })
  })
}

/** What each change that was made loses, the most first. */
function lossesFrom(at: Tried, made: readonly Tried[], bench: Bench): readonly Loss[] {
  return made
    .map(changedIn)
    .filter((changed) => Object.keys(changed).length > 0)
    .map((changed) => ({
      changed,
      to: tried(bench, overFacts(at, { ...at.facts, ...changed })).sheet,
    }))
    .filter(({ to }) => to.missing.length === 0 && lessThan(to.least, at.sheet.least))
    .map(({ changed, to }) => ({ changed, points: subtract(at.sheet.least, to.least) }))
    .toSorted((a, b) => compare(b.points, a.points))
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
    const apart = taken.every((one) =>
      Object.keys(one.changed).every((id) => !Object.hasOwn(loss.changed, id)),
    )
    if (apart && (!low || !lessThan(left([...taken, loss]), low))) taken = [...taken, loss]
  }
  const facts = Object.assign({}, at.facts, ...taken.map(({ changed }) => changed))
  const found = tried(bench, overFacts(at, facts)).sheet
  const inside = (!high || lessThan(found.least, high)) && (!low || !lessThan(found.least, low))
  return inside ? facts : null
}
