import {
  addDays,
  type Batch,
  type Body,
  type Collective,
  type Instant,
  type Json,
  type JsonObject,
  type LocalDate,
  localDate,
  type Programme,
  problemText,
  readBatch,
  readDefinition,
  type ScriptFile,
  startOf,
} from '../../engine/index.ts'
import { Trouble } from '../trouble.ts'

export type Act = ScriptFile['acts'][number]
export type Want = NonNullable<Act['want']>

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
  dataOf(
    { with: own, answers }: Act,
    facts: (id: string) => { readonly by?: string; readonly reason?: string } | null,
  ): JsonObject {
    const named = typeof own === 'string' ? this.file.with?.[own] : own
    if (typeof own === 'string' && !named)
      throw new Trouble('script-wrong', { what: `with: ${own}` })
    const data = (named ?? {}) as JsonObject
    if (!answers) return data
    return { ...data, answers: this.#answersOf(answers, facts) }
  }

  #answersOf(
    { of, by, only }: NonNullable<Act['answers']>,
    facts: Parameters<Script['dataOf']>[1],
  ): JsonObject {
    const set = this.file.answers?.[of]
    if (!set) throw new Trouble('script-wrong', { what: `answers: ${of}` })
    const base = set.example === undefined ? {} : this.#examples(set.example)
    if (!base) throw new Trouble('script-wrong', { what: `example: ${set.example}` })
    const entries = Object.entries({ ...base, ...(set.given as JsonObject | undefined) })
    const kept = entries.filter(([id]) => {
      const fact = facts(id)
      return fact !== null && (!by || by.includes(fact.by ?? '')) && (!only || only.includes(id))
    })
    return Object.fromEntries(
      kept.map(([id, value]): [string, Json] => [id, withNote(value, facts(id)?.reason, set.note)]),
    )
  }
}

/** A judgement in an example is a bare number; the script gives its reason. */
function withNote(value: Json, reason: string | undefined, note: string | undefined): Json {
  if (reason !== 'required' || note === undefined) return value
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { note, ...value }
    : { state: 'answered', value, note }
}

/** Reads a script from its text; its problems are the author's. */
export function readScript(file: string, text: string) {
  const { value, problems } = readDefinition('script', file, text)
  return { script: value as ScriptFile | null, problems }
}

export const today = (now: Instant): LocalDate => localDate(now)
