import {
  type Cited,
  type Event,
  type Rulebook,
  type ScoreRecord,
  sealedAfter,
  type Text,
} from '../engine/index.ts'
import { commandName } from './seen.ts'
import { tellSheets } from './sheets.ts'
import { findCase, listEvents } from './store/cases.ts'
import { outcomeNames, outcomeText } from './tell/outcome.ts'
import type { SheetTold } from './tell/sheet.ts'
import { type ScoreTold, scoreTold } from './tell/stage.ts'
import { type Cite, citeOf } from './tell/telling.ts'
import type { House } from './terms.ts'
import { partyText } from './words.ts'

export interface DecisionTold {
  readonly seq: number
  readonly command: string
  readonly name: Text
  readonly outcome: string | null
  readonly outcomeName: Text | null
  readonly as: string
  readonly asName: Text
  readonly body: string | null
  readonly at: string
  readonly under: string
  readonly requires: readonly string[]
  readonly source: string | readonly string[]
  readonly cites: readonly Cited[]
  /** What the sheet came to by it; null where it scored nothing, and for whoever may not see scores. */
  readonly score: ScoreTold | null
}

export interface CaseTold {
  readonly case: string
  readonly sheets: readonly SheetTold[]
  readonly decisions: readonly DecisionTold[]
}

/**
 * The score of a case and each of its decisions, told from what is stored and the pinned definitions. Whoever
 * may not see what is internal is told the decisions alone.
 */
export async function explainCase(
  house: House,
  id: string,
  inside: boolean,
): Promise<CaseTold | null> {
  const on = await findCase(house.db, id)
  if (!on) return null
  await house.registry.refresh()
  const rulebook = house.registry.rulebook(on.pins)
  const events = await listEvents(house.db, id, 0, 10_000)
  const standard = on.pins.standard ? house.registry.standard(on.pins.standard) : null
  const own = standard
    ? (house.registry.body(standard.digest) as { readonly sources?: Parameters<typeof citeOf>[1] })
    : null
  const cite = citeOf(rulebook.programme, own?.sources)
  const bySeq = new Map(events.items.map((event) => [event.seq, event]))
  const outcomes = outcomeNames(rulebook)
  const { parties } = rulebook.programme
  const beside = { cite, outcomes, parties, record: (seq: number) => bySeq.get(seq) }
  const sheets =
    standard && on.memory.answers && inside ? tellSheets(standard, on, rulebook, beside) : []
  const sealed = standard ? sealedAfter(on, standard) : Number.POSITIVE_INFINITY
  const scoreOf = ({ as, seq, data: { score } }: Event) =>
    inside && score && !(as === 'assessor' && seq > sealed)
      ? scoreTold(score as unknown as ScoreRecord, on.level, standard)
      : null
  return { case: id, sheets, decisions: decisionsOf(rulebook, events.items, cite, scoreOf) }
}

function decisionsOf(
  rulebook: Rulebook,
  events: readonly Event[],
  cite: Cite,
  scoreOf: (event: Event) => ScoreTold | null,
): readonly DecisionTold[] {
  let step = ''
  const machineSteps = rulebook.steps
  return events.map((event) => {
    const { seq, type, outcome, as, body, at, under } = event
    const move =
      step === ''
        ? rulebook.opens.find((one) => one.type === type)
        : machineSteps.get(step)?.moves.find((one) => one.type === type)
    const stage = rulebook.procedure.stages[step.split('.')[0] ?? '']
    const to = move?.command.to
    step = typeof to === 'string' ? to : (to?.[outcome ?? ''] ?? step)
    const source = move?.command.source ?? stage?.source ?? rulebook.procedure.source
    return {
      seq,
      command: type,
      name: commandName(rulebook, type),
      outcome,
      outcomeName: outcome && outcomeText(outcome, outcomeNames(rulebook)),
      as,
      asName: partyText(as, rulebook.programme.parties),
      body,
      at,
      under,
      requires: move?.command.when ?? [],
      source,
      cites: cite(source),
      score: scoreOf(event),
    }
  })
}
