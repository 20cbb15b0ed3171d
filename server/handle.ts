import {
  begin,
  type Case,
  type Circumstances,
  type Command,
  consequences,
  decide,
  digest,
  due,
  type Event,
  evolve,
  type Instant,
  type JsonObject,
  localDate,
  ok,
  type Refusal,
  type Result,
  type Rulebook,
  refuse,
  stepDue,
} from '../engine/index.ts'
import type { Registry } from './definitions/registry.ts'
import { schedule } from './store/deadlines.ts'
import {
  type Around,
  append,
  keepDocuments,
  type Locked,
  lockCollective,
  lockCollectiveOf,
  type Named,
  readAround,
  readBodies,
} from './store/history.ts'
import { project } from './store/projections.ts'
import type { Database, Tx } from './store/tables.ts'

/** What the path needs of the world: a store, the definitions, the hour, and something unguessable. */
export interface House {
  readonly db: Database
  readonly registry: Registry
  readonly now: () => Instant
  readonly random: () => string
}

/** A command that begins a case names its collective and programme; any other only its case. */
export interface Target {
  readonly case: string
  readonly opens?: { readonly collective: string; readonly programme: string }
}

/** What happened, and what happens next: which step, who acts, until when. */
export interface Answer {
  readonly case: string
  readonly revision: number
  readonly event: Pick<Event, 'seq' | 'type' | 'outcome' | 'at'>
  readonly step: string
  readonly next: {
    readonly owner: string | null
    readonly due: Instant | null
    readonly proof: JsonObject | null
  }
  /** What it meant for the collective's other cases. */
  readonly also: readonly { readonly case: string; readonly type: string; readonly step: string }[]
}

/** Rolls everything back and still answers with the reasons. */
class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super('refused')
    this.refusals = refusals
  }
}

/** The one way a case changes, for people, for the clock and for the web alike. `key` makes it repeatable. */
export async function handle(
  house: House,
  target: Target,
  command: Command,
  key?: string,
): Promise<Result<Answer>> {
  const asked = digest({ ...target, ...command })
  try {
    return await house.db.transaction().execute(async (tx) => {
      const locked = await lock(tx, target)
      if (!locked.ok) return locked
      const around = await read(house, tx, target, locked.value, command, key)
      if (around.delivered) {
        return around.delivered.asked === asked
          ? (around.delivered.answer as Result<Answer>)
          : refuse({ code: 'key-reused', detail: { key: key ?? '' } })
      }
      const answer = await answerTo(house, tx, target, command, around)
      if (key !== undefined) await remember(house, tx, target, key, asked, answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return refuse(...error.refusals)
    // Two cases at once with one key: the second to write finds it taken.
    if ((error as { constraint?: string }).constraint === 'delivery_pkey')
      return refuse({ code: 'key-reused', detail: { key: key ?? '' } })
    throw error
  }
}

/** The collective is what commands queue at: its cases speak to each other through its title. */
async function lock(tx: Tx, { case: id, opens }: Target): Promise<Result<Locked>> {
  const locked = opens
    ? await lockCollective(tx, opens.collective, opens.programme)
    : await lockCollectiveOf(tx, id)
  if (locked) return ok(locked)
  return opens
    ? refuse({ code: 'collective-unknown', detail: { collective: opens.collective } })
    : refuse({ code: 'case-unknown', detail: { case: id } })
}

type Whole = Around & {
  readonly given: Circumstances
  readonly rulebook: Rulebook | null
  readonly before: Case | null
}

async function read(
  house: House,
  tx: Tx,
  target: Target,
  locked: Locked,
  command: Command,
  key?: string,
): Promise<Whole> {
  const data = command.data ?? {}
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null)
  const named: Named = {
    case: target.case,
    ...locked,
    actor: command.by,
    batch: text('batch'),
    complaint: text('complaint'),
    notice: text('notice'),
    key: key ?? null,
  }
  const around = (await readAround(tx, named))!
  await house.registry.upTo(around.serial, tx)
  return circumstances(
    house,
    around,
    target,
    data,
    target.opens ? await readBodies(tx, locked.collective) : [],
  )
}

/** The circumstances of a decision, with the rulebook it is taken under and the case before it. */
export function circumstances(
  { registry, now, random }: House,
  around: Around,
  target: Target,
  data: JsonObject,
  bodies: Circumstances['bodies'] = [],
): Whole {
  const at = now()
  const rulebook = around.state
    ? registry.rulebook(around.state.pins)
    : target.opens
      ? registry.current(target.opens.programme, String(data.level ?? ''))
      : null
  const before =
    around.state ??
    (rulebook
      ? begin(rulebook, target.case, data, { collective: around.collective, bodies, now: at })
      : null)
  const pinned = before?.pins.standard
  const chosen =
    rulebook && before
      ? pinned
        ? { standard: registry.standard(pinned), choice: [] }
        : registry.chooseStandard(
            rulebook.programme,
            around.collective,
            before.level,
            localDate(at),
          )
      : { standard: null, choice: [] }
  const given: Circumstances = {
    now: at,
    salt: random(),
    asker: around.asker,
    collective: around.collective,
    titles: around.titles,
    siblings: around.siblings,
    batch: around.batch,
    calendar: registry.calendar,
    bodies,
    ...chosen,
    complaint: around.complaint,
    verifiedComplaints: around.verifiedComplaints,
    notice: around.notice,
  }
  return { ...around, given, rulebook, before }
}

async function answerTo(
  house: House,
  tx: Tx,
  target: Target,
  command: Command,
  whole: Whole,
): Promise<Result<Answer>> {
  const { rulebook, before, given, deadlines, state } = whole
  if (!rulebook || !before) {
    return refuse({
      code: 'level-not-offered',
      detail: { level: String(command.data?.level ?? '') },
    })
  }
  if (target.opens && state)
    return refuse({ code: 'not-now', detail: { command: command.type, step: state.step } })
  const answer = decide(rulebook, before, command, given)
  if (!answer.ok) return answer

  const { event, documents } = answer.value
  const after = evolve(rulebook, before, event)
  await append(tx, after.id, event)
  await keepDocuments(tx, after.id, event.seq, documents)
  await project(tx, rulebook, after, event)
  await scheduleFor(house, tx, rulebook, after, given, deadlines)
  const also = await follow(house, tx, rulebook, before, after, event, given)
  return ok(answerOf(rulebook, after, event, given, also))
}

/** The standard may have been pinned by this very event; what is owed then goes by it. */
async function scheduleFor(
  { registry }: House,
  tx: Tx,
  rulebook: Rulebook,
  after: Case,
  given: Circumstances,
  before: Around['deadlines'],
): Promise<void> {
  const standard = after.pins.standard ? registry.standard(after.pins.standard) : given.standard
  await schedule(tx, after.id, before, due(rulebook, after, { ...given, standard }))
}

/** What an event means for the collective's other cases: the same path, the same transaction, one level deep. */
async function follow(
  house: House,
  tx: Tx,
  rulebook: Rulebook,
  before: Case,
  after: Case,
  event: Event,
  { siblings }: Circumstances,
): Promise<Answer['also']> {
  const also: { case: string; type: string; step: string }[] = []
  for (const { case: id, command } of consequences(rulebook, before, after, event, siblings)) {
    const whole = await read(house, tx, { case: id }, after, command)
    const there = whole.rulebook!
    const answer = decide(there, whole.before!, command, whole.given)
    if (!answer.ok) {
      const reasons = answer.refusals.map(({ code }) => code)
      throw new Refused([
        { code: 'consequence-refused', detail: { case: id, command: command.type, reasons } },
        ...answer.refusals,
      ])
    }
    const moved = evolve(there, whole.before!, answer.value.event)
    await append(tx, id, answer.value.event)
    await project(tx, there, moved, answer.value.event)
    await scheduleFor(house, tx, there, moved, whole.given, whole.deadlines)
    also.push({ case: id, type: command.type, step: moved.step })
  }
  return also
}

function answerOf(
  rulebook: Rulebook,
  after: Case,
  { seq, type, outcome, at }: Event,
  given: Circumstances,
  also: Answer['also'],
): Answer {
  const deadline = stepDue(rulebook, after, given)
  const owner = rulebook.steps.get(after.step)?.owner ?? null
  const next = {
    owner,
    due: deadline?.at ?? null,
    proof: (deadline?.proof ?? null) as JsonObject | null,
  }
  return {
    case: after.id,
    revision: after.revision,
    event: { seq, type, outcome, at },
    step: after.step,
    next,
    also,
  }
}

/** A refusal is an answer too: the same key brings it again. */
async function remember(
  house: House,
  tx: Tx,
  target: Target,
  key: string,
  asked: string,
  answer: Result<Answer>,
): Promise<void> {
  const row = { key, asked, answer: JSON.stringify(answer), case_id: target.case, at: house.now() }
  await tx.insertInto('delivery').values(row).execute()
}
