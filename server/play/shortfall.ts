import {
  compare,
  exactText,
  inWords,
  type Json,
  type JsonObject,
  type Language,
  lessThan,
  parseExact,
  type Rational,
  subtract,
  type Text,
} from '../../engine/index.ts'
import type { Said } from '../tell/said.ts'
import type { LineTold, SheetTold } from '../tell/sheet.ts'
import { tellWords } from '../tell/words.ts'
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
 * grade, the gates and vetoes that keep it from that one, the indicators that cost the total the most, and the
 * nearest set of changes that would have been enough.
 */
export function shortfallOf(sheet: SheetTold, wanted: Lost): Shortfall {
  const { exact, grades, next, gates, vetoes } = sheet
  // There is no next grade while the sheet is open, and so its total is one number here.
  const bound = grades.find(({ id }) => id === next?.grade)?.atLeast
  const rank = (grade: string) => grades.findIndex(({ id }) => id === grade)
  // A gate may also keep only a better grade than the next out of reach.
  const below = (caps: string): boolean => !next || rank(caps) > rank(next.grade)
  const lacks = bound && subtract(parseExact(bound), parseExact(exact))
  const [nearest] = next?.sets ?? []
  return {
    short: lacks && lacks.n > 0n ? exactText(lacks) : null,
    keptBy: [
      ...gates.filter(({ passed, caps }) => passed === false && below(caps)),
      ...vetoes.filter(({ fires, cured }) => fires === true && cured !== true),
    ].map(({ id }) => id),
    lost: lostIn(sheet, wanted),
    enough: nearest
      ? Object.fromEntries(nearest.changes.map(({ fact, to }) => [fact, to as Json]))
      : null,
  }
}

/** The same as a collective would be told it. */
export function shortfallSaid(sheet: SheetTold, found: Shortfall): readonly Said[] {
  const { grades, next, gates, vetoes, lines, penalty } = sheet
  const leaves = [...lines.flatMap(leavesOf), ...(penalty?.lines ?? [])]
  const nameIn = (all: readonly Known[], id: string, language: Language) =>
    inWords(all.find((one) => one.id === id)?.name ?? id, language)
  const sentence = (language: Language): readonly string[] => {
    const say = tellWords[language]
    const { short, keptBy, lost } = found
    const [nearest] = next?.sets ?? []
    return [
      ...(short === null ? [] : [say.short(short, nameIn(grades, next!.grade, language))]),
      ...keptBy.map((id) =>
        vetoes.some((one) => one.id === id)
          ? say.vetoed(nameIn(vetoes, id, language))
          : say.gateShut(nameIn(gates, id, language)),
      ),
      ...(Object.keys(lost).length === 0
        ? []
        : [
            say.lost(
              worstFirst(lost).map(
                ([id, points]) => [nameIn(leaves, id, language), points] as const,
              ),
            ),
          ]),
      ...(nearest ? [say.enough(nearest.changes.map(({ said }) => said[language]))] : []),
    ]
  }
  const en = sentence('en')
  return sentence('zh').map((zh, at) => ({ zh, en: en[at]! }))
}

const worstFirst = (lost: JsonObject): readonly (readonly [id: string, points: string])[] =>
  Object.entries(lost)
    .map(([id, points]) => [id, String(points)] as const)
    .toSorted(([, a], [, b]) => compare(parseExact(b), parseExact(a)))

interface Known {
  readonly id: string
  readonly name: Text
}

const leavesOf = (line: LineTold): readonly LineTold[] =>
  line.children.length > 0 ? line.children.flatMap(leavesOf) : [line]

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
const lossesIn = (line: LineTold): readonly Loss[] =>
  leavesOf(line).flatMap(({ id, lost }) =>
    lost === null ? [] : [{ id, points: parseExact(lost) }],
  )

const taken = ({ id, points }: LineTold): Loss => ({ id, points: parseExact(points) })
