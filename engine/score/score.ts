import type { Text } from '../terms.ts'
import { type Adjusted, adjust, adjusted } from './adjust.ts'
import { type Line, lineOf, rollUp } from './line.ts'
import { type Answers, type Reading, see } from './readings.ts'
import type { ScoringStandard } from './standard.ts'
import { type Ends, truthOf } from './truth.ts'
import { type GateFound, gateOf, gradeOf, type VetoFound, vetoOf } from './verdict.ts'

export type { Line } from './line.ts'

/** The whole sheet: what it adds up to, what is missing, and what follows. A veto never changes the total. */
export interface Sheet extends Ends {
  readonly lines: readonly Line[]
  readonly bonus: Adjusted | null
  readonly penalty: Adjusted | null
  readonly missing: readonly string[]
  readonly unconfirmed: readonly string[]
  readonly gates: readonly GateFound[]
  readonly vetoes: readonly VetoFound[]
  readonly grade: string | null
  readonly outcome: string | 'open'
}

/**
 * Scores a standard over answers, exactly: the tree, then bonus, then penalty; beside it gates and vetoes, and
 * from all of them the grade. An incomplete sheet is an interval, and its outcome is open.
 */
export function score(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): Sheet {
  const seen = see(standard.facts, answers, reading)
  const lines = standard.indicators.map((indicator) => lineOf(indicator, seen))
  const [bonus, penalty] = [standard.bonus, standard.penalty].map(
    (block) => block && adjusted(block, seen),
  ) as [Adjusted | null, Adjusted | null]
  const total = adjust(rollUp(lines, standard.points), bonus, penalty)
  const byId = new Map(everyLine(lines).map((line) => [line.id, line]))
  const gates = standard.gates.map((gate) => gateOf(gate, byId))
  const vetoes = standard.vetoes.map((veto) => vetoOf(veto, seen))

  const parts = [...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? []), ...vetoes]
  const open = new Set(parts.flatMap(({ missing }) => missing))
  const missing = [...standard.facts.keys()].filter((id) => open.has(id))
  const unconfirmed = missing.filter((id) => {
    const one = seen(id)
    return one.state === 'open' && one.why === 'unconfirmed'
  })
  const sheet = { ...total, lines, bonus, penalty, missing, unconfirmed, gates, vetoes }
  if (missing.length > 0) return { ...sheet, grade: null, outcome: 'open' }
  const { grade, outcome } = gradeOf(standard.grades.get(level)!, total.least, gates, vetoes)
  return { ...sheet, grade: grade.id, outcome }
}

/** Lines with everything below them. */
export const everyLine = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => [line, ...everyLine(line.children)])

/** A basic condition as it stands over what was filed. */
export interface ConditionFound {
  readonly id: string
  readonly name: Text
  readonly advisory: boolean
  readonly state: 'met' | 'unmet' | 'open'
  readonly missing: readonly string[]
  readonly source: string | readonly string[]
}

/** Reads the basic conditions over what was filed; asked before the race, never scored. */
export function conditionsOf(
  standard: ScoringStandard,
  answers: Answers,
  reading: Reading,
): readonly ConditionFound[] {
  const seen = see(standard.facts, answers, { ...reading, trustsClaims: true })
  return standard.conditions.map(({ id, name, when, advisory, source }) => {
    const { holds, missing } = truthOf(when, seen)
    const state = holds === null ? 'open' : holds ? 'met' : 'unmet'
    return { id, name, advisory, state, missing, source }
  })
}
