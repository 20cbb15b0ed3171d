import type { Expression } from '../../expression.ts'
import { exactText, lessThan, type Rational, rational, subtract } from '../../rational.ts'
import { holds } from '../../score/bound.ts'
import type { Fact } from '../../score/fact.ts'
import { leafOf } from '../../score/leaf.ts'
import type { Line } from '../../score/line.ts'
import type { See, Seen } from '../../score/seen.ts'
import type { Condition, Gate, Grade, IndicatorNode, Veto } from '../../score/standard.ts'
import { truthOf } from '../../score/truth.ts'
import { type Way, waysThrough } from './witness.ts'

/** Where the child is more lenient than its parent: what was seen, and what each says of it. */
export interface Witness {
  readonly seen: string
  readonly before: string
  readonly after: string
}
type Facts = ReadonlyMap<string, Fact>

/** A leaf is no more lenient where it takes at least as much from whoever is judged by it, whatever is seen. */
export function lenientLeaf(
  before: IndicatorNode,
  after: IndicatorNode,
  facts: Facts,
  written: readonly unknown[],
  penalty: boolean,
): Witness | null {
  const reads = [...new Set([...before.reads, ...after.reads])]
  const ways = waysThrough(
    reads.map((id) => facts.get(id)!),
    written,
  )
  for (const way of [...ways, ...besides(reads, ways[0]!, before, after)]) {
    const see: See = (fact) => way.get(fact)!
    const [old, now] = [leafOf(before, see), leafOf(after, see)]
    if (old.state === 'open') continue
    const loss = penalty ? gainOf : lossOf
    const said = (line: Line): string =>
      line.state === 'open' ? '?' : line.state === 'na' ? '—' : `−${exactText(loss(line))}`
    if (now.state === 'open' || lessThan(loss(now), loss(old)))
      return { seen: seenText(way), before: said(old), after: said(now) }
  }
  return null
}

const lossOf = (line: Line): Rational =>
  line.state === 'na' ? rational(0) : subtract(line.points, line.least)

/** Of a penalty, what it takes is what it comes to. */
const gainOf = ({ least }: Line): Rational => least

/** One fact at a time without evidence, waived, or for each reason not applicable. */
function besides(
  reads: readonly string[],
  way: Way,
  before: IndicatorNode,
  after: IndicatorNode,
): readonly Way[] {
  const reasons = [before, after].flatMap(({ na }) => Object.keys(na?.reasons ?? {}))
  return reads.flatMap((fact) => {
    const open = (why: 'no_evidence' | 'waived'): Seen => ({ state: 'open', why, facts: [fact] })
    const na = [...new Set(reasons)].map((reason): Seen => ({ state: 'na', reason }))
    return [open('no_evidence'), open('waived'), ...na].map((seen) => new Map(way).set(fact, seen))
  })
}

const seenText = (way: Way): string =>
  [...way].map(([fact, seen]) => `${fact} = ${valueText(seen)}`).join(', ')
const valueText = (seen: Seen): string => {
  if (seen.state !== 'known') return seen.state === 'na' ? `na (${seen.reason})` : seen.why
  const { value } = seen
  if (Array.isArray(value)) return `[${value.join(', ')}]`
  return typeof value === 'object' ? exactText(value as Rational) : String(value)
}

/** A condition is no more lenient where all whom it lets in were let in before, and it binds as hard. */
export const lenientCondition = (
  before: Condition,
  after: Condition,
  facts: Facts,
): Witness | null =>
  after.advisory && !before.advisory
    ? { seen: 'advisory', before: 'false', after: 'true' }
    : differs(after.when, before.when, facts, ['✕', '✓'])

/** A veto is no more lenient where it fires whenever it fired before, and leaves no better grade. */
export function lenientVeto(
  before: Veto,
  after: Veto,
  facts: Facts,
  grades: readonly Grade[],
): Witness | null {
  if (rankOf(after.caps, grades) < rankOf(before.caps, grades))
    return { seen: 'cap_grade', before: before.caps ?? '—', after: after.caps ?? '—' }
  return differs(before.when, after.when, facts, ['✓', '✕'])
}

/** Where the first holds and the second does not. */
function differs(
  first: Expression,
  second: Expression,
  facts: Facts,
  [before, after]: readonly [string, string],
): Witness | null {
  const reads = [...new Set([...first.reads, ...second.reads])]
  const ways = waysThrough(
    reads.map((id) => facts.get(id)!),
    [first.text, second.text],
  )
  for (const way of ways) {
    const see: See = (fact) => way.get(fact)!
    const [one, other] = [truthOf(first, see).holds, truthOf(second, see).holds]
    if (one && !other) return { seen: seenText(way), before, after }
  }
  return null
}

/** A gate is no more lenient where nobody passes who did not before, and it leaves no better grade. */
export function lenientGate(before: Gate, after: Gate, grades: readonly Grade[]): Witness | null {
  if (before.of !== after.of) return { seen: 'of', before: before.of, after: after.of }
  if (rankOf(after.caps, grades) < rankOf(before.caps, grades))
    return { seen: 'cap_grade', before: before.caps, after: after.caps }
  const share: Fact = { id: 'share', name: 'share', type: 'number', min: 0 }
  const bounds = [...before.bound, ...after.bound].map(({ at }) => exactText(at))
  for (const way of waysThrough([share], bounds)) {
    const { value } = way.get('share') as { value: Rational }
    if (holds(after.bound, value) && !holds(before.bound, value))
      return { seen: `${exactText(value)}%`, before: '✕', after: '✓' }
  }
  return null
}

/** A grade is no more lenient where it asks for as much, and leads to nothing better by the order of the parent's grades. */
export function lenientGrade(
  before: Grade,
  after: Grade,
  orders: readonly (readonly Grade[])[],
): Witness | null {
  const asked = ({ atLeast }: Grade): string => (atLeast ? exactText(atLeast) : '—')
  const less = before.atLeast && (!after.atLeast || lessThan(after.atLeast, before.atLeast))
  if (less) return { seen: 'at_least', before: asked(before), after: asked(after) }
  if (before.mandatory && !after.mandatory) return { seen: 'mandatory', before: 'all', after: '—' }
  return before.outcome === after.outcome || isWorse(after.outcome, before.outcome, orders)
    ? null
    : { seen: 'outcome', before: before.outcome, after: after.outcome }
}

/** Does it stand below another outcome, in the first table of grades that has both? */
function isWorse(outcome: string, than: string, orders: readonly (readonly Grade[])[]): boolean {
  const places = orders.map((grades) =>
    [outcome, than].map((one) => grades.findIndex((grade) => grade.outcome === one)),
  )
  const [place = -1, other = -1] = places.find((both) => !both.includes(-1)) ?? []
  return place > other
}

/** The place of a grade from the best on; out of all of them where a veto disqualifies. */
const rankOf = (grade: string | null, grades: readonly Grade[]): number =>
  grade === null ? grades.length : grades.findIndex(({ id }) => id === grade)
