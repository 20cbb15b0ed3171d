import { type Answers, type Reading, see } from './readings.ts'
import type { See } from './seen.ts'
import type { ScoringStandard, Table } from './standard.ts'

/** The tables that a case may be scored by, as its answers tell. */
export const tablesFor = (
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): readonly Table[] => standard.tables(level, see(standard.facts, answers, reading))

/** The facts that must be known to tell which table a case is scored by. */
export const undecided = ({ pivots }: ScoringStandard, seen: See): readonly string[] =>
  pivots.flatMap((fact) => {
    const one = seen(fact)
    return one.state === 'open' ? one.facts : one.state === 'na' ? [fact] : []
  })
