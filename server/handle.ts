import {
  type Case,
  type Circumstances,
  type Command,
  canonical,
  consequences,
  decide,
  digestOf,
  due,
  type Event,
  evolve,
  type Granted,
  type JsonObject,
  ok,
  type Refusal,
  type Result,
  type Rulebook,
  refuse,
  stepDue,
} from '../engine/index.ts'
import { lock, read, type Standing } from './circumstances.ts'
import { listEvents } from './store/cases.ts'
import { schedule } from './store/deadlines.ts'
import { keepAnswer, keepDocuments } from './store/history.ts'
import { append, Overtaken, project } from './store/projections.ts'
import type { Tx } from './store/tables.ts'
import type { Answer, House, Target } from './terms.ts'

/** The digest by which a repeated command is known; salted, because a command may hold a short text. */
type Asked = (salt: string) => string

/** The one way a case changes, for people, for the clock and for the web alike. `key` makes it repeatable. */
export async function handle(
  house: House,
  target: Target,
  command: Command,
  key?: string,
): Promise<Result<Answer>> {
  for (let again = 3; ; again--) {
    try {
      return await once(house, target, command, key)
    } catch (error) {
      // What was read is out of date: it is read again and decided anew.
      if (!(error instanceof Overtaken) || again === 0) throw error
    }
  }
}

async function once(
  house: House,
  target: Target,
  command: Command,
  key: string | undefined,
): Promise<Result<Answer>> {
  const asked: Asked = (salt) => digestOf(`${salt}\n${canonical({ ...target, ...command })}`)
  try {
    return await house.db.transaction().execute(async (tx) => {
      const locked = await lock(tx, target)
      if (!locked.ok) return locked
      const standing = await read(house, tx, target, locked.value, command, key)
      if (standing.delivered) return repeated(standing.delivered, asked, key!)
      const answer = await answerTo(house, tx, target, command, standing)
      if (key !== undefined) await remember(house, tx, target, key, asked, answer)
      return answer
    })
  } catch (error) {
    if (error instanceof Refused) return refuse(...error.refusals)
    // Two cases at once with one key: the second to write finds it taken.
    if ((error as { constraint?: string }).constraint === 'delivery_pkey') return keyReused(key!)
    throw error
  }
}

/** Rolls everything back and still answers with the reasons. */
class Refused extends Error {
  readonly refusals: readonly Refusal[]
  constructor(refusals: readonly Refusal[]) {
    super('refused')
    this.refusals = refusals
  }
}

const keyReused = (key: string): Result<never> => refuse({ code: 'key-reused', detail: { key } })

/** The same key brings the same answer; with another command it is refused. */
const repeated = (
  delivered: { salt: string; asked: string; answer: unknown },
  asked: Asked,
  key: string,
) =>
  delivered.asked === asked(delivered.salt) ? (delivered.answer as Result<Answer>) : keyReused(key)

async function answerTo(
  house: House,
  tx: Tx,
  { opens }: Target,
  command: Command,
  standing: Standing,
): Promise<Result<Answer>> {
  const { rulebook, before, given, state } = standing
  if (!rulebook || !before) {
    return refuse({
      code: 'level-not-offered',
      detail: { level: String(command.data?.level ?? '') },
    })
  }
  if (opens && state) {
    return refuse({ code: 'not-now', detail: { command: command.type, step: state.step } })
  }
  const answer = decide(rulebook, before, command, given)
  if (!answer.ok) return refuse(...(await withSince(tx, before, answer.refusals)))

  const after = await moveOn(house, tx, standing, answer.value)
  const { event } = answer.value
  const also = await follow(house, tx, rulebook, before, after, event, given)
  return ok(answerOf(rulebook, after, event, given, also))
}

/** Evolve, append, project, schedule: what every event goes through, its own or a consequence. */
async function moveOn(
  { registry }: House,
  tx: Tx,
  { rulebook, before, given, deadlines }: Standing,
  { event, documents }: Granted,
): Promise<Case> {
  const after = evolve(rulebook!, before!, event)
  await append(tx, rulebook!, after, event)
  await keepDocuments(tx, after.id, event.seq, documents)
  await project(tx, after, event)
  // The standard may have been pinned by this very event; what is owed then goes by it.
  const pinned = after.pins.standard
  const standard = pinned ? registry.standard(pinned) : given.standard
  await schedule(tx, after.id, deadlines, due(rulebook!, after, { ...given, standard }))
  return after
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
  const also: Answer['also'][number][] = []
  for (const { case: id, command } of consequences(rulebook, before, after, event, siblings)) {
    const standing = await read(house, tx, { case: id }, after, command)
    const answer = decide(standing.rulebook!, standing.before!, command, standing.given)
    if (!answer.ok) {
      const reasons = answer.refusals.map(({ code }) => code)
      const detail = { case: id, command: command.type, reasons }
      throw new Refused([{ code: 'consequence-refused', detail }, ...answer.refusals])
    }
    const { step } = await moveOn(house, tx, standing, answer.value)
    also.push({ case: id, type: command.type, step })
  }
  return also
}

/** A conflict names what happened since the asker looked. */
async function withSince(
  tx: Tx,
  { id }: Case,
  refusals: readonly Refusal[],
): Promise<readonly Refusal[]> {
  const [first] = refusals
  if (first?.code !== 'stale' || typeof first.detail?.seen !== 'number') return refusals
  const { items } = await listEvents(tx, id, first.detail.seen, 20)
  const since = items.map(({ seq, type, as, at }) => `${seq} ${type} (${as}, ${at})`)
  return [{ ...first, detail: { ...first.detail, since } }]
}

function answerOf(
  rulebook: Rulebook,
  after: Case,
  { seq, type, outcome, at }: Event,
  given: Circumstances,
  also: Answer['also'],
): Answer {
  const deadline = stepDue(rulebook, after, given)
  return {
    case: after.id,
    revision: after.revision,
    event: { seq, type, outcome, at },
    step: after.step,
    next: {
      owner: rulebook.steps.get(after.step)?.owner ?? null,
      due: deadline?.at ?? null,
      proof: (deadline?.proof ?? null) as JsonObject | null,
    },
    also,
  }
}

/** A refusal is an answer too: the same key brings it again. */
async function remember(
  { now, random }: House,
  tx: Tx,
  target: Target,
  key: string,
  asked: Asked,
  answer: Result<Answer>,
): Promise<void> {
  const salt = random()
  await keepAnswer(tx, { key, salt, asked: asked(salt), answer, caseId: target.case, at: now() })
}
