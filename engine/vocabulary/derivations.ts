import { localDate, type Span, term } from '../calendar.ts'
import type { Case, NoticeTerm } from '../case.ts'
import type { Circumstances, Title } from '../circumstances.ts'
import { reached } from '../ladder.ts'
import type { Json, JsonObject } from '../terms.ts'
import {
  confirmTitle,
  expireTitle,
  inForce,
  recognise,
  restoreStar,
  sanctionTitle,
} from '../titles.ts'
import { merge } from './memory.ts'
import { barring, record } from './record.ts'
import { concluded, goesOnWord, moreFollow, stageNow } from './stages.ts'
import { type Asked, agreeing, inWindow, sheetOf, sheetsOf, systemAnswers } from './word.ts'

/** What the system works out for an event, so that nobody has to work it out again. */
interface Derived {
  readonly outcome?: string
  readonly data: JsonObject
}
type Derive = (on: Case, given: Circumstances, asked: Asked) => Derived

export const derivations = {
  /** Pins the case to its definitions, and says on which title it rests. */
  opening: (on, { titles, now, batch }, { programme, pins, data }) => ({
    data: {
      ...data,
      ...born(on),
      pins: { ...pins },
      edition: batch!.digest,
      restsOn: reached(programme, titles, now)?.level ?? null,
    },
  }),

  /** plan 2.c: 以往已被认定的,予以确认。 */
  confirmation: (on, { now, titles: before, standard, choice }, { programme, pins, data }) => {
    const { recognitions, recognised_on: day } = data as {
      recognitions: number
      recognised_on: string
    }
    const titles = confirmTitle(programme, before, {
      level: on.level,
      case: on.id,
      recognitions,
      on: day,
      now,
    })
    return {
      data: {
        ...data,
        ...titled(on, titles),
        ...born(on),
        pins: { ...pins, standard: standard!.digest },
        choice: choice.map(jsonOf),
      },
    }
  },

  filing: (_, { now, standard }, { data }) => ({
    data: { ...data, filedOn: localDate(now), asked: standard!.digest },
  }),

  endorsement: (_, { standard }, { data }) => ({ data: { ...data, asked: standard!.digest } }),

  /** plan 3.c: 依照所在行业标准,暂无行业标准的依据2016年办法。 Pins it, with why each candidate lost. */
  standard: (_, { standard, choice }, { data }) => ({
    data: { ...data, standard: standard!.digest, choice: choice.map(jsonOf) },
  }),

  /** The self-score is the same standard over the claims. */
  application: (on, given, { programme, data, seq }) => {
    const round = given.batch!.rounds.find((one) => inWindow(given.now, one))!.number
    const claimed = withAnswers(on, data, seq)
    const sheet = sheetOf(claimed, given, programme, true)
    return {
      data: { ...data, round, score: jsonOf(record('self', round, sheet, given.standard!, seq)) },
    }
  },

  /**
   * Concludes a stage of the sheet; the system's own counts are written down with it. The last stage decides; one
   * before it goes on, or ends with the outcome of the lowest grade. Where other assessors' sheets follow, this one
   * is handed in.
   */
  score: (before, given, { programme, seq, data }) => {
    const standard = given.standard!
    const on = agreeing(before, data)
    const { round = null, sheets = [] } = on.memory
    const told = { ...data, counted: systemAnswers(given) }
    const stage = stageNow(on, standard)
    if (moreFollow(on, standard)) {
      const all = sheetsOf(on, given, programme)
      const own = { ...all.at(-1)!, outcome: goesOnWord, grade: null }
      const score = {
        ...record(stage.id, round, own, standard, seq),
        ...barring({ vetoes: all.flatMap(({ vetoes }) => vetoes) }, given.now),
        sheet: sheets.length + 1,
      }
      return { outcome: goesOnWord, data: { ...told, score: jsonOf(score) } }
    }
    const sheet = sheetOf(on, given, programme, false)
    const { id, outcome, failed } = concluded(on, sheet, standard)
    const score = {
      ...record(id, round, { ...sheet, outcome }, standard, seq),
      ...barring(sheet, given.now),
    }
    const items = failed.length > 0 ? { failed: [...failed] } : {}
    return { outcome, data: { ...told, score: jsonOf(score), ...items } }
  },

  /** 复核: after a remedy the failed items are read once more. */
  retest: ({ memory: { retest } }, _, { data }) => ({
    data: { ...data, retest: (retest?.number ?? 0) + 1 },
  }),

  /** plan 3.e: 公示. Its period is the notice's; a case that joins one takes the period over. */
  notice: (on, { notice, now, calendar }, { data, term: span, seq }) => {
    if (notice) {
      const { id, begins, ends, proof } = notice
      return { data: { notice: jsonOf({ id, begins, ends, proof }) } }
    }
    const { opens, ends, proof } = term(calendar, now, span as Span)
    const id = typeof data.notice === 'string' ? data.notice : `${on.id}-${seq}`
    const posted: NoticeTerm = { id, begins: opens, ends, proof }
    return { data: { notice: jsonOf(posted) } }
  },

  objection: (_, __, { data, seq }) => ({ data: { ...data, objected: seq } }),

  /** plan 2.b and 3.e: 对相应的等级和星级进行确认。 */
  recognition: (on, { titles, now }, { programme, data }) => {
    const changed = recognise(programme, titles, { level: on.level, case: on.id, now })
    return { data: { ...data, ...titled(on, changed) } }
  },

  /** plan 3.g: opens the adjustment; the collective is heard first. */
  charge: (_, { calendar, now }, { data, term: span }) => {
    const { ends, proof } = term(calendar, now, span as Span)
    return {
      data: {
        charge: { complaint: data.complaint!, replyEnds: ends, proof: jsonOf(proof) },
        ...without(data, 'complaint'),
      },
    }
  },

  reply: (_, __, { data }) => ({ data: { ...data, replied: true } }),

  /** A sanction is announced first and takes effect after the days for appeal. */
  announcement: (_, { calendar, now }, { programme, data, outcome, term: span }) => {
    if (!programme.sanctions.some(({ id }) => id === outcome))
      return { data: { ...data, sanction: null } }
    const { ends, proof } = term(calendar, now, span as Span)
    return { data: { ...data, sanction: { id: outcome, appealEnds: ends, proof: jsonOf(proof) } } }
  },

  'appeal-ruling': (_, __, { data, outcome }) => ({
    data: { ...data, upheld: outcome === 'upheld' },
  }),

  sanction: (on, { titles, now }, { programme }) => {
    const found = sanctionTitle(programme, titles, {
      sanction: on.memory.sanction!.id,
      case: on.id,
      now,
    })
    return {
      outcome: found.outcome,
      data: { ...titled(on, found.titles), sanctioned: on.memory.sanction!.id, sanction: null },
    }
  },

  restoration: (on, { titles }, { programme, data }) => ({
    data: { ...data, ...titled(on, restoreStar(programme, inForce(titles)!)) },
  }),

  expiry: (on, { titles, now }) => ({ data: titled(on, expireTitle(inForce(titles)!, now)) }),
} satisfies Record<string, Derive>

export type DerivationName = keyof typeof derivations

/** Derivations that also say which way the case goes; the others leave that to whoever commands. */
export const deciding: ReadonlySet<string> = new Set<DerivationName>(['score', 'sanction'])

/** What the system works out that anyone may know; the rest is for the parties of the case. */
export const openMembers: ReadonlySet<string> = new Set([
  'collective',
  'programme',
  'parties',
  'endorserFor',
  'pins',
  'edition',
  'restsOn',
  'filedOn',
  'standard',
  'choice',
  'round',
  'notice',
  'objected',
  'corrects',
  'title',
  'titles',
  'sanction',
  'sanctioned',
  'replied',
  'upheld',
])

/** What event 1 must say, so that a case can be told from its events alone. */
const born = ({ collective, programme, parties, memory: { endorserFor } }: Case): JsonObject => ({
  collective,
  programme,
  parties: { ...parties },
  ...(endorserFor === undefined ? {} : { endorserFor }),
})

/** The titles an event changes, and the one its case supervises afterwards. */
function titled(on: Case, titles: readonly Title[]): JsonObject {
  const held = titles.find((title) => title.standing === 'in-force' && title.case === on.id)
  return {
    titles: titles.map(jsonOf),
    title: held ? { level: held.level, stars: held.stars, expires: held.expires } : null,
  }
}

/** The case as it will be once these answers are in. */
const withAnswers = (on: Case, { answers }: JsonObject, seq: number): Case => ({
  ...on,
  memory: {
    ...on.memory,
    answers: merge(on.memory.answers, (answers ?? {}) as Parameters<typeof merge>[1], seq),
  },
})

const jsonOf = (value: object): JsonObject => value as unknown as JsonObject
const without = (data: JsonObject, key: string): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== key))
