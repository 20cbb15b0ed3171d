import {
  type Batch,
  begin,
  type Calendar,
  type CalendarYear,
  type Candidate,
  type Case,
  type Circumstances,
  type Command,
  calendarOf,
  choose,
  compileRulebook,
  compileStandard,
  type Definition,
  decide,
  due,
  evolve,
  type Instant,
  localDate,
  procedureFor,
  type Rulebook,
  type ScoringStandard,
  type Title,
  titlesOf,
} from '../engine/index.ts'
import { definitionsIn, type Script, shipped } from '../server/index.ts'

/** A command that was granted, with all that it was decided on. */
export interface Moment {
  readonly rulebook: Rulebook
  readonly on: Case
  readonly command: Command
  readonly given: Circumstances
}

type Of<K extends Definition['kind']> = Extract<Definition, { kind: K }>
type Act = Script['file']['acts'][number]

/** Tells a history with the engine alone, without a store: what each granted command met. */
export function moments(script: Script): readonly Moment[] {
  const law = new Law(definitionsIn(shipped), script)
  const told: Moment[] = []
  let now = script.instant(0)
  let titles: readonly Title[] = []
  let on: Case | null = null
  for (const act of script.file.acts) {
    if (act.on !== undefined) now = script.instant(act.on, act.hour)
    const by = act.pass === undefined ? act.by : 'clock'
    const type = act.pass ?? act.do
    if (by === undefined || type === undefined) continue
    if (on && act.pass !== undefined) now = law.dueAt(on, act.pass)
    const given = law.given(now, by, on, titles)
    const command = { type, by, ...(act.do ? { data: law.dataOf(act, given.standard) } : {}) }
    const before: Case = on ?? begin(law.rulebook, 'case', command.data ?? {}, given)
    const answer = decide(law.rulebook, before, command, given)
    if (!answer.ok)
      throw new Error(`${type}: ${answer.refusals.map(({ code }) => code).join(', ')}`)
    const { event } = answer.value
    told.push({ rulebook: law.rulebook, on: before, command, given })
    on = evolve(law.rulebook, before, event)
    titles = [
      ...titles.filter((old) => !titlesOf(event).some((one) => one.level === old.level)),
      ...titlesOf(event),
    ]
  }
  return told
}

/** The definitions that a history runs under, and what stands around its case. */
class Law {
  readonly rulebook: Rulebook
  readonly #script: Script
  readonly #batch: Batch
  readonly #calendar: Calendar
  readonly #candidates: readonly Candidate[]
  readonly #standards: ReadonlyMap<string, ScoringStandard>

  constructor(definitions: readonly Definition[], script: Script) {
    const of = <K extends Definition['kind']>(kind: K) =>
      definitions.filter((one): one is Of<K> => one.kind === kind)
    const programme = of('programme').find(({ id }) => id === script.file.programme)!
    const procedure = of('procedure').find(
      ({ id, value }) =>
        id === procedureFor(programme.value, script.file.batches![0]!.level) &&
        value.programme === programme.id,
    )!
    this.#script = script
    this.#batch = script.batches(programme.value)[0]!
    this.rulebook = compileRulebook(programme.value, procedure.value)
    this.#calendar = calendarOf(of('calendar').map(({ value }): CalendarYear => value))
    this.#candidates = of('standard').filter(({ value }) => value.programme === programme.id)
    this.#standards = new Map(
      this.#candidates.map(({ digest, value }) => [digest, compileStandard(value, digest)]),
    )
  }

  given(now: Instant, actor: string, on: Case | null, titles: readonly Title[]): Circumstances {
    const collective = this.#script.collectives[0]!
    const batch = this.#batch
    const { programme } = this.rulebook
    const { chosen, choice } = choose(
      this.#candidates,
      programme.fallback,
      { collective, level: batch.level, authority: batch.authority },
      localDate(now),
    )
    const digest = on?.pins.standard ?? chosen
    const offices = this.#script.bodies
      .filter(({ staff }) => staff.includes(actor))
      .map(({ body }) => body.id)
    return {
      now,
      salt: 'salt',
      asker: { actor, offices, heads: collective.head === actor ? [collective.id] : [] },
      collective,
      titles,
      siblings: [],
      barring: [],
      batch,
      calendar: this.#calendar,
      bodies: this.#script.bodies.map(({ body }) => body),
      standard: digest === null ? null : this.#standards.get(digest)!,
      choice,
      complaint: null,
      verifiedComplaints: [],
      notice: null,
    }
  }

  dataOf(act: Act, standard: ScoringStandard | null) {
    const fact = (id: string) => standard?.facts.get(id) ?? null
    return this.#script.dataOf(act, { fact, filed: [], confirmed: () => ({}) })
  }

  dueAt(on: Case, command: string): Instant {
    const batch = this.#batch
    const standard = this.#standards.get(on.pins.standard ?? '') ?? null
    const owed = due(this.rulebook, on, { batch, calendar: this.#calendar, standard })
    return owed.find((one) => one.command === command)!.at
  }
}
