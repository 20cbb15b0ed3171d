import {
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
  procedureFor,
  type Rulebook,
  type ScoringStandard,
  type Sought,
  type StandardChoice,
} from '../../engine/index.ts'
import type { Database, Tx } from '../store/tables.ts'
import { Trouble } from '../trouble.ts'
import { type MethodMissing, methodMissing } from './methods.ts'

type ProcedureFile = Parameters<typeof compileRulebook>[1]
type StandardFile = Parameters<typeof compileStandard>[0]

interface Published {
  readonly digest: string
  readonly serial: number
  readonly kind: string
  readonly id: string
  readonly version: string
  readonly body: unknown
}

/** Published definitions in memory, compiled once by digest; re-read when another server published more. */
export class Registry {
  readonly #db: Database
  readonly #methods: Methods
  #all: readonly Published[] = []
  #byDigest = new Map<string, Published>()
  #serial = 0
  #calendar: Calendar = calendarOf([])
  readonly #rulebooks = new Map<string, Rulebook>()
  readonly #standards = new Map<string, ScoringStandard>()

  constructor(db: Database, methods: Methods = builtIn) {
    this.#db = db
    this.#methods = methods
  }

  /** Makes sure that everything up to a serial number has been read. */
  async upTo(serial: number, db: Database | Tx = this.#db): Promise<void> {
    if (serial <= this.#serial) return
    const rows = await db.selectFrom('definition').selectAll().orderBy('serial').execute()
    this.#all = rows as unknown as readonly Published[]
    this.#byDigest = new Map(this.#all.map((row) => [row.digest, row]))
    this.#serial = this.#all.at(-1)?.serial ?? 0
    this.#calendar = calendarOf(
      newestBy(this.#of('calendar')).map(({ body }) => body as CalendarYear),
    )
  }

  /** Asks for the newest serial number, and reads only when there is something new. */
  async refresh(db: Database | Tx = this.#db): Promise<void> {
    const { newest } = await db
      .selectFrom('definition')
      .select(({ fn }) => fn.max<number>('serial').as('newest'))
      .executeTakeFirstOrThrow()
    await this.upTo(newest ?? 0, db)
  }

  get calendar(): Calendar {
    return this.#calendar
  }

  get published(): readonly Omit<Published, 'body'>[] {
    return this.#all.map(({ body: _, ...row }) => row)
  }

  body(digest: string): unknown {
    return this.#byDigest.get(digest)?.body ?? null
  }

  #of(kind: string): readonly Published[] {
    return this.#all.filter((row) => row.kind === kind)
  }

  #find(digest: string, kind: string): Published {
    const row = this.#byDigest.get(digest)
    if (!row || row.kind !== kind) throw new Trouble('definition-missing', { kind, digest })
    return row
  }

  /** The newest version of a programme; null when none is published. */
  programme(id: string): (Published & { readonly value: Programme }) | null {
    const row = this.#of('programme').findLast((one) => one.id === id)
    return row ? { ...row, value: row.body as Programme } : null
  }

  programmes(): readonly Programme[] {
    return newestBy(this.#of('programme')).map(({ body }) => body as Programme)
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
    const procedure = this.#of('procedure').findLast(
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
    const made = missing ? { ...whole, tables: () => stop(missing) } : whole
    this.#standards.set(digest, made)
    return made
  }

  /** plan 3.c: the standard for a collective at a level of an authority on a day, with why each candidate was taken or lost. */
  chooseStandard(
    programme: Programme,
    sought: Sought,
    day: LocalDate,
  ): { readonly standard: ScoringStandard | null; readonly choice: readonly StandardChoice[] } {
    const candidates = this.#of('standard')
      .filter(({ body }) => (body as StandardFile).programme === programme.id)
      .map(({ digest, body }): Candidate => ({ digest, value: body as StandardFile }))
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
