import {
  type Answers,
  type Case,
  type ConditionFound,
  capacitiesOf,
  conditionsOf,
  type Differing,
  type Instant,
  type JsonObject,
  mayRead,
  type Option,
  options,
  type Rulebook,
  readingOf,
  rolesNow,
  type ScoringStandard,
  sealedAfter,
  sheetOf,
  stepDue,
  type Table,
  type Text,
  tablesFor,
  toAgreeOn,
} from '../engine/index.ts'
import { circumstances } from './circumstances.ts'
import { type SeenEvent, seenEvents } from './seen.ts'
import { earlierAnswers, findCase } from './store/cases.ts'
import { readAround } from './store/history.ts'
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
    /** Which of several sheets of the stage it is. */
    readonly sheet?: number
    readonly round: number | null
    readonly total: string
    readonly outcome: string
    readonly grade: string | null
  }[]
  readonly conditions: readonly ConditionFound[]
  readonly objections: readonly number[]
  readonly options: readonly Option[]
  readonly events: readonly SeenEvent[]
}

/** A case with what a page needs to offer its commands: the rules, the standard, and what was answered. */
export interface Desk {
  readonly view: CaseView
  readonly rulebook: Rulebook
  readonly standard: ScoringStandard | null
  /** The tables that the case may be scored by, as its claims stand. */
  readonly tables: readonly Table[]
  readonly answers: Answers
  /** What the collective answered last in another case, for facts that standards share. */
  readonly earlier: Answers
  /** Claims that an assessor has still to confirm. */
  readonly unconfirmed: readonly string[]
  /** The roles in which sheets of the stage are weighed. */
  readonly roles: readonly string[]
  /** What several sheets of the stage differ on. */
  readonly apart: readonly Differing[]
  /** The parts in which the asker may act, the first that fits a command being taken. */
  readonly parties: readonly string[]
  /** May the asker see what is internal to the case? */
  readonly inside: boolean
}

/** Null when there is no such case. */
export async function viewCase(house: House, id: string, actor: string): Promise<CaseView | null> {
  return (await viewDesk(house, id, actor))?.view ?? null
}

/** Events of a case for whoever asks; null when there is no such case. */
export async function viewEvents(
  house: House,
  id: string,
  actor: string,
  page: { readonly after?: number; readonly limit?: number },
): Promise<Awaited<ReturnType<typeof seenEvents>> | null> {
  const seat = await seatAt(house, id, actor)
  return seat && seenEvents(house.db, id, seat.told, seat.onlooker, page)
}

/** Null when there is no such case. */
export async function viewDesk(house: House, id: string, actor: string): Promise<Desk | null> {
  const seat = await seatAt(house, id, actor)
  if (!seat) return null
  const { around, given, state, told, onlooker } = seat
  const { rulebook: book, standard } = told
  const { collective, programme } = state
  const rule = book.steps.get(state.step)!
  const stage = book.procedure.stages[rule.stage]!
  const deadline = stepDue(book, state, given)
  const { parties } = onlooker
  const inside = mayRead(book.programme, 'internal', parties)
  const answers = state.memory.answers ?? {}
  const claims = readingOf(book.programme, state, true)
  const after = Math.max(0, state.revision - 200)
  const events = await seenEvents(house.db, id, told, onlooker, { after })
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
    scores: (inside ? openScores(state, told.sealedAfter) : []).map(
      ({ stage: at, sheet, round, total, outcome, grade }) => ({
        stage: at,
        ...(sheet === undefined ? {} : { sheet }),
        round,
        total,
        outcome,
        grade,
      }),
    ),
    conditions: standard && inside ? conditionsOf(standard, state.level, answers, claims) : [],
    objections: state.memory.objections ?? [],
    options: options(book, state, given),
    events: events.items,
  }
  return {
    view,
    rulebook: book,
    standard,
    tables: standard ? tablesFor(standard, state.level, answers, claims) : [],
    answers: inside ? answers : {},
    earlier: inside ? await earlierAnswers(house.db, state, Object.keys(book.programme.facts)) : {},
    unconfirmed: standard && inside ? sheetOf(state, given, book.programme, false).unconfirmed : [],
    roles: standard ? rolesNow(state, standard) : [],
    apart: parties.includes('assessor') ? toAgreeOn(state, given, book.programme) : [],
    parties,
    inside,
  }
}

/** Every score but those of sheets that are still sealed. */
const openScores = ({ memory: { scores = [] } }: Case, after: number) =>
  scores.filter(({ sheet, seq }) => sheet === undefined || seq <= after)

/** A case as it is read for somebody: its circumstances, and in which parts they look at it. */
async function seatAt(house: House, id: string, actor: string) {
  const on = await findCase(house.db, id)
  if (!on) return null
  const { collective, programme } = on
  const around = await readAround(house.db, { case: id, collective, programme, actor })
  if (!around?.state) return null
  await house.registry.upTo(around.serial)
  const { given, rulebook } = circumstances(house, around, { case: id }, {})
  const { state } = around
  const parties = capacitiesOf(state, given).map(({ party }) => party)
  const { standard } = given
  const after = standard ? sealedAfter(state, standard) : Number.POSITIVE_INFINITY
  const told = { rulebook: rulebook!, standard, sealedAfter: after }
  return { around, given, state, told, onlooker: { actor, parties } }
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
