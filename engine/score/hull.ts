import { equal, larger, type Rational, smaller } from '../rational.ts'
import type { Adjusted } from './adjust.ts'
import type { Line } from './line.ts'
import type { MethodUse } from './method.ts'
import type { Counted, Sheet } from './sheet.ts'
import type { Grade } from './standard.ts'
import type { Ends } from './truth.ts'
import type { GateFound, VetoFound } from './verdict.ts'

/**
 * One sheet for several that a case may turn out to have: what they share, each value as wide as all of them
 * together. It stays open until what tells them apart is known; what only some of them ask is not asked yet.
 */
export function hull(
  sheets: readonly Sheet[],
  undecided: readonly string[],
  claimed: readonly string[],
): Sheet {
  const missing = [...new Set([...undecided, ...common(sheets.map(({ missing }) => missing))])]
  const unconfirmed = [...claimed, ...sheets.flatMap(({ unconfirmed }) => unconfirmed)]
  return {
    ...endsOf(sheets),
    lines: linesOf(sheets.map(({ lines }) => lines)),
    bonus: blockOf(sheets.map(({ bonus }) => bonus)),
    penalty: blockOf(sheets.map(({ penalty }) => penalty)),
    ceiling: ceilingOf(sheets.map(({ ceiling }) => ceiling)),
    counts: countsOf(sheets.flatMap(({ counts }) => counts ?? [])),
    lapsed: sheets.map(({ lapsed }) => lapsed).reduce(larger),
    mostLapsed: null,
    methods: usedBy(sheets),
    missing,
    unconfirmed: missing.filter((fact) => unconfirmed.includes(fact)),
    gates: shared(sheets.map(({ gates }) => gates)).map(gateOf),
    vetoes: shared(sheets.map(({ vetoes }) => vetoes)).map(vetoOf),
    suspendedBy: common(sheets.map(({ suspendedBy }) => suspendedBy)),
    grades: gradesOf(sheets.map(({ grades }) => grades)),
    grade: null,
    outcome: 'open',
  }
}

/** Which of them a case rests on is not known yet: it may be any. */
function usedBy(sheets: readonly Sheet[]): readonly MethodUse[] {
  const byKind = new Map(sheets.flatMap(({ methods }) => methods.map((one) => [one.kind, one])))
  return [...byKind.values()]
}

const first = <T>(all: readonly T[]): T => all[0]!
const allSame = <T>(all: readonly T[]): T | null =>
  all.every((one) => one === all[0]) ? first(all) : null
const common = (lists: readonly (readonly string[])[]): readonly string[] =>
  first(lists).filter((one) => lists.every((list) => list.includes(one)))

const endsOf = (all: readonly Ends[]): Ends => ({
  least: all.map(({ least }) => least).reduce(smaller),
  most: all.map(({ most }) => most).reduce(larger),
})

/** At least so many are met or not met; the rest is open. */
function countsOf(all: readonly NonNullable<Sheet['counts']>[]): Sheet['counts'] {
  if (all.length === 0) return null
  const counted = (as: 'mandatory' | 'optional'): Counted => {
    const least = (of: (one: Counted) => number) => Math.min(...all.map((one) => of(one[as])))
    const [met, unmet] = [least((one) => one.met), least((one) => one.unmet)]
    const items = Math.max(...all.map(({ [as]: one }) => one.met + one.unmet + one.open))
    return { met, unmet, open: items - met - unmet }
  }
  return { mandatory: counted('mandatory'), optional: counted('optional') }
}

/** What stands in every list, gathered by its id. */
const shared = <T extends { readonly id: string }>(
  lists: readonly (readonly T[])[],
): readonly (readonly T[])[] =>
  first(lists)
    .map(({ id }) => lists.flatMap((list) => list.find((one) => one.id === id) ?? []))
    .filter((found) => found.length === lists.length)

const linesOf = (lists: readonly (readonly Line[])[]): readonly Line[] =>
  shared(lists).map((all): Line => {
    const line = first(all)
    const children = linesOf(all.map(({ children }) => children))
    const ends = endsOf(all)
    const wide = (of: (line: Line) => Rational): Rational => all.map(of).reduce(larger)
    const settled = all.every(
      (one) => one.state === line.state && sameEnds(one, line) && equal(one.points, line.points),
    )
    if (settled) return { ...line, children }
    return {
      ...line,
      ...ends,
      children,
      state: 'open',
      points: wide(({ points }) => points),
      worth: wide(({ worth }) => worth),
      because: [],
      missing: common(all.map(({ missing }) => missing)),
    }
  })

const sameEnds = (a: Ends, b: Ends): boolean => equal(a.least, b.least) && equal(a.most, b.most)

/** The grades, where their bounds are the same in all. */
function gradesOf(lists: readonly (readonly Grade[])[]): readonly Grade[] {
  const bounds = lists.map((grades) => grades.flatMap(({ atLeast }) => atLeast ?? []))
  const own = first(bounds)
  const same = bounds.every((other) => other.every((bound, at) => equal(bound, own[at]!)))
  return same ? first(lists) : []
}

/** A block stands in all of them or in none, with a cap in all or in none; how high it is may differ. */
function blockOf(all: readonly (Adjusted | null)[]): Adjusted | null {
  const there = all.flatMap((one) => one ?? [])
  if (there.length === 0) return null
  const caps = there.flatMap(({ cap }) => cap ?? [])
  return {
    ...endsOf(there),
    cap: caps.length > 0 ? caps.reduce(larger) : null,
    lines: linesOf(there.map(({ lines }) => lines)),
  }
}

/** The highest of them; where one has none, nothing is sure to stop the total. */
function ceilingOf(all: readonly Sheet['ceiling'][]): Sheet['ceiling'] {
  const known = all.flatMap((one) => one ?? [])
  return known.length < all.length ? null : known.reduce(larger)
}

const gateOf = (all: readonly GateFound[]): GateFound => {
  const shares = all.flatMap(({ share }) => share ?? [])
  const share = shares.length > 0 ? endsOf(shares) : null
  return { ...first(all), passed: allSame(all.map(({ passed }) => passed)), share }
}

const vetoOf = (all: readonly VetoFound[]): VetoFound => ({
  ...first(all),
  fires: allSame(all.map(({ fires }) => fires)),
  cured: allSame(all.map(({ cured }) => cured)),
  missing: common(all.map(({ missing }) => missing)),
})
