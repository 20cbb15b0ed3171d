import type { Case, Command, Event, Granted } from '../case.ts'
import type { Capacity, Circumstances } from '../circumstances.ts'
import { take } from '../compile/fields.ts'
import type { Flaw } from '../compile/flaw.ts'
import { unopened } from '../compile/machine.ts'
import type { Move, Rulebook } from '../compile/rulebook.ts'
import { capacitiesOf, systemActors } from '../parties.ts'
import { ok, type Refusal, type Result, refuse } from '../refusal.ts'
import type { Json, JsonObject } from '../terms.ts'
import { type DeadlineName, deadlines } from '../vocabulary/deadlines.ts'
import { type DerivationName, deciding, derivations } from '../vocabulary/derivations.ts'
import { type GuardName, guards } from '../vocabulary/guards.ts'
import { type Asked, no } from '../vocabulary/word.ts'
import { alreadyGiven } from './due.ts'

/**
 * Answers a command: the event it becomes, or every reason against it. What the answer rested on goes
 * into the event, so that nobody has to work it out again.
 */
export function decide(
  rulebook: Rulebook,
  on: Case,
  command: Command,
  given: Circumstances,
): Result<Granted> {
  const { type, seen, visit } = command
  if (seen !== undefined && seen !== on.revision)
    return refuse(no('stale', { seen, revision: on.revision, step: on.step }))
  const move = rulebook.move(on.step, type)
  if (!move) return refuse(no('not-now', { command: type, step: on.step }))
  if (visit !== undefined && visit !== on.entered.seq)
    return refuse(no('stale', { visit, entered: on.entered.seq }))

  const as = capacityFor(move, on, given)
  if (!as) return refuse(...notYours(rulebook, on, command, given, move))
  const { reasons, asked, documents } = against(rulebook, on, command, given, move, as)
  if (reasons.length > 0) return refuse(...reasons)
  const event = eventOf(rulebook, on, given, move, asked)
  // A standard may be newer than the procedure that a case is pinned to.
  const led = move.outcomes.length === 0 || move.outcomes.includes(event.outcome ?? '')
  return led
    ? ok({ event, documents })
    : refuse(no('outcome-unknown', { outcome: event.outcome, outcomes: [...move.outcomes] }))
}

/** What is wrong with what a command brings, and what sheets differ on, is for its giver. */
const ofTheirs: readonly string[] = ['malformed', 'sheets-differ']

/** Another party's command; and what would speak against it all the same, whatever it brings. */
function notYours(
  rulebook: Rulebook,
  on: Case,
  command: Command,
  given: Circumstances,
  move: Move,
): readonly Refusal[] {
  const any = { ...command, outcome: command.outcome ?? move.outcomes[0] ?? '' }
  const { reasons } = against(rulebook, on, any, given, move, null)
  return [
    no('not-yours', { command: command.type, by: [...move.by] }),
    ...reasons.filter(({ code }) => !ofTheirs.includes(code)),
  ]
}

/** The event that a granted command becomes, with what the system works out for it. */
function eventOf(
  rulebook: Rulebook,
  on: Case,
  given: Circumstances,
  { type, command: { derives, corrects } }: Move,
  asked: Asked,
): Event {
  const answer = derives
    ? derivations[derives as DerivationName](on, given, asked)
    : { data: asked.data }
  return {
    seq: asked.seq,
    type,
    outcome: ('outcome' in answer ? answer.outcome : null) ?? asked.outcome,
    data: { ...answer.data, ...(corrects ? { corrects } : {}) },
    by: asked.by,
    as: asked.as.party,
    body: asked.as.body,
    under: rulebook.digest,
    at: given.now,
  }
}

/** The first part in which the asker may give a command; null when it is another party's. */
function capacityFor(move: Move, on: Case, given: Circumstances): Capacity | null {
  return capacitiesOf(on, given).find(({ party }) => move.by.includes(party)) ?? null
}

/** Everything that speaks against a command but its step and its giver. */
function against(
  rulebook: Rulebook,
  on: Case,
  command: Command,
  given: Circumstances,
  move: Move,
  as: Capacity | null,
) {
  const { programme } = rulebook
  const { takes, when = [], corrects } = move.command
  const around = { on, given, programme, party: as?.party ?? '' }
  const taken = take(takes ? programme.fields[takes]! : null, command.data ?? {}, around)
  const asked = askedOf(rulebook, on, command, move, as, taken.data, given.collective.head)
  const part = as && !systemActors.includes(command.by) ? asked.clash(command.by, move.type) : null
  const reasons: Refusal[] = [
    ...againstOpening(on),
    ...(taken.flaws.length > 0 ? [no('malformed', { flaws: taken.flaws.map(flawJson) })] : []),
    ...againstOutcome(command, move, as),
    ...(part ? [no('same-person', { part })] : []),
    ...(corrects ? againstCorrecting(on, command, corrects) : []),
    ...tooEarly(on, given, asked, move),
    ...when.flatMap((name) => guards[name as GuardName](on, given, asked) ?? []),
  ]
  return { reasons, asked, documents: taken.documents }
}

/** What the words of the procedure may look at. */
function askedOf(
  rulebook: Rulebook,
  on: Case,
  { by, outcome }: Command,
  move: Move,
  as: Capacity | null,
  data: JsonObject,
  head: string,
): Asked {
  const { programme, pins, steps } = rulebook
  return {
    programme,
    data,
    by,
    as: as ?? { party: '', body: null },
    outcome: outcome ?? null,
    term: rulebook.termOf(move.command.term),
    stepTerm: rulebook.stepTerm(on.step),
    command: move.type,
    seq: on.revision + 1,
    pins: { ...pins, standard: on.pins.standard },
    phaseOf: (step) => steps.get(step)?.phase ?? '',
    givenBy: rulebook.givenBy,
    clash: (actor, type) => clashOf(rulebook, on, actor, type, head),
  }
}

/** Who commands says which way the case goes, where there are several and it is not derived. */
function againstOutcome(
  { outcome }: Command,
  { command, outcomes }: Move,
  as: Capacity | null,
): readonly Refusal[] {
  const branches = outcomes.length > 0 && !deciding.has(command.derives ?? '')
  if (branches)
    return outcomes.includes(outcome ?? '')
      ? []
      : [no('outcome-unknown', { outcome: outcome ?? null, outcomes: [...outcomes] })]
  return outcome !== undefined && as ? [no('outcome-unknown', { outcome, outcomes: [] })] : []
}

/** A case cannot begin where a body that its procedure needs does not stand. */
const againstOpening = ({ step, level, parties }: Case): readonly Refusal[] =>
  step === unopened && level !== '' && parties.authority === ''
    ? [no('body-missing', { party: 'authority', tier: level })]
    : []

const flawJson = ({ field, why, want }: Flaw): Json =>
  want === undefined ? { field, why } : { field, why, want }

/** 回避: who acted in one part may not act in a conflicting one; the head has a part from the start. */
function clashOf(
  { apart, givenBy }: Rulebook,
  { memory: { actors = {} } }: Case,
  actor: string,
  type: string,
  head: string,
): string | null {
  const own = actor === head ? givenBy('head') : []
  const acted = (one: string) => own.includes(one) || (actors[one]?.includes(actor) ?? false)
  for (const groups of apart) {
    const mine = groups.filter(([, commands]) => commands.includes(type)).map(([part]) => part)
    if (mine.length === 0) continue
    const other = groups.find(([part, commands]) => !mine.includes(part) && commands.some(acted))
    if (other) return other[0]
  }
  return null
}

/** A wrongly given command is met by another person; what was written stays. */
function againstCorrecting(
  { memory: { actors = {} } }: Case,
  { by }: Command,
  corrects: string,
): readonly Refusal[] {
  const given = actors[corrects] ?? []
  if (given.length === 0) return [no('nothing-to-correct', { corrects })]
  return given.includes(by) ? [no('same-person', { part: corrects })] : []
}

/** The clock's hour must have come, and a command that does not repeat is given once a visit. */
function tooEarly(
  on: Case,
  given: Circumstances,
  asked: Asked,
  { type, command }: Move,
): readonly Refusal[] {
  if (command.at === undefined) return []
  if (alreadyGiven(on, type, command.repeats))
    return [no('not-now', { command: type, step: on.step })]
  const due = deadlines[command.at as DeadlineName](on, given, asked)
  return due && given.now >= due.at ? [] : [no('too-early', { at: due?.at ?? null })]
}
