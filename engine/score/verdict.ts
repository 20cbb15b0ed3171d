import { divide, lessThan, multiply, one, type Rational, ratio } from '../rational.ts'
import type { Text } from '../terms.ts'
import { holds } from './bound.ts'
import type { Line } from './line.ts'
import type { See } from './seen.ts'
import type { Gate, Grade, Source, Veto } from './standard.ts'
import { truthOf } from './truth.ts'

/** true: it fires; false: it cannot; null: a fact is missing, so it may. */
export interface VetoFound {
  readonly id: string
  readonly name: Text
  readonly fires: boolean | null
  /** The best grade it leaves; null where it disqualifies. */
  readonly caps: string | null
  readonly missing: readonly string[]
  readonly source: Source
}

/** true: passed, or not asked because its part does not apply; null: may go either way. */
export interface GateFound {
  readonly id: string
  readonly name: Text
  readonly passed: boolean | null
  /** The share of its part's points, in per cent. */
  readonly share: { readonly least: Rational; readonly most: Rational } | null
  readonly caps: string
  readonly source: Source
}

export function vetoOf({ id, name, when, caps, source }: Veto, see: See): VetoFound {
  const { holds, missing } = truthOf(when, see)
  return { id, name, fires: holds, caps, missing, source }
}

/** Of one veto as several saw it, the gravest: it fires, it may, it does not. */
export const harshest = (found: readonly VetoFound[]): VetoFound =>
  found.find(({ fires }) => fires) ?? found.find(({ fires }) => fires === null) ?? found[0]!

/** A part of the sheet must reach a share of its points, or the grade stops short. */
export function gateOf(
  { id, name, of, bound, caps, source }: Gate,
  lines: ReadonlyMap<string, Line>,
  held: (value: Rational) => Rational,
): GateFound {
  const line = lines.get(of)!
  const { state, least, most, points } = line
  const head = { id, name, caps, source }
  if (state === 'na') return { ...head, passed: true, share: null }
  const share = line.share
    ? { least: percent(line.share.least, one), most: percent(line.share.most, one) }
    : { least: percent(least, points), most: percent(most, points) }
  const [low, high] = [holds(bound, held(share.least)), holds(bound, held(share.most))]
  return { ...head, passed: low === high ? low : null, share }
}

const percent = (got: Rational, points: Rational): Rational =>
  multiply(ratio(100n), divide(got, points))

/** The grade of a total, and no better than gates and vetoes leave; the last one where a veto disqualifies. */
export function gradeOf(
  grades: readonly Grade[],
  total: Rational,
  mandatoryMet: boolean,
  gates: readonly GateFound[],
  vetoes: readonly VetoFound[],
): { readonly grade: Grade; readonly outcome: string } {
  const reached = grades.findIndex(
    ({ atLeast, mandatory }) =>
      (mandatoryMet || !mandatory) && (atLeast === null || !lessThan(total, atLeast)),
  )
  const fired = vetoes.filter(({ fires }) => fires)
  const capped = [...gates.filter(({ passed }) => passed === false), ...fired].flatMap(
    ({ caps }) => caps ?? [],
  )
  const places = capped.map((id) => grades.findIndex((grade) => grade.id === id))
  const grade = grades[Math.max(reached, ...places)]!
  const out = fired.some(({ caps }) => caps === null)
  return { grade, outcome: out ? grades.at(-1)!.outcome : grade.outcome }
}
