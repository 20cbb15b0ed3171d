import { type Adjusted, adjust, adjusted } from './adjust.ts'
import { hull } from './hull.ts'
import { lineOf, rollUp } from './line.ts'
import { type Answers, type Reading, see } from './readings.ts'
import { everyLine, type Sheet } from './sheet.ts'
import type { ScoringStandard, Table } from './standard.ts'
import { undecided } from './tables.ts'
import type { See } from './truth.ts'
import { gateOf, gradeOf, vetoOf } from './verdict.ts'

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
  const sheets = standard.tables(level, seen).map((table) => sheetOver(table, standard.facts, seen))
  return sheets.length === 1 ? sheets[0]! : hull(sheets, undecided(standard, seen))
}

function sheetOver(table: Table, facts: ScoringStandard['facts'], seen: See): Sheet {
  const lines = table.indicators.map((indicator) => lineOf(indicator, seen))
  const [bonus, penalty] = [table.bonus, table.penalty].map(
    (block) => block && adjusted(block, seen),
  ) as [Adjusted | null, Adjusted | null]
  const total = adjust(rollUp(lines, table.points), bonus, penalty)
  const byId = new Map(everyLine(lines).map((line) => [line.id, line]))
  const gates = table.gates.map((gate) => gateOf(gate, byId))
  const vetoes = table.vetoes.map((veto) => vetoOf(veto, seen))

  const parts = [...lines, ...(bonus?.lines ?? []), ...(penalty?.lines ?? []), ...vetoes]
  const open = new Set(parts.flatMap(({ missing }) => missing))
  const missing = [...facts.keys()].filter((id) => open.has(id))
  const unconfirmed = missing.filter((id) => {
    const one = seen(id)
    return one.state === 'open' && one.why === 'unconfirmed'
  })
  const { grades } = table
  const sheet = { ...total, lines, bonus, penalty, missing, unconfirmed, gates, vetoes, grades }
  if (missing.length > 0) return { ...sheet, grade: null, outcome: 'open' }
  const { grade, outcome } = gradeOf(grades, total.least, gates, vetoes)
  return { ...sheet, grade: grade.id, outcome }
}
