import {
  type ConditionFound,
  conditionsOf,
  type Event,
  type Instant,
  type JsonObject,
  type Option,
  options,
  type Rulebook,
  readingOf,
  stepDue,
  type Text,
} from '../engine/index.ts'
import { circumstances, type House } from './handle.ts'
import { findCase, listEvents } from './store/cases.ts'
import { readAround } from './store/history.ts'

/** A case as people see it: where it stands, who is next, what the asker can do and what speaks against it. */
export interface CaseView {
  readonly id: string
  readonly collective: {
    readonly id: string
    readonly name: string
    readonly sector: string
    readonly region: string
  }
  readonly programme: { readonly id: string; readonly name: Text }
  readonly procedure: string
  readonly level: string
  readonly batch: string | null
  readonly revision: number
  readonly stage: { readonly id: string; readonly name: Text }
  readonly step: { readonly id: string; readonly name: Text }
  readonly phase: string
  readonly owner: string | null
  readonly due: { readonly at: Instant; readonly proof: JsonObject | null } | null
  readonly bodies: Readonly<Record<string, string | null>>
  readonly standard: {
    readonly id: string
    readonly version: string
    readonly digest: string
    readonly name: Text
    readonly pinned: boolean
  } | null
  readonly title: {
    readonly level: string
    readonly stars: number
    readonly expires: Instant
  } | null
  readonly scores: readonly {
    readonly stage: string
    readonly round: number | null
    readonly total: string
    readonly outcome: string
    readonly grade: string | null
  }[]
  readonly conditions: readonly ConditionFound[]
  readonly objections: readonly number[]
  readonly options: readonly Option[]
  readonly events: readonly (Event & { readonly name: Text })[]
}

/** Null when there is no such case. */
export async function viewCase(house: House, id: string, actor: string): Promise<CaseView | null> {
  const on = await findCase(house.db, id)
  if (!on) return null
  const { collective, programme } = on
  const around = await readAround(house.db, { case: id, collective, programme, actor })
  if (!around?.state) return null
  await house.registry.upTo(around.serial)
  const { given, rulebook } = circumstances(house, around, { case: id }, {})
  const state = around.state
  const book = rulebook!
  const rule = book.steps.get(state.step)!
  const stage = book.procedure.stages[rule.stage]!
  const deadline = stepDue(book, state, given)
  const events = await listEvents(house.db, id, Math.max(0, state.revision - 200))
  const standard = given.standard
  return {
    id,
    collective: {
      id: collective,
      name: around.collective.name,
      sector: around.collective.sector,
      region: around.collective.region,
    },
    programme: { id: programme, name: book.programme.name },
    procedure: book.procedure.id,
    level: state.level,
    batch: state.batch,
    revision: state.revision,
    stage: { id: rule.stage, name: stage.name },
    step: { id: state.step, name: rule.name },
    phase: rule.phase,
    owner: rule.owner ?? null,
    due: deadline
      ? { at: deadline.at, proof: (deadline.proof ?? null) as JsonObject | null }
      : null,
    bodies: await bodyNames(house, state.parties as unknown as Record<string, string | null>),
    standard: standard
      ? {
          id: standard.id,
          version: standard.version,
          digest: standard.digest,
          name: standard.name,
          pinned: state.pins.standard !== null,
        }
      : null,
    title: state.memory.title ?? null,
    scores: (state.memory.scores ?? []).map(({ stage: at, round, total, outcome, grade }) => ({
      stage: at,
      round,
      total,
      outcome,
      grade,
    })),
    conditions: standard
      ? conditionsOf(standard, state.memory.answers ?? {}, readingOf(book.programme, state, true))
      : [],
    objections: state.memory.objections ?? [],
    options: options(book, state, given),
    events: events.items.map((event) => ({ ...event, name: commandName(book, event.type) })),
  }
}

/** The name of a command anywhere in a procedure; the word itself for one that is gone. */
export function commandName({ steps, opens }: Rulebook, type: string): Text {
  const all = [...opens, ...[...steps.values()].flatMap(({ moves }) => moves)]
  return all.find((move) => move.type === type)?.command.name ?? type
}

async function bodyNames(
  { db }: House,
  parties: Readonly<Record<string, string | null>>,
): Promise<Record<string, string | null>> {
  const ids = Object.values(parties).filter((id): id is string => Boolean(id))
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom('body').select(['id', 'name']).where('id', 'in', ids).execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return Object.fromEntries(
    Object.entries(parties).map(([party, id]) => [
      party,
      id === null ? null : (names.get(id) ?? id),
    ]),
  )
}
