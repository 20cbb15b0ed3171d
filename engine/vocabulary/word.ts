import type { Instant, Span } from '../calendar.ts'
import type { Case, Pins } from '../case.ts'
import type { Capacity, Circumstances } from '../circumstances.ts'
import type { Programme } from '../programme.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import type { Reading } from '../score/readings.ts'
import { score } from '../score/score.ts'
import type { Sheet } from '../score/sheet.ts'
import { scoreLayers } from '../score/staged.ts'
import type { Json, JsonObject } from '../terms.ts'
import { type Agreements, merge, pointsAgreed } from './memory.ts'
import { periodStart } from './period.ts'
import { layersOf, sheetsIn } from './stages.ts'

/** What a word of the procedure may look at, besides the case and its circumstances. */
export interface Asked {
  readonly programme: Programme
  /** What the command brought, in its remembered form. */
  readonly data: JsonObject
  readonly by: string
  readonly as: Capacity
  readonly outcome: string | null
  /** The term that the command names. */
  readonly term: Span | null
  /** The term of the step the case stands at. */
  readonly stepTerm: Span | null
  readonly command: string
  /** The number the event will take. */
  readonly seq: number
  readonly pins: Pins
  phaseOf(step: string): string
  /** The commands that a party gives somewhere in the procedure. */
  givenBy(party: string): readonly string[]
  /** The conflicting part in which a person already acted, if they now acted by this command. */
  clash(actor: string, command: string): string | null
}

/** Agrees with null, or says why not. */
export type Guard = (
  on: Case,
  given: Circumstances,
  asked: Asked,
) => Refusal | readonly Refusal[] | null

export const no = (code: RefusalCode, detail?: { readonly [key: string]: Json }): Refusal =>
  detail ? { code, detail } : { code }

export const unless = (
  holds: boolean,
  code: RefusalCode,
  detail?: { readonly [key: string]: Json },
): Refusal | null => (holds ? null : no(code, detail))

/** How a case's answers are read: assessed, or as the collective claims them. */
export const readingOf = ({ suppliers }: Programme, on: Case, trustsClaims: boolean): Reading => ({
  precedence: suppliers.precedence as Reading['precedence'],
  claims: suppliers.claims as Reading['claims'],
  trustsClaims,
  filedOn: on.memory.filedOn ?? null,
})

/**
 * How the collective reads its own sheet: its claims first, and as they are. What an assessor found is not its own
 * reading, even where it has not said.
 */
export function ownReadingOf(programme: Programme, on: Case): Reading {
  const reading = readingOf(programme, on, true)
  const { claims } = reading
  const { confirms } = programme.suppliers
  const own = reading.precedence.filter((who) => !confirms.includes(who))
  const precedence = own.toSorted((a, b) => Number(claims.includes(b)) - Number(claims.includes(a)))
  return { ...reading, precedence }
}

/** What the system itself counts for a standard's facts, as answers. */
export function systemAnswers(given: Circumstances): {
  readonly [fact: string]: { state: 'answered'; value: number; supplier: 'system' }
} {
  const counts = [...(given.standard?.facts.values() ?? [])].filter(
    ({ counts }) => counts === 'verified-complaints',
  )
  return Object.fromEntries(
    counts.map(({ id, period }) => {
      const from = periodStart(period, given)
      const value = given.verifiedComplaints.filter((day) => day >= from).length
      return [id, { state: 'answered' as const, value, supplier: 'system' as const }]
    }),
  )
}

/**
 * The sheet as it stands now: the case's answers and what the system counts; with the sheets that others handed in,
 * and in a retest with what was read before. A self-score is over what anyone but an assessor says.
 */
export function sheetOf(
  on: Case,
  given: Circumstances,
  programme: Programme,
  trustsClaims: boolean,
): Sheet {
  const answers = merge(on.memory.answers, systemAnswers(given), on.revision)
  const standard = given.standard!
  if (trustsClaims) return score(standard, on.level, answers, ownReadingOf(programme, on))
  const reading = readingOf(programme, on, false)
  return scoreLayers(standard, on.level, layersOf(on, standard, answers), reading)
}

/** Each sheet of a stage alone: those that were handed in, and last the one that is filled in now. */
export function sheetsOf(
  on: Case,
  given: Circumstances,
  programme: Programme,
): readonly [...Sheet[], Sheet] {
  const own = merge(on.memory.answers, systemAnswers(given), on.revision)
  const reading = readingOf(programme, on, false)
  const all = sheetsIn(on.memory, own)
  return all.map(({ answers }) =>
    score(given.standard!, on.level, answers, reading),
  ) as unknown as readonly [...Sheet[], Sheet]
}

/** The sheet that is filled in now, alone. */
export const ownSheetOf = (...asked: Parameters<typeof sheetsOf>): Sheet =>
  sheetsOf(...asked).at(-1)!

/** The case with what a command says that the assessors agreed on. */
export const agreeing = (on: Case, { agreed }: JsonObject): Case =>
  agreed === undefined
    ? on
    : { ...on, memory: { ...on.memory, agreed: pointsAgreed(agreed as Agreements) } }

export const inWindow = (
  now: Instant,
  window: { opens: Instant; closes: Instant } | null | undefined,
): boolean => window !== null && window !== undefined && now >= window.opens && now < window.closes
