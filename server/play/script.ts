import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  addDays,
  type Batch,
  type Body,
  type Collective,
  type Instant,
  isState,
  type Json,
  type JsonObject,
  type LocalDate,
  localDate,
  type Programme,
  problemText,
  readBatch,
  readScript as readWhole,
  type ScriptFile,
  startOf,
} from '../../engine/index.ts'
import { readFolder } from '../definitions/folder.ts'
import { Trouble } from '../trouble.ts'

export type Act = ScriptFile['acts'][number]
export type Want = NonNullable<Act['want']>

/** What an act may name without listing it, of the case that it is about and the standard that this runs under. */
export interface Sight {
  fact(id: string): { readonly by?: string; readonly reason?: string } | null
  /** The facts that the filing asks of the collective. */
  readonly filed: readonly string[]
  /** The members of what a command takes that confirm conditions, each with how every condition stands. */
  confirmed(command: string): { readonly [member: string]: JsonObject }
}

/** Facts of a standard's example, by `standard/example`. */
export type Examples = (name: string) => JsonObject | null

const usual: Readonly<Record<string, number>> = { 'dossier-review': 100 }

/** A written history with its dates counted from a start: what `run` plays. */
export class Script {
  readonly file: ScriptFile
  readonly start: LocalDate
  readonly #examples: Examples

  constructor(file: ScriptFile, today: LocalDate, examples: Examples) {
    this.file = file
    this.start = typeof file.start === 'number' ? addDays(today, file.start) : file.start
    this.#examples = examples
  }

  /** The instant of a day of the script, at an hour of Beijing time. */
  instant(day: number, hour = '09:00'): Instant {
    const midnight = Date.parse(startOf(addDays(this.start, day)))
    const [hours = 0, minutes = 0] = hour.split(':').map(Number)
    return new Date(midnight + (hours * 60 + minutes) * 60_000).toISOString()
  }

  get bodies(): readonly { readonly body: Body; readonly staff: readonly string[] }[] {
    return this.file.bodies.map(({ staff = [], parent = null, serves = null, ...rest }) => ({
      body: { ...rest, parent, serves },
      staff,
    }))
  }

  get collectives(): readonly Collective[] {
    return this.file.collectives
  }

  /** The batches as an authority would publish them. */
  batches(programme: Programme): readonly Batch[] {
    const window = ([opens = 0, closes = 0]: readonly number[]) => ({
      opens: this.instant(opens, '00:00'),
      closes: this.instant(closes, '00:00'),
    })
    return (this.file.batches ?? []).map(
      ({ cycle, filing, pursuit, notice, rounds, forms = usual, ...rest }) => {
        const text = JSON.stringify({
          format: 1,
          programme: this.file.programme,
          ...rest,
          edition: 1,
          cycle: window(cycle),
          filing: window(filing),
          pursuit: window(pursuit),
          notice: window(notice),
          rounds: rounds.map((round, index) => ({
            number: index + 1,
            ...window(round),
            mode: 'direct',
            forms: Object.entries(forms).map(([form, weight]) => ({ form, weight })),
            assessors: 1,
          })),
        })
        const { batch, problems } = readBatch(`${rest.authority}/${rest.number}`, text, programme)
        if (!batch) throw new Trouble('script-wrong', { what: problemText(problems[0]!) })
        return batch
      },
    )
  }

  /** What an act brings: its own members, a named set, and facts taken from a named list of answers. */
  dataOf({ with: own, answers, do: command = '' }: Act, sight: Sight): JsonObject {
    const named = typeof own === 'string' ? this.file.with?.[own] : own
    if (typeof own === 'string' && !named)
      throw new Trouble('script-wrong', { what: `with: ${own}` })
    const given = Object.entries((named ?? {}) as JsonObject)
    const confirmed = given.some(([, value]) => value === 'all') ? sight.confirmed(command) : {}
    const data = Object.fromEntries(
      given.map(([id, value]) => [id, value === 'all' ? (confirmed[id] ?? value) : value]),
    )
    return answers ? { ...data, answers: this.#answersOf(answers, sight) } : data
  }

  #answersOf({ of, by, only }: NonNullable<Act['answers']>, { fact, filed }: Sight): JsonObject {
    const set = this.file.answers?.[of]
    if (!set) throw new Trouble('script-wrong', { what: `answers: ${of}` })
    const base = set.example === undefined ? {} : this.#examples(set.example)
    if (!base) throw new Trouble('script-wrong', { what: `example: ${set.example}` })
    const listed = only === 'filing' ? filed : only
    const entries = Object.entries({ ...base, ...(set.given as JsonObject | undefined) })
    const kept = entries.filter(([id]) => {
      const found = fact(id)
      return (
        found !== null && (!by || by.includes(found.by ?? '')) && (!listed || listed.includes(id))
      )
    })
    return Object.fromEntries(
      kept.map(([id, value]): [string, Json] => [id, withNote(value, fact(id)?.reason, set.note)]),
    )
  }

  /** Every act in turn, and at the end what is wanted of each case. */
  get acts(): readonly Act[] {
    const { acts, want = {} } = this.file
    return [...acts, ...Object.entries(want).map(([id, wanted]) => ({ case: id, want: wanted }))]
  }
}

/** A judgement in an example is a bare value, of several judges theirs; the script gives its reason. */
function withNote(value: Json, reason: string | undefined, note: string | undefined): Json {
  if (reason !== 'required' || note === undefined) return value
  return isState(value) ? { note, ...value } : { state: 'answered', value, note }
}

/** Reads a script from its text, and from the disk the one that it is like; its problems are the author's. */
export const readScript = (file: string, text: string) =>
  readWhole(file, text, () => historiesAbove(dirname(file)))

/** The written histories of the programme that a folder is in. */
function historiesAbove(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(join(folder, 'programme.yaml')))
    return dirname(folder) === folder ? new Map() : historiesAbove(dirname(folder))
  const own = join(folder, 'histories')
  return existsSync(own) ? readFolder(own) : new Map()
}

export const today = (now: Instant): LocalDate => localDate(now)
