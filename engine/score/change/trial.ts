import type { Json } from '../../terms.ts'
import { basicsOf, type Supplier } from '../fact.ts'
import { leafOf } from '../leaf.ts'
import type { Line } from '../line.ts'
import { type Answers, type Reading, see } from '../readings.ts'
import { endsOver } from '../score.ts'
import type { IndicatorNode, ScoringStandard, Table } from '../standard.ts'
import type { Ends } from '../truth.ts'
import type { Way } from './way.ts'

/** One fact answered otherwise than it was. */
export interface Change {
  readonly fact: string
  readonly supplier: Supplier
  readonly from: Json
  readonly to: Json
  readonly steps: number
  readonly past: boolean
}

export const changeOf = (way: Way, steps: number): Change => {
  const { fact, supplier, from, past } = way
  return { fact, supplier, from, to: way.at(steps), steps, past }
}

/** The answers as they would be with some facts changed. */
export const changed = (answers: Answers, changes: readonly Change[]): Answers => ({
  ...answers,
  ...Object.fromEntries(
    changes.map(({ fact, supplier, to }) => {
      const given = answers[fact]!
      return [fact, { ...given, [supplier]: { ...given[supplier]!, value: to } }]
    }),
  ),
})

/** What the total and every leaf would come to. */
export interface Tried {
  readonly ends: Ends
  readonly leaves: ReadonlyMap<string, Line>
}

/**
 * Tries changes without scoring the whole sheet: leaves that rest on none of the changed facts stand as they
 * were. Null while it is open which table a case is scored by.
 */
export function trial(
  standard: ScoringStandard,
  level: string,
  answers: Answers,
  reading: Reading,
): (changes: readonly Change[]) => Tried | null {
  const known = new Map<IndicatorNode, Line>()
  const basics = new Map<IndicatorNode, readonly string[]>()
  const basicsIn = (node: IndicatorNode): readonly string[] => {
    const found = basics.get(node) ?? basicsOf(node.reads, standard.facts)
    basics.set(node, found)
    return found
  }
  const stands = (table: Table, node: IndicatorNode, changes: readonly Change[]): boolean =>
    table.exclusive.length === 0 && !changes.some(({ fact }) => basicsIn(node).includes(fact))
  return (changes) => {
    const seen = see(standard.facts, changed(answers, changes), reading)
    const [table, ...others] = standard.tables(level, seen)
    if (!table || others.length > 0) return null
    const leaves = new Map<string, Line>()
    const ends = endsOver(table, seen, reading.filedOn, (node, once) => {
      const as = stands(table, node, changes)
      const line = (as ? known.get(node) : undefined) ?? leafOf(node, once)
      if (as) known.set(node, line)
      leaves.set(node.id, line)
      return line
    })
    return { ends, leaves }
  }
}
