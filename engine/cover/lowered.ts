import { lessThan, type Rational, subtract, sum } from '../rational.ts'
import type { Bench, Trial, Tried } from './tried.ts'
import { tried } from './tried.ts'

/**
 * Cases that come to every grade of every level: out of the best case of a level, with what the cases made for its
 * indicators lose taken together until it falls into a grade.
 */
export function lowered(
  bench: Bench,
  examples: readonly Tried[],
  made: readonly Tried[],
): readonly Tried[] {
  return bench.standard.levels.flatMap((level) => {
    const best = bestOf([...examples, ...made])
    if (!best) return []
    const at = tried(bench, { ...best, by: 'made', note: level, level, at: null, about: [] })
    const losses = lossesFrom(
      at,
      made.map((one) => differing(one, best)),
    )
    return at.sheet.grades.flatMap(({ atLeast }, index) => {
      const above = at.sheet.grades[index - 1]?.atLeast ?? null
      const facts = between(at, losses, atLeast, above, bench)
      return facts ? [tried(bench, { ...at, facts })] : []
    })
  })

  function lossesFrom(at: Tried, changes: readonly Trial['facts'][]): readonly Loss[] {
    const best = changes
      .filter((changed) => Object.keys(changed).length > 0)
      .map((changed) => ({
        changed,
        to: tried(bench, { ...at, facts: { ...at.facts, ...changed } }),
      }))
      .filter(({ to }) => to.sheet.missing.length === 0 && lessThan(to.sheet.least, at.sheet.least))
      .map(({ changed, to }) => ({ changed, points: subtract(at.sheet.least, to.sheet.least) }))
      .toSorted((a, b) => (lessThan(a.points, b.points) ? 1 : -1))
    return best
  }
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

/** What a case gives otherwise than another. */
const differing = ({ facts }: Tried, { facts: best }: Tried): Trial['facts'] =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([id, answer]) => JSON.stringify(answer) !== JSON.stringify(best[id]),
    ),
  )

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
  const found = tried(bench, { ...at, facts }).sheet
  const inside = (!high || lessThan(found.least, high)) && (!low || !lessThan(found.least, low))
  return inside ? facts : null
}
