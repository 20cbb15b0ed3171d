import { grains } from '../compile/values.ts'
import type { Path } from '../define/source.ts'
import {
  divide,
  lessThan,
  multiply,
  one,
  type Rational,
  rational,
  smaller,
  subtract,
  sum,
  zero,
} from '../rational.ts'
import { boundWords } from '../score/bound.ts'
import { boundsOf, type Fact, isMeasured, partsOf } from '../score/fact.ts'
import type { Methods } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'
import { isObject, type Json } from '../terms.ts'
import type { Edit, Spot } from './mutant.ts'

/** Does no case whatever come out otherwise by an edit? Where that is not certain it is tried. */
export type Untold = (spot: Spot, edit: Edit) => boolean

type Node = { readonly [key: string]: unknown }

/**
 * Slips after which a standard says the same in other words, so that no example could tell: steps of a number that
 * comes in whole steps, prices of which one takes or gives all there is, points above a ceiling, and a share of
 * nothing that a growth takes as not applying either way.
 */
export function untoldIn(value: StandardFile, methods: Methods): Untold {
  const facts = value.facts as unknown as { readonly [id: string]: Fact }
  return (spot, { to }) =>
    wholeSteps(spot, facts) ||
    (typeof to === 'number' &&
      (allAtOnce(spot, to, value, facts) || aboveCeiling(spot, to, value, methods))) ||
    nothingEitherWay(spot, to, value, facts)
}

/** Every value of a fact lies whole steps from its first, the last that is declared too; null for what comes in no steps. */
function gridOf(
  fact: Fact | undefined,
): { readonly from: Rational; readonly step: Rational } | null {
  if (!fact) return null
  if (fact.type === 'number_of' || fact.type === 'age_at') return { from: zero, step: one }
  const size = fact.step ?? grains[fact.type]
  if (size === undefined || !isMeasured(fact)) return null
  const { min = 0, max = min } = boundsOf(fact)
  const [from, step] = [rational(min), rational(size)]
  return isWhole(divide(subtract(rational(max), from), step)) ? { from, step } : null
}

const isWhole = ({ d }: Rational): boolean => d === 1n

/** No step is ever begun and not whole. */
function wholeSteps({ key, parent }: Spot, facts: { readonly [id: string]: Fact }): boolean {
  if (key !== 'counting') return false
  const { value, target, every } = parent as Node
  const grid = gridOf(facts[String(value)])
  if (!grid || typeof target !== 'number' || typeof every !== 'number') return false
  const step = rational(every)
  return (
    isWhole(divide(grid.step, step)) && isWhole(divide(subtract(grid.from, rational(target)), step))
  )
}

/** The least of a fact that is more than nothing. */
function leastOf(fact: Fact | undefined): Rational | null {
  const grid = gridOf(fact)
  if (!grid || lessThan(grid.from, zero)) return null
  return lessThan(zero, grid.from) ? grid.from : grid.step
}

/** One alone already takes or gives all there is, before as after. */
function allAtOnce(
  { path, node }: Spot,
  to: number,
  value: StandardFile,
  facts: { readonly [id: string]: Fact },
): boolean {
  const [kept, fact] = [path.at(-2), String(path.at(-1))]
  const rule = at(value, path.slice(0, -2)) as Node
  const known = kept === 'each' && typeof node === 'number' && to > 0 && isObject(rule as Json)
  // Which of several charges is the dearest may turn on a price.
  const ordered = (value.exclusive ?? []).some((one) => JSON.stringify(one).includes(`"${fact}"`))
  const least = known && !ordered ? leastOf(facts[fact]) : null
  const all = least && allThereIs(rule, path.slice(0, -2), value)
  return Boolean(
    all && [node as number, to].every((price) => !lessThan(multiply(rational(price), least), all)),
  )
}

/** What a rule gives or takes altogether: down to its floor, or up to its cap. */
function allThereIs(
  { kind, cap, floor = 0 }: Node,
  path: Path,
  value: StandardFile,
): Rational | null {
  if (kind === 'tally') return typeof cap === 'number' ? rational(cap) : null
  const { points } = at(value, path.slice(0, -1)) as Node
  return kind === 'deduct' && typeof points === 'number' && typeof floor === 'number'
    ? subtract(rational(points), rational(floor))
    : null
}

/** A band of a line gives more than the ceiling of its leaf, before as after, whatever the other lines take. */
function aboveCeiling(
  { path, key, node, parent }: Spot,
  to: number,
  value: StandardFile,
  methods: Methods,
): boolean {
  const from = path.lastIndexOf('lines')
  const isBand = boundWords.some((word) => word in (parent as object))
  if (from < 0 || key !== 'points' || !isBand || typeof node !== 'number') return false
  const { points, start, ceiling = points, lines } = at(value, path.slice(0, from)) as Node
  if (typeof points !== 'number' || typeof ceiling !== 'number' || !Array.isArray(lines))
    return false
  const own = lines[Number(path[from + 1])] as Node
  if (own.gives === undefined || own.cap !== undefined) return false
  const rest = lines.filter((line) => line !== own).map((line) => leastOfLine(line, methods))
  if (rest.includes(null)) return false
  const begun = start === 'full' ? rational(points) : zero
  const low = smaller(rational(node), rational(to))
  return !lessThan(sum([begun, low, ...(rest as readonly Rational[])]), rational(ceiling))
}

/** The least that a line adds, which may be nothing; null where that is not known from its rule alone. */
function leastOfLine({ gives, takes, cap }: Node, methods: Methods): Rational | null {
  const rule = (gives ?? takes) as { readonly kind: string } | 'all'
  if (rule === 'all' || JSON.stringify(rule).includes('"vary"')) return null
  const method = methods.get(rule.kind)!
  if (gives !== undefined) {
    const least = method.least(rule as never)
    return least && smaller(least, zero)
  }
  const most = typeof cap === 'number' ? rational(cap) : method.most(rule as never)
  return most && subtract(zero, most)
}

/** A share of nothing is read by growths alone that are measured against it, and do not apply against nothing. */
function nothingEitherWay(
  { path, key, node }: Spot,
  to: unknown,
  value: StandardFile,
  facts: { readonly [id: string]: Fact },
): boolean {
  const [block, id, ...deeper] = path
  if (block !== 'facts' || key !== 'over_zero' || deeper.length !== 1) return false
  if (![node, to].every((word) => word === 'na' || word === 'zero')) return false
  const readers = Object.entries(facts).filter(([, fact]) => partsOf(fact).includes(String(id)))
  const { facts: _, ...blocks } = value
  return (
    readers.every(
      ([, { type, of, against, from_zero }]) =>
        type === 'growth' && of !== id && against === id && from_zero === 'na',
    ) && !new RegExp(`(?<![\\w.])${id}(?![\\w])`).test(JSON.stringify(blocks))
  )
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((so, step) => (so as Node | undefined)?.[step as string], value)
