import {
  type Answers,
  type ConditionFound,
  capacitiesOf,
  conditionsOf,
  decide,
  type Event,
  type Instant,
  type JsonObject,
  type Option,
  options,
  type Refusal,
  type Rulebook,
  readingOf,
  type ScoringStandard,
  sheetOf,
  stepDue,
  type Text,
} from '../engine/index.ts'
import { circumstances } from './circumstances.ts'
import { findCase, listEvents } from './store/cases.ts'
import { readAround, readBodies } from './store/history.ts'
import type { House } from './terms.ts'

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
  /** The tier where no body stands to endorse, so that the endorser is from another; null where one does. */
  readonly endorserFor: string | null
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

/** A case with what a page needs to offer its commands: the rules, the standard, and what was answered. */
export interface Desk {
  readonly view: CaseView
  readonly rulebook: Rulebook
  readonly standard: ScoringStandard | null
  readonly answers: Answers
  /** Claims that an assessor has still to confirm. */
  readonly unconfirmed: readonly string[]
  /** The parts in which the asker may act, the first that fits a command being taken. */
  readonly parties: readonly string[]
}

/** Null when there is no such case. */
export async function viewCase(house: House, id: string, actor: string): Promise<CaseView | null> {
  return (await viewDesk(house, id, actor))?.view ?? null
}

/** Null when there is no such case. */
export async function viewDesk(house: House, id: string, actor: string): Promise<Desk | null> {
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
  const view: CaseView = {
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
    endorserFor: state.memory.endorserFor ?? null,
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
  return {
    view,
    rulebook: book,
    standard,
    answers: state.memory.answers ?? {},
    unconfirmed: standard ? sheetOf(state, given, book.programme, false).unconfirmed : [],
    parties: capacitiesOf(state, given).map(({ party }) => party),
  }
}

/** A command that begins a case, level by level, with what speaks against the asker's giving it now. */
export interface Opening {
  readonly programme: Rulebook['programme']
  readonly command: string
  readonly name: Text
  readonly by: readonly string[]
  readonly takes: string | null
  readonly levels: readonly { readonly level: string; readonly refusals: readonly Refusal[] }[]
}

/** Reasons that the rest of what an opening brings decides, not its level. */
const laterOpening: readonly string[] = ['malformed', 'batch-unknown', 'filing-closed']

/** What could begin for a collective: decided dry for every level, with the reasons against. */
export async function viewOpenings(
  house: House,
  collective: string,
  actor: string,
): Promise<readonly Opening[]> {
  await house.registry.refresh()
  const bodies = await readBodies(house.db, collective)
  const found: Opening[] = []
  for (const programme of house.registry.programmes()) {
    const named = { case: '', collective, programme: programme.id, actor }
    const around = await readAround(house.db, named)
    if (!around) return []
    const opens = { collective, programme: programme.id }
    for (const level of programme.levels.of) {
      const target = { case: '', opens }
      const { rulebook, before, given } = circumstances(house, around, target, { level }, bodies)
      if (!rulebook || !before) continue
      for (const { type, command, by } of rulebook.opens) {
        const asked = { type, by: actor, data: { level } }
        const answer = decide(rulebook, before, asked, given)
        const refusals = answer.ok
          ? []
          : answer.refusals.filter(({ code }) => !laterOpening.includes(code))
        const at = found.findIndex(
          (one) => one.command === type && one.programme.id === programme.id,
        )
        const { name, takes = null } = command
        const one = at < 0 ? { programme, command: type, name, by, takes, levels: [] } : found[at]!
        const grown = { ...one, levels: [...one.levels, { level, refusals }] }
        if (at < 0) found.push(grown)
        else found[at] = grown
      }
    }
  }
  return found
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
