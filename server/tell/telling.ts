import {
  type Answers,
  type Cited,
  chargedOnce,
  citedBy,
  type Event,
  type Fact,
  type IndicatorNode,
  type Reading,
  type Rulebook,
  reasonsIn,
  type ScoringStandard,
  type See,
  see,
  type Table,
  type Text,
} from '../../engine/index.ts'

import type { PartyNames } from '../words.ts'
import type { OutcomeNames } from './outcome.ts'

export type { Cited } from '../../engine/index.ts'

/** Every provision that a source names, found among those that the standard and its programme list. */
export type Cite = (source: string | readonly string[] | null) => readonly Cited[]

/** Finds what a case's standard or programme cites. */
export const citeOf =
  (programme: Rulebook['programme'], own?: Parameters<typeof citedBy>[1]): Cite =>
  (source) =>
    citedBy(source, own, programme.sources)

/** What a sheet is told with: the standard's words, what was answered, and the record of who said so. */
export interface Telling {
  readonly standard: ScoringStandard
  readonly facts: ReadonlyMap<string, Fact>
  /** From how many sheets it is read; of several each tells its own facts, and what follows is of the first. */
  readonly sheets: number
  readonly answers: Answers
  readonly reading: Reading
  readonly seen: See
  /** The tables by which it may be scored: one, unless it is open which. */
  readonly tables: readonly Table[]
  /** The indicators of an id, one for each way in which it may be scored. */
  readonly nodes: (id: string) => readonly IndicatorNode[]
  /** The reasons for which a fact may not apply, with their names. */
  readonly reasons: (fact: string) => { readonly [reason: string]: Text }
  readonly record: (seq: number) => Pick<Event, 'at' | 'as' | 'body'> | undefined
  readonly cite: Cite
  readonly outcomes: OutcomeNames
  /** What the programme calls the parties. */
  readonly parties: PartyNames | undefined
}

/** What a telling has from the case and its rulebook, not from the sheet. */
export type Beside = Pick<Telling, 'record' | 'cite' | 'outcomes' | 'parties'>

/** Everything that the sheet of a case is told with. */
export function tellingOf(
  standard: ScoringStandard,
  level: string,
  reads: readonly [Answers, ...Answers[]],
  reading: Reading,
  beside: Beside,
): Telling {
  const { facts } = standard
  const [answers] = reads
  const bare = see(facts, answers, reading)
  const tables = standard.tables(level, bare)
  const seen = chargedOnce(tables[0]?.exclusive ?? [], bare, reading.filedOn)
  const all = nodesIn(tables)
  const nodes = (id: string) => all.filter((node) => node.id === id)
  const reasons = (fact: string) => reasonsIn(tables, fact)
  const sheets = reads.length
  return { standard, facts, sheets, answers, reading, seen, tables, nodes, reasons, ...beside }
}

/** Every indicator of tables, in the tree and beside it. */
export const nodesIn = (tables: readonly Table[]): readonly IndicatorNode[] =>
  tables.flatMap(({ indicators, bonus, penalty }) =>
    everyNode([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])]),
  )

const everyNode = (nodes: readonly IndicatorNode[]): readonly IndicatorNode[] =>
  nodes.flatMap((node) => [node, ...everyNode(node.children)])
