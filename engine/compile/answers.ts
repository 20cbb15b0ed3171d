import { derived, type Fact, mayBeBlank, type Supplier } from '../score/fact.ts'
import { answerStates } from '../score/readings.ts'
import type { IndicatorNode, Lapse, ScoringStandard, Table } from '../score/standard.ts'
import { leavesBelow } from '../score/tree.ts'
import { isObject, type Json, type JsonObject, type Text } from '../terms.ts'
import type { Around } from './flaw.ts'
import { noteKept, notesBefore, withoutKept } from './notes.ts'
import { factFlaw, mostNote, textFlaw } from './values.ts'

/** The answers that a command brings, each with who supplies it; those that do not fit are left out. */
export function answersOf(given: JsonObject, around: Around): JsonObject {
  const entries = Object.entries(given).map(
    ([id, answer]) => [id, answerOf(id, answer, around)] as const,
  )
  return Object.fromEntries(entries.filter(([, answer]) => answer !== undefined)) as JsonObject
}

/** One answer: a bare value, or `{ state, value?, reason?, note? }`. The note is a text and stands apart. */
function answerOf(id: string, given: Json, around: Around): JsonObject | undefined {
  const field = `${around.path}.${id}`
  const facts = around.given.standard?.facts
  const fact = facts?.get(id)
  if (!fact) return void around.flaw('fact-unknown', [...(facts?.keys() ?? [])], field)
  if (derived(fact)) return void around.flaw('fact-derived', fact.of as string, field)
  const supplier = supplierOf(fact, around)
  if (!supplier) return void around.flaw('fact-not-yours', fact.by ?? null, field)
  const {
    state = 'answered',
    value = null,
    reason,
    note,
    ...rest
  } = isObject(given) && !(fact.type === 'panel' && 'values' in given) ? given : { value: given }
  if (Object.keys(rest).length > 0) return void around.flaw('unknown', Object.keys(rest), field)
  if (!answerStates.includes(state as (typeof answerStates)[number]))
    return void around.flaw('option', [...answerStates], field)
  const told = noteOf(fact, note, state, field, around)
  if (told === undefined) return undefined
  const tables = around.given.standard!.tables(around.on.level)
  if (state === 'not_applicable') {
    const reasons = Object.keys(reasonsIn(tables, id))
    if (typeof reason !== 'string' || !reasons.includes(reason))
      return void around.flaw('reason-unlisted', reasons, field)
    if (!Object.hasOwn(reasonsIn(tables, id, supplier), reason))
      return void around.flaw('lapse-not-yours', reason, field)
    return { state, reason, supplier, ...told }
  }
  if (state === 'waived' && !mayWaive(tables, id, supplier))
    return void around.flaw('lapse-not-yours', null, field)
  if (state !== 'answered') return { state, supplier, ...told }
  // Left blank is said, not left out: an answer without a value is a mistake.
  if (value === null && mayBeBlank(fact) && isObject(given) && 'value' in given)
    return { state, value, supplier, ...told }
  const before = notesBefore(id, supplier, around.on.memory.answers)
  const wrong = factFlaw(fact, fact.type === 'occurrences' ? withoutKept(value, before) : value)
  if (wrong) return void around.flaw(wrong.why, wrong.want, field)
  return { state, value: kept(fact, value, before, field, around), supplier, ...told }
}

/** The value as an event keeps it: every text in it by its digest alone. */
function kept(
  { type }: Fact,
  value: Json,
  before: readonly string[],
  field: string,
  { apart }: Around,
): Json {
  if (type === 'text') return apart(`${field}.value`, value as string)
  if (type !== 'occurrences') return value
  return (value as readonly JsonObject[]).map(({ note, ...one }, at) => {
    if (note === undefined) return one
    const digest = noteKept(note, before)
    return { ...one, note: digest ? { digest } : apart(`${field}.${at}.note`, note as string) }
  })
}

/** A judgement needs its reason; any answer may have a note. */
function noteOf(
  fact: Fact,
  note: Json | undefined,
  state: Json,
  field: string,
  { flaw, apart }: Around,
): JsonObject | undefined {
  if (note === undefined || note === null) {
    return fact.reason === 'required' && state === 'answered'
      ? void flaw('reason-missing', 'note', field)
      : {}
  }
  const wrong = textFlaw(note, mostNote, 'note')
  return wrong
    ? void flaw(wrong.why, wrong.want, field)
    : { note: apart(`${field}.note`, note as string) }
}

/** Who supplies this fact when this party answers it; an assessor may find anything. */
function supplierOf(fact: Fact, { programme: { suppliers }, party }: Around): Supplier | null {
  const mine = Object.keys(suppliers.parties).filter(
    (who) => suppliers.parties[who] === party,
  ) as Supplier[]
  if (fact.by && mine.includes(fact.by)) return fact.by
  return mine.find((who) => suppliers.confirms.includes(who)) ?? null
}

/** The reasons for which a fact may be said not to apply, in any table of a level. */
export const reasonsFor = (
  standard: ScoringStandard,
  level: string,
  fact: string,
): readonly string[] => Object.keys(reasonsIn(standard.tables(level), fact))

/**
 * The same reasons with their names, in the tables given; of a supplier, those that it may declare. A leaf that reads
 * the fact lends its reasons. Of a fact that others are worked out from, a reason may be said that every leaf resting
 * on it names: none lapses by a reason that it does not know.
 */
export function reasonsIn(
  tables: readonly Table[],
  fact: string,
  supplier?: Supplier,
): { readonly [reason: string]: Text } {
  const leaves = leavesIn(tables)
  const resting = leaves.filter(({ rests }) => rests.includes(fact)).map(lent(supplier))
  const shared = Object.entries(resting[0] ?? {}).filter(([reason]) =>
    resting.every((one) => Object.hasOwn(one, reason)),
  )
  const reading = leaves.filter(({ reads }) => reads.includes(fact)).map(lent(supplier))
  return Object.assign({}, ...reading, Object.fromEntries(shared))
}

/** The reasons of a leaf that a supplier may declare. */
const lent =
  (supplier: Supplier | undefined) =>
  ({ na }: IndicatorNode): Lapse['reasons'] =>
    na && mayDeclare(na, supplier) ? na.reasons : {}

/** May a supplier waive a fact? Where some item says what becomes of it then, and not that another must. */
const mayWaive = (tables: readonly Table[], fact: string, supplier: Supplier): boolean =>
  leavesReading(tables, fact).some(({ waived }) => waived && mayDeclare(waived, supplier))

const mayDeclare = ({ by }: Lapse, supplier: Supplier | undefined): boolean =>
  by === null || supplier === undefined || by.includes(supplier)

const leavesReading = (tables: readonly Table[], fact: string): readonly IndicatorNode[] =>
  leavesIn(tables).filter(({ reads }) => reads.includes(fact))

const leavesIn = (tables: readonly Table[]): readonly IndicatorNode[] =>
  tables.flatMap(({ indicators, bonus, penalty }) =>
    leavesBelow([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])]),
  )
