import type { Expression } from '../../expression.ts'
import { exactText, lessThan, negate, type Rational, rational, subtract } from '../../rational.ts'
import { holds } from '../../score/bound.ts'
import type { Fact } from '../../score/fact.ts'
import { leafOf } from '../../score/leaf.ts'
import type { Line } from '../../score/line.ts'
import type { See, Seen } from '../../score/seen.ts'
import {
  type Bars,
  type Block,
  type Condition,
  type Gate,
  type Grade,
  type IndicatorNode,
  type Veto,
  vetoEffects,
} from '../../score/standard.ts'
import { truthOf } from '../../score/truth.ts'
import { easier } from './lapse.ts'
import { type Way, type Witness, waysThrough } from './witness.ts'

type Facts = ReadonlyMap<string, Fact>

/** A leaf is no more lenient where it takes at least as much, or of a bonus gives no more, whatever is seen. */
export function lenientLeaf(
  before: IndicatorNode,
  after: IndicatorNode,
  facts: Facts,
  written: readonly unknown[],
  adjust?: 'bonus' | 'penalty',
): Witness | null {
  const eased = easier('na', before.na, after.na) ?? easier('waived', before.waived, after.waived)
  if (eased) return eased
  const reads = [...new Set([...before.reads, ...after.reads])]
  const ways = waysThrough(
    reads.map((id) => facts.get(id)!),
    written,
    facts,
  )
  for (const way of [...ways, ...besides(reads, ways[0]!, before, after)]) {
    const see: See = (fact) => way.get(fact)!
    const [old, now] = [leafOf(before, see), leafOf(after, see)]
    if (old.state === 'open') continue
    const loss = losses[adjust ?? 'tree']
    const said = (line: Line): string => {
      if (line.state !== 'scored') return line.state === 'open' ? '?' : '—'
      return adjust === 'bonus' ? `+${exactText(line.least)}` : `−${exactText(loss(line))}`
    }
    if (now.state === 'open' || lessThan(loss(now), loss(old)))
      return { seen: seenText(way), before: said(old), after: said(now), way }
  }
  return null
}

/** What a line takes from whoever is judged by it; what a bonus gives it takes from nobody. */
export const losses: Readonly<Record<'tree' | 'bonus' | 'penalty', (line: Line) => Rational>> = {
  tree: (line) => (line.state === 'na' ? rational(0) : subtract(line.points, line.least)),
  bonus: ({ least }) => negate(least),
  penalty: ({ least }) => least,
}

/** A block beside the tree is no more lenient where a bonus stops as early, and a penalty as late. */
export function lenientCap(
  before: Block | null,
  after: Block | null,
  adjust: 'bonus' | 'penalty' = 'bonus',
): Witness | null {
  const [old, now] = [before?.cap ?? null, after?.cap ?? null]
  const [narrow, wide] = adjust === 'bonus' ? [old, now] : [now, old]
  const more = narrow !== null && (wide === null || lessThan(narrow, wide))
  const text = (cap: Rational | null): string => (cap === null ? '—' : exactText(cap))
  return more && before && after ? { seen: 'cap', before: text(old), after: text(now) } : null
}

/** The whole is stopped as early. */
export const lenientCeiling = (before: Rational | null, after: Rational | null): Witness | null =>
  before !== null && (after === null || lessThan(before, after))
    ? { seen: 'ceiling', before: exactText(before), after: after ? exactText(after) : '—' }
    : null

/** One fact at a time without evidence, waived, or for each reason not applicable. */
export function besides(
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

/** A veto is no more lenient where it fires whenever it fired before, is cured by no less, and says no less of what follows. */
export function lenientVeto(
  before: Veto,
  after: Veto,
  facts: Facts,
  grades: readonly Grade[],
): Witness | null {
  const said = saidOf(before, after, grades).find(({ softer }) => softer)
  if (said) return { seen: said.seen, before: said.words(before), after: said.words(after) }
  const fires = differs(before.when, after.when, facts, ['✓', '✕'])
  if (fires || !after.cure) return fires
  return differs(after.cure.when, before.cure!.when, facts, ['✓', '✕ (cure)'])
}

/** What a veto says beside its two conditions: whether the child says less of it, and how each puts it. */
function saidOf(before: Veto, after: Veto, grades: readonly Grade[]) {
  const effect = ({ effect }: Veto): number => vetoEffects.indexOf(effect)
  const days = ({ cure }: Veto): number => cure?.withinDays ?? Number.POSITIVE_INFINITY
  const say = (seen: string, softer: boolean, words: (veto: Veto) => unknown) => ({
    ...{ seen, softer },
    words: (veto: Veto): string => {
      const said = words(veto)
      return typeof said === 'string' ? said : said === null ? '—' : JSON.stringify(said)
    },
  })
  return [
    say('effect', effect(after) < effect(before), ({ effect }) => effect),
    say(
      'cap_grade',
      effect(after) === effect(before) && rankOf(after.caps, grades) < rankOf(before.caps, grades),
      ({ caps }) => caps,
    ),
    say('cure', !before.cure && after.cure !== null, ({ cure }) => cure?.when.text ?? null),
    say(
      'within_days',
      before.cure !== null && after.cure !== null && days(after) > days(before),
      ({ cure }) => cure?.withinDays ?? null,
    ),
    say(
      'look_back',
      before.lookBack !== null && (after.lookBack ?? 0) < before.lookBack,
      ({ lookBack }) => lookBack,
    ),
    say(
      'applies',
      before.appliesTo.some((one) => !after.appliesTo.includes(one)),
      ({ appliesTo }) => appliesTo,
    ),
    say('bars', shorter(after.bars, before.bars), ({ bars }) => bars),
  ]
}

/** Does the one keep from filing for less than the other? Batches and years do not compare, so that the child keeps to one. */
function shorter(bars: Bars | null, than: Bars | null): boolean {
  if (than === null || than === 'this-batch') return than !== null && bars === null
  if (bars === null || bars === 'this-batch') return true
  return (['next_batches', 'years'] as const).some((unit) => (bars[unit] ?? 0) < (than[unit] ?? 0))
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
    facts,
  )
  for (const way of ways) {
    const see: See = (fact) => way.get(fact)!
    const [one, other] = [truthOf(first, see).holds, truthOf(second, see).holds]
    if (one && !other) return { seen: seenText(way), before, after, way }
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

/** The place of a grade from the best on; out of all of them where none is left. */
const rankOf = (grade: string | null, grades: readonly Grade[]): number =>
  grade === null ? grades.length : grades.findIndex(({ id }) => id === grade)
