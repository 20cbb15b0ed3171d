import { sql } from 'kysely'
import {
  asRecorded,
  builtIn,
  type Calendar,
  type CalendarYear,
  type Candidate,
  calendarOf,
  choose,
  compileRulebook,
  compileStandard,
  type LocalDate,
  type Methods,
  type Programme,
  type PublicationStep,
  procedureFor,
  type Rulebook,
  type ScoringStandard,
  type Sought,
  type StandardChoice,
  scoredAs,
  standingInFolder,
  type Taken,
} from '../../engine/index.ts'
import type { Database, Tx } from '../store/tables.ts'
import { Trouble } from '../trouble.ts'
import { type MethodMissing, methodMissing } from './methods.ts'

type ProcedureFile = Parameters<typeof compileRulebook>[1]
type Kind = Parameters<typeof standingInFolder>[0]
type StandardFile = Parameters<typeof compileStandard>[0]

interface Published {
  readonly digest: string
  readonly serial: number
  readonly kind: string
  readonly id: string
  readonly version: string
  readonly body: unknown
}

/** A definition as it is told: who and what it is, and how far it has come. */
export interface Standing extends Omit<Published, 'body'> {
  readonly publication: PublicationStep
}

/** Published definitions in memory, compiled once by digest; re-read when another server published more. */
export class Registry {
  readonly #db: Database
  readonly #methods: Methods
  #all: readonly Published[] = []
  #byDigest = new Map<string, Published>()
  #taken = new Map<string, readonly (Taken & { readonly serial: number })[]>()
  #serial = 0
  #calendar: Calendar = calendarOf([])
  readonly #rulebooks = new Map<string, Rulebook>()
  readonly #standards = new Map<string, ScoringStandard>()

  constructor(db: Database, methods: Methods = builtIn) {
    this.#db = db
    this.#methods = methods
  }

  /** The scoring methods that standards may name here. */
  get methods(): Methods {
    return this.#methods
  }

  /** Makes sure that everything up to a serial number has been read. */
  async upTo(serial: number, db: Database | Tx = this.#db): Promise<void> {
    if (serial <= this.#serial) return
    const rows = await db.selectFrom('definition').selectAll().orderBy('serial').execute()
    const taken = await db
      .selectFrom('publication')
      .select(['digest', 'step', 'at', 'serial'])
      .orderBy('serial')
      .execute()
    this.#all = rows as unknown as readonly Published[]
    this.#byDigest = new Map(this.#all.map((row) => [row.digest, row]))
    this.#taken = new Map()
    for (const { digest, ...one } of taken)
      this.#taken.set(digest, [...(this.#taken.get(digest) ?? []), one])
    this.#serial = Math.max(this.#all.at(-1)?.serial ?? 0, taken.at(-1)?.serial ?? 0)
    this.#standards.clear() // one that was on trial may be in force now
    this.#calendar = calendarOf(
      newestBy(this.#inForce('calendar')).map(({ body }) => body as CalendarYear),
    )
  }

  /** Asks for the newest serial number, and reads only when there is something new. */
  async refresh(db: Database | Tx = this.#db): Promise<void> {
    const { rows } = await sql<{ newest: number }>`
      select greatest((select max(serial) from definition), (select max(serial) from publication), 0) as newest`.execute(
      db,
    )
    await this.upTo(rows[0]!.newest, db)
  }

  get calendar(): Calendar {
    return this.#calendar
  }

  get published(): readonly Standing[] {
    return this.#all.map(({ body: _, ...row }) => ({
      ...row,
      publication: this.publication(row.digest)!,
    }))
  }

  /** The steps that were taken with a definition, in order; none where the operator's folder brought it. */
  taken(digest: string): readonly Taken[] {
    return this.#taken.get(digest) ?? []
  }

  /** How far a definition has come; null where there is none of this digest. */
  publication(digest: string): PublicationStep | null {
    const row = this.#byDigest.get(digest)
    if (!row) return null
    const { publication } = row.body as { readonly publication?: string }
    return this.taken(digest).at(-1)?.step ?? standingInFolder(row.kind as Kind, publication)
  }

  body(digest: string): unknown {
    return this.#byDigest.get(digest)?.body ?? null
  }

  /** Those of a kind that something new may rest on, in the order in which they came into force. */
  #inForce(kind: string): readonly Published[] {
    const since = ({ digest, serial }: Published) =>
      this.#taken.get(digest)?.at(-1)?.serial ?? serial
    return this.#all
      .filter((row) => row.kind === kind && this.publication(row.digest) === 'published')
      .toSorted((a, b) => since(a) - since(b))
  }

  /** The standards of a programme as cases are to see them; what is still drafted or reviewed is not among them. */
  candidates(programme: string): readonly Candidate[] {
    return this.#all.flatMap(({ kind, digest, body }): readonly Candidate[] => {
      if (kind !== 'standard') return []
      const [value, taken] = [body as StandardFile, this.taken(digest)]
      const last = taken.at(-1)?.step
      if (value.programme !== programme || last === 'draft' || last === 'review') return []
      return [{ digest, value: asRecorded(value, taken) }]
    })
  }

  #find(digest: string, kind: string): Published {
    const row = this.#byDigest.get(digest)
    if (!row || row.kind !== kind) throw new Trouble('definition-missing', { kind, digest })
    return row
  }

  /** The newest version of a programme; null when none is published. */
  programme(id: string): (Published & { readonly value: Programme }) | null {
    const row = this.#inForce('programme').findLast((one) => one.id === id)
    return row ? { ...row, value: row.body as Programme } : null
  }

  programmes(): readonly Programme[] {
    return newestBy(this.#inForce('programme')).map(({ body }) => body as Programme)
  }

  /** The rulebook that a case's pins name. */
  rulebook(pins: { readonly programme: string; readonly procedure: string }): Rulebook {
    const key = `${pins.programme} ${pins.procedure}`
    const before = this.#rulebooks.get(key)
    if (before) return before
    const programme = this.#find(pins.programme, 'programme').body as Programme
    const procedure = this.#find(pins.procedure, 'procedure').body as ProcedureFile
    const { programme: p, procedure: q } = pins
    const made = compileRulebook(programme, procedure, { programme: p, procedure: q })
    this.#rulebooks.set(key, made)
    return made
  }

  /** The rulebook under which a case of a level would begin now. */
  current(programme: string, level: string): Rulebook | null {
    const found = this.programme(programme)
    if (!found) return null
    const id = procedureFor(found.value, level)
    const procedure = this.#inForce('procedure').findLast(
      (one) => one.id === id && (one.body as ProcedureFile).programme === programme,
    )
    return procedure
      ? this.rulebook({ programme: found.digest, procedure: procedure.digest })
      : null
  }

  /** Which method a standard was published with and is not here in that version; null when all are. */
  methodMissing(digest: string): MethodMissing | null {
    return methodMissing(this.#find(digest, 'standard').body as StandardFile, this.#methods)
  }

  /** The standard of a digest. Where a method of it is missing it can be read, and scoring by it is a trouble. */
  standard(digest: string): ScoringStandard {
    const before = this.#standards.get(digest)
    if (before) return before
    const standard = this.#find(digest, 'standard').body as StandardFile
    const missing = this.methodMissing(digest)
    const whole = compileStandard(standard, digest, this.#methods)
    const publication = scoredAs(standard, this.taken(digest))
    const here = { ...whole, publication }
    const made = missing ? { ...here, tables: () => stop(missing) } : here
    this.#standards.set(digest, made)
    return made
  }

  /** plan 3.c: the standard for a collective at a level of an authority on a day, with why each candidate was taken or lost. */
  chooseStandard(
    programme: Programme,
    sought: Sought,
    day: LocalDate,
  ): { readonly standard: ScoringStandard | null; readonly choice: readonly StandardChoice[] } {
    const candidates = this.candidates(programme.id)
    const { chosen, choice } = choose(candidates, programme.fallback, sought, day)
    return { standard: chosen ? this.standard(chosen) : null, choice }
  }
}

const stop = (missing: MethodMissing): never => {
  throw new Trouble('method-missing', { ...missing })
}

/** Of each id, the last one published. */
const newestBy = (rows: readonly Published[]): readonly Published[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
]
