import {
  compare,
  exactText,
  type Json,
  type JsonObject,
  lessThan,
  parseExact,
  type Rational,
  subtract,
} from '../../engine/index.ts'
import type { LineTold, SheetTold } from '../tell/sheet.ts'
import type { Want } from './script.ts'

/** What an explanation says was missing, in the words in which a script wants it. */
export interface Shortfall {
  readonly short: string | null
  readonly keptBy: readonly string[]
  /** The indicators that a script names, and every other that lost more than one of these. */
  readonly lost: JsonObject
  readonly enough: JsonObject | null
}

/**
 * Read from the assessed sheet as the collective is told it: the points that its total lacks of the next better
 * grade, the gates and vetoes that keep it out, the indicators that lost the most, and the nearest set of changes
 * that would have been enough.
 */
export function shortfallOf(sheet: SheetTold, wanted: Lost): Shortfall {
  const { exact, grades, next, gates, vetoes } = sheet
  // There is no next grade while the sheet is open, and so its total is one number here.
  const bound = grades.find(({ id }) => id === next?.grade)?.atLeast
  const lacks = bound && subtract(parseExact(bound), parseExact(exact))
  const [nearest] = next?.sets ?? []
  return {
    short: lacks && lacks.n > 0n ? exactText(lacks) : null,
    keptBy: [
      ...gates.filter(({ passed }) => passed === false),
      ...vetoes.filter(({ fires, cured }) => fires === true && cured !== true),
    ].map(({ id }) => id),
    lost: lostIn(sheet, wanted),
    enough: nearest
      ? Object.fromEntries(nearest.changes.map(({ fact, to }) => [fact, to as Json]))
      : null,
  }
}

type Lost = NonNullable<Want['lost']>

interface Loss {
  readonly id: string
  readonly points: Rational
}

function lostIn(sheet: SheetTold, wanted: Lost): JsonObject {
  const losses = [...sheet.lines.flatMap(lossesIn), ...(sheet.penalty?.lines ?? []).map(taken)]
  const named = losses.filter(({ id }) => Object.hasOwn(wanted, id))
  const [least] = named.map(({ points }) => points).toSorted(compare)
  const shown = losses.filter(
    (one) => named.includes(one) || (least && lessThan(least, one.points)),
  )
  return Object.fromEntries(shown.map(({ id, points }) => [id, exactText(points)]))
}

/** Of a part that does not apply, or is still open, nothing is lost. */
const lossesIn = ({ id, points, of, children, state }: LineTold): readonly Loss[] =>
  children.length > 0
    ? children.flatMap(lossesIn)
    : state === 'scored'
      ? [{ id, points: subtract(parseExact(of), parseExact(points)) }]
      : []

const taken = ({ id, points }: LineTold): Loss => ({ id, points: parseExact(points) })
