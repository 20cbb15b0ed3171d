import {
  begin,
  type Case,
  type Circumstances,
  type Command,
  type JsonObject,
  localDate,
  ok,
  type Result,
  type Rulebook,
  refuse,
} from '../engine/index.ts'
import {
  type Around,
  type Locked,
  lockCollective,
  lockCollectiveOf,
  readAround,
  readBodies,
} from './store/history.ts'
import type { Tx } from './store/tables.ts'
import type { House, Target } from './terms.ts'

/** A case as read, with all that a decision on it rests on. */
export type Standing = Around & {
  readonly given: Circumstances
  /** Null when nothing is published for the level that an opening command names. */
  readonly rulebook: Rulebook | null
  readonly before: Case | null
}

/** The collective is what commands queue at: its cases speak to each other through its title. */
export async function lock(tx: Tx, { case: id, opens }: Target): Promise<Result<Locked>> {
  const locked = opens
    ? await lockCollective(tx, opens.collective, opens.programme)
    : await lockCollectiveOf(tx, id)
  if (locked) return ok(locked)
  return opens
    ? refuse({ code: 'collective-unknown', detail: { collective: opens.collective } })
    : refuse({ code: 'case-unknown', detail: { case: id } })
}

/** Reads where a case stands and the circumstances of a command on it. */
export async function read(
  house: House,
  tx: Tx,
  target: Target,
  locked: Locked,
  command: Command,
  key: string | null = null,
): Promise<Standing> {
  const data = command.data ?? {}
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : null)
  const around = await readAround(tx, {
    case: target.case,
    ...locked,
    actor: command.by,
    batch: text('batch'),
    complaint: text('complaint'),
    notice: text('notice'),
    key,
  })
  await house.registry.upTo(around!.serial, tx)
  const bodies = target.opens ? await readBodies(tx, locked.collective) : []
  return circumstances(house, around!, target, data, bodies)
}

/** The circumstances of a decision, with the rulebook it is taken under and the case before it. */
export function circumstances(
  { registry, now, random }: House,
  around: Around,
  { case: id, opens }: Target,
  data: JsonObject,
  bodies: Circumstances['bodies'] = [],
): Standing {
  const at = now()
  const { state, collective } = around
  const rulebook = state
    ? registry.rulebook(state.pins)
    : opens
      ? registry.current(opens.programme, String(data.level ?? ''))
      : null
  const before =
    state ?? (rulebook ? begin(rulebook, id, data, { collective, bodies, now: at }) : null)
  const { titles, siblings, barring, batch, asker, complaint, verifiedComplaints, notice } = around
  const given: Circumstances = {
    now: at,
    salt: random(),
    asker,
    collective,
    titles,
    siblings,
    barring,
    batch,
    calendar: registry.calendar,
    bodies,
    ...standardFor(registry, rulebook, before, around, at),
    complaint,
    verifiedComplaints,
    notice,
  }
  return { ...around, given, rulebook, before }
}

/** The standard that is pinned, or until registration the one that would be. */
function standardFor(
  registry: House['registry'],
  rulebook: Rulebook | null,
  before: Case | null,
  { collective }: Around,
  at: string,
): Pick<Circumstances, 'standard' | 'choice'> {
  if (!rulebook || !before) return { standard: null, choice: [] }
  const { level, parties, pins } = before
  const { standard } = pins
  if (standard) return { standard: registry.standard(standard), choice: [] }
  const sought = { collective, level, authority: parties.authority }
  return registry.chooseStandard(rulebook.programme, sought, localDate(at))
}
