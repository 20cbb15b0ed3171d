import type { Line } from './line.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { chargedIn } from './score.ts'
import type { ScoringStandard } from './standard.ts'
import { bySeen, lineOf, nodesOf } from './tree.ts'

/**
 * The lines of a sheet, each looked at when it is asked for, by its id: none changes another. Null where they depend
 * on a whole sheet: it is open by which table they count, or a package's method scores some and may fail over any.
 */
export function linesAlone(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): ((id: string) => Line | undefined) | null {
  const seen = see(standard.facts, answers, reading)
  const [table, ...others] = standard.tables(level, seen)
  if (!table || others.length > 0 || table.methods.length > 0) return null
  const look = bySeen(chargedIn(table, seen, reading))
  return (id) => {
    const indicator = nodesOf(table).get(id)
    return indicator && lineOf(indicator, look)
  }
}
