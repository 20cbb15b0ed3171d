import {
  add,
  divide,
  equal,
  exactText,
  lessThan,
  multiply,
  negate,
  type Rational,
  ratio,
  subtract,
  sum,
  zero,
} from '../rational.ts'
import { type Line, leavesOf, unitsOf } from './line.ts'
import type { Reason } from './method.ts'
import type { Sheet } from './sheet.ts'
import type { IndicatorNode, Table } from './standard.ts'

/** How a value came about, in figures and signs that can be worked through again by hand. */
export interface Working {
  readonly formula: string
  /** What the formula comes to. */
  readonly raw: Rational
  /** What counts: the same, unless a bound holds it. */
  readonly value: Rational
}

/** Figures one after the other, each with its sign. */
const added = (terms: readonly string[]): string =>
  terms
    .map((term, at) => {
      const less = term.startsWith('-')
      const bare = less ? term.slice(1) : term
      return at === 0 ? (less ? `−${bare}` : bare) : `${less ? '−' : '+'} ${bare}`
    })
    .join(' ')
const group = (terms: readonly string[]): string =>
  terms.length === 1 && !terms[0]!.startsWith('-') ? terms[0]! : `(${added(terms)})`

/** What children come to by their worth, out of what applies, on a scale of points. */
function rolled(children: readonly Line[], points: Rational) {
  const applicable = children.filter(({ state }) => state !== 'na')
  const got = ({ least, points, worth }: Line): Rational => multiply(least, divide(worth, points))
  const terms = applicable.map((line) =>
    equal(line.worth, line.points)
      ? exactText(line.least)
      : `${exactText(line.least)} ÷ ${exactText(line.points)} × ${exactText(line.worth)}`,
  )
  const base = sum(applicable.map(({ worth }) => worth))
  const all = sum(applicable.map(got))
  if (equal(base, points)) return { formula: added(terms), value: all }
  if (base.n === 0n) return { formula: '0', value: zero }
  const value = multiply(divide(all, base), points)
  return { formula: `${group(terms)} ÷ ${exactText(base)} × ${exactText(points)}`, value }
}

/** The arithmetic of a branch that is scored; null where something is open, and for a leaf. */
export function branchWorking(line: Line): Working | null {
  if (line.children.length === 0 || line.state !== 'scored') return null
  const { formula, value } = rolled(line.children, line.points)
  const spills = line.children.flatMap(({ spill }) => (spill && spill.least.n > 0n ? spill : []))
  const raw = spills.map(({ least }) => least).reduce(subtract, value)
  const off = spills.map(({ least }) => ` − ${exactText(least)}`).join('')
  return { formula: `${formula}${off}`, raw, value: line.least }
}

/** Reasons whose points are added; the others say how a fact was read, or where a bound holds. */
const counted: readonly Reason['rule'][] = [
  ...([
    'item',
    'none',
    'step',
    'beyond',
    'each',
    'price',
    'band',
    'line',
    'judged',
    'met',
    'unmet',
  ] as const),
]

/** The arithmetic of a leaf of more than one term; null where its reasons alone say it. */
export function leafWorking({ lines }: IndicatorNode, line: Line): Working | null {
  if (line.state !== 'scored' || line.counts) return null
  const parts = line.because
    .filter(({ rule }) => counted.includes(rule))
    .map(({ points }) => points)
  const taken = line.because.some(({ rule }) => rule === 'price' || rule === 'step')
  const start = lines ? lines.start : taken ? line.points : zero
  const terms = start.n === 0n ? parts : [start, ...parts]
  const raw = sum(terms)
  const held = line.because.at(-1)?.rule === 'floor' || line.because.at(-1)?.rule === 'cap'
  if (terms.length < 2 || !(held || equal(raw, line.least))) return null
  return { formula: added(terms.map(exactText)), raw, value: line.least }
}

/** The arithmetic of the whole: the tree, then the bonus, then the penalty; null while anything is open. */
export function totalWorking(sheet: Sheet, { outOf, drops, share }: Table): Working | null {
  if (!equal(sheet.least, sheet.most) || sheet.lines.some(({ state }) => state === 'open'))
    return null
  const { formula, value } = drops
    ? outOfWhatApplies(sheet, share, outOf)
    : rolled(sheet.lines, outOf)
  const more = sheet.bonus && ` + ${exactText(sheet.bonus.least)}`
  const less = sheet.penalty && ` − ${exactText(sheet.penalty.least)}`
  const withBonus = add(value, sheet.bonus?.least ?? zero)
  const raw = add(withBonus, negate(sheet.penalty?.least ?? zero))
  return { formula: `${formula}${more ?? ''}${less ?? ''}`, raw, value: sheet.least }
}

/** Where points left the table, or there are none: what was got of what applies. */
function outOfWhatApplies({ lines }: Sheet, share: boolean, outOf: Rational) {
  const parts = share
    ? leavesOf(lines).filter(({ counts }) => counts?.as === 'optional')
    : unitsOf(lines)
  const units = parts.filter(({ state }) => state !== 'na')
  const full = share ? ratio(100n) : outOf
  const [got, base] = [sum(units.map(({ least }) => least)), sum(units.map(({ worth }) => worth))]
  const value = base.n === 0n ? zero : multiply(divide(got, base), full)
  const formula = `${lessThan(got, zero) ? `(${added([exactText(got)])})` : exactText(got)} ÷ ${exactText(base)} × ${exactText(full)}`
  return { formula: base.n === 0n ? '0' : formula, value }
}
