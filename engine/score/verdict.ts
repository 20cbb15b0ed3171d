import { divide, lessThan, multiply, one, type Rational, ratio } from '../rational.ts'
import type { Text } from '../terms.ts'
import { holds } from './bound.ts'
import type { Line } from './line.ts'
import type { See } from './seen.ts'
import type { Gate, Grade, Source, Veto, VetoEffect } from './standard.ts'
import { joined, truthOf } from './truth.ts'

export interface VetoFound extends Veto {
  /** true: it fires; false: it cannot; null: a fact is missing, so it may. */
  readonly fires: boolean | null
  /** Whether what cures it is shown; null while that is not known. */
  readonly cured: boolean | null
  readonly missing: readonly string[]
}

/** Does it stand? It fires, and is not cured; null while either is open. */
export function stands({ fires, cured }: Pick<VetoFound, 'fires' | 'cured'>): boolean | null {
  if (fires !== true) return fires
  return cured === null ? null : !cured
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

/** What cures it is asked only once it fires. */
export function vetoOf(veto: Veto, see: See): VetoFound {
  const { when, cure } = veto
  const { holds: fires, missing } = truthOf(when, see)
  if (!cure || fires !== true)
    return foundOf(veto, fires, fires === null && cure ? null : false, missing)
  const cured = truthOf(cure.when, see)
  return foundOf(veto, fires, cured.holds, cured.missing)
}

/** Written out, member by member: a copy by spreading would take longer than all the rest of a veto. */
const foundOf = (
  { id, name, when, effect, caps, cure, lookBack, appliesTo, bars, source }: Veto,
  fires: boolean | null,
  cured: boolean | null,
  missing: readonly string[],
): VetoFound => ({
  id,
  name,
  when,
  effect,
  caps,
  cure,
  lookBack,
  appliesTo,
  bars,
  source,
  fires,
  cured,
  missing,
})

/** Of one veto as several saw it, the gravest: it stands; it may, with all that any of them lacks; it does not. */
export function harshest(found: readonly VetoFound[]): VetoFound {
  const standing = found.find(stands)
  if (standing) return standing
  const [open, ...others] = found.filter((one) => stands(one) === null)
  if (!open) return found[0]!
  return others.reduce(
    (so, { missing }) => foundOf(so, so.fires, so.cured, joined(so.missing, missing)),
    open,
  )
}

const counting = (vetoes: readonly VetoFound[], effect: VetoEffect): readonly VetoFound[] =>
  vetoes.filter((veto) => veto.effect === effect && stands(veto) === true)

/** The vetoes until whose cure nothing is decided; none where another disqualifies all the same. */
export const suspending = (vetoes: readonly VetoFound[]): readonly string[] =>
  counting(vetoes, 'disqualify').length > 0 ? [] : counting(vetoes, 'suspend').map(({ id }) => id)

/** Does one that disqualifies stand? */
export const disqualified = (vetoes: readonly VetoFound[]): boolean =>
  counting(vetoes, 'disqualify').length > 0

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
  const stops = gates.filter(({ passed }) => passed === false)
  const capped = [...stops, ...counting(vetoes, 'cap_grade')].flatMap(({ caps }) => caps ?? [])
  const places = capped.map((id) => grades.findIndex((grade) => grade.id === id))
  const grade = grades[Math.max(reached, ...places)]!
  const out = counting(vetoes, 'disqualify').length > 0
  return { grade, outcome: out ? grades.at(-1)!.outcome : grade.outcome }
}
