import type { Case, Event, FailedItems, Memory, ScoreRecord } from '../case.ts'
import type { Title } from '../circumstances.ts'
import type { Supplier } from '../score/fact.ts'
import type { AnswerState, Answers } from '../score/readings.ts'
import type { Json } from '../terms.ts'
import { sheetsAfter } from './handing.ts'
import { layerOf } from './stages.ts'

/** What a case keeps of one member of an event's data. Nothing here decides. */
type Keep = (memory: Memory, value: never, event: Event) => Partial<Memory> | null

/**
 * By the name of the member, in this order: a later one may rest on an earlier one. What is not named here stays in
 * the event alone.
 */
const keeps: Readonly<Record<string, Keep>> = {
  origin: (_, origin: string) => ({ origin }),
  restsOn: (_, restsOn: string | null) => ({ restsOn }),
  endorserFor: (_, endorserFor: string) => ({ endorserFor }),
  filedOn: (_, filedOn: string) => ({ filedOn }),
  asked: (_, asked: string) => ({ asked }),
  conditions: (_, conditions: { readonly [id: string]: boolean }) => ({ conditions }),
  creation_began_before: (_, beganBefore: boolean) => ({ beganBefore }),
  answers: ({ answers }, given: Given, { seq }) => ({ answers: merge(answers, given, seq) }),
  counted: ({ answers }, given: Given, { seq }) => ({ answers: merge(answers, given, seq) }),
  confirms: ({ answers }, facts: readonly string[], { seq }) => ({
    answers: confirm(answers, facts, seq),
  }),
  round: ({ rounds = [] }, round: number) => ({ round, rounds: [...rounds, round] }),
  retest: ({ failed }, number: number) => (failed ? { retest: { ...failed, number } } : null),
  agreed: (_, agreed: Agreements) => ({ agreed: pointsAgreed(agreed) }),
  score: ({ scores = [] }, score: ScoreRecord) => ({ scores: [...scores, score] }),
  failed: (memory, items: readonly string[]) => {
    const { answers = {}, retest, scores = [] } = memory
    const before: FailedItems['before'] = retest
      ? [...retest.before, { items: retest.items, sheets: [{ answers }] }]
      : [layerOf(memory, scores.at(-1)!.stage, answers)]
    return { failed: { items, before } }
  },
  notice: (_, notice: Memory['notice'] & object) => ({ notice, objections: [] }),
  objected: ({ objections = [] }, seq: number) => ({ objections: [...objections, seq] }),
  objection: ({ objections = [] }, settled: number) => ({
    objections: objections.filter((seq) => seq !== settled),
  }),
  charge: (_, { complaint, replyEnds }: { complaint: string; replyEnds: string }) => ({
    charge: { complaint, replyEnds, replied: false },
  }),
  replied: ({ charge }) => (charge ? { charge: { ...charge, replied: true } } : null),
  result: ({ findings = 0 }, _, { data, as, at }) => ({
    findings: findings + Number(data.findings ?? 0),
    ...(as === 'head' ? { lastSelfCheck: at } : {}),
  }),
  peer: ({ peers = [] }, peer: string) => ({
    peers: peers.includes(peer) ? peers : [...peers, peer],
  }),
  remedied: ({ findings = 0 }, fixed: number) => ({ findings: Math.max(0, findings - fixed) }),
}

/** What the assessors of a stage agreed on, by item; why stands apart. */
export type Agreements = { readonly [item: string]: { readonly points: string } }

export const pointsAgreed = (all: Agreements): { readonly [item: string]: string } =>
  Object.fromEntries(Object.entries(all).map(([id, { points }]) => [id, points]))

/** Members that may take something out of the memory again. */
function settle(memory: Memory, event: Event): Memory {
  const { title: _, sanction: __, charge, failed, retest, ...others } = memory
  const {
    assessor: ___,
    role: ____,
    sheets: _____,
    agreed: ______,
    read: _______,
    ...rest
  } = others
  const { data } = event
  // Each round begins a sheet of its own.
  const goesOn = data.round === undefined
  const title = data.title === undefined ? memory.title : (data.title as Memory['title'] | null)
  const sanction = sanctionAfter(memory, event)
  const chargeEnds = data.sanction === null || data.upheld === false
  return {
    ...rest,
    ...known(sheetsAfter(memory, event)),
    ...(title ? { title } : {}),
    ...(goesOn && failed ? { failed } : {}),
    ...(goesOn && retest ? { retest } : {}),
    ...(sanction ? { sanction } : {}),
    ...(charge && !chargeEnds ? { charge } : {}),
  }
}

/** Of what is remembered of sheets that which is there. */
const known = ({
  assessor,
  role,
  sheets,
  agreed,
  read,
  answers,
}: ReturnType<typeof sheetsAfter>) => ({
  ...(assessor === undefined ? {} : { assessor }),
  ...(role === undefined ? {} : { role }),
  ...(sheets === undefined ? {} : { sheets }),
  ...(agreed === undefined ? {} : { agreed }),
  ...(read === undefined ? {} : { read }),
  ...(answers === undefined ? {} : { answers }),
})

/** An announcement begins it anew or ends it; a ruling upholds it or ends it. */
function sanctionAfter({ sanction }: Memory, { data }: Event): Memory['sanction'] {
  if (data.sanction === null) return undefined
  if (data.sanction !== undefined) {
    const { id, appealEnds } = data.sanction as { id: string; appealEnds: string }
    return { id, appealEnds, ruled: false }
  }
  if (data.upheld === undefined) return sanction
  return data.upheld && sanction ? { ...sanction, ruled: true } : undefined
}

/** The memory after one event: each member it knows, then what an adjustment closes. */
export function remember(on: Case, event: Event, called: boolean, noted: boolean): Memory {
  let kept = on.memory
  for (const [name, keep] of Object.entries(keeps))
    if (Object.hasOwn(event.data, name))
      kept = { ...kept, ...keep(kept, event.data[name] as never, event) }
  const memory = settle(kept, event)
  const calls = called ? { calls: { ...memory.calls, [event.type]: event.at } } : {}
  return { ...memory, ...calls, ...(noted ? { actors: noting(memory, event) } : {}) }
}

function noting({ actors = {} }: Memory, { type, by }: Event): Memory['actors'] & object {
  const before = actors[type] ?? []
  return before.includes(by) ? actors : { ...actors, [type]: [...before, by] }
}

/** Answers as an event carries them: each says who supplied it. */
type Given = Readonly<
  Record<string, { state: AnswerState; value?: Json; reason?: string; supplier: Supplier }>
>

/** Lays new answers over old ones; what other suppliers said stays visible. */
export function merge(answers: Answers = {}, given: Given, seq: number): Answers {
  const entries = Object.entries(given).map(([fact, { state, value = null, reason, supplier }]) => {
    const kept = { state, value, ...(reason === undefined ? {} : { reason }), seq }
    return [fact, { ...answers[fact], [supplier]: kept }]
  })
  return { ...answers, ...Object.fromEntries(entries) }
}

function confirm(answers: Answers = {}, facts: readonly string[], seq: number): Answers {
  const entries = facts
    .filter((fact) => answers[fact]?.applicant)
    .map((fact) => [
      fact,
      { ...answers[fact], applicant: { ...answers[fact]!.applicant!, confirmed: seq } },
    ])
  return { ...answers, ...Object.fromEntries(entries) }
}

/** The titles that an event changed. */
export const titlesOf = ({ data }: Event): readonly Title[] =>
  (data.titles ?? []) as unknown as readonly Title[]
