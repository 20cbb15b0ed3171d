import { reasonsIn } from '../compile/answers.ts'
import { mostNote } from '../compile/values.ts'
import { type Fact, mayBeBlank, type Supplier } from '../score/fact.ts'
import type { Table } from '../score/standard.ts'
import type { JsonObject } from '../terms.ts'
import { everyNode } from './nodes.ts'
import { bothNames, textSchema, valueSchema } from './value.ts'

/** Who answers, and in which tables the case may be scored. */
export interface Answering {
  readonly tables: readonly Table[]
  readonly supplier: Supplier
}

/**
 * What an answer to a fact may be: a bare value, or an answer with its state. A judgement needs its reason; that it
 * does not apply is said by one of the reasons that the standard lists, and by whom it lets say so.
 */
export function answerSchema(fact: Fact, { tables, supplier }: Answering): JsonObject {
  const { 'x-widget': widget, 'x-options': options, ...value } = valueSchema(fact)
  const reasons = reasonsIn(tables, fact.id, supplier)
  const ids = Object.keys(reasons)
  const waived = everyNode(tables).some(
    ({ node: { reads, waived } }) =>
      waived !== null && reads.includes(fact.id) && (waived.by?.includes(supplier) ?? true),
  )
  const needed = fact.reason === 'required'
  const states = ['unanswered', 'no_evidence', 'under_review', ...(waived ? ['waived'] : [])]
  return {
    anyOf: [
      ...(needed ? [] : [value]),
      stated('answered', { value }, ['value', ...(needed ? ['note'] : [])]),
      ...(mayBeBlank(fact) ? [blank(needed)] : []),
      ...(ids.length > 0 ? [lapsed(reasons, ids)] : []),
      { ...stated(states, {}, ['state']) },
    ],
    ...(widget !== undefined && { 'x-widget': widget }),
    ...(options !== undefined && { 'x-options': options }),
  }
}

const note = textSchema(mostNote)

const stated = (
  state: string | readonly string[],
  members: JsonObject,
  required: readonly string[],
): JsonObject => ({
  type: 'object',
  properties: {
    state: { type: 'string', enum: [state].flat() },
    ...members,
    note,
  },
  required,
  additionalProperties: false,
})

/** Nobody aimed at anything: said, not left out. */
const blank = (needed: boolean): JsonObject =>
  stated('answered', { value: { type: 'null' } }, ['value', ...(needed ? ['note'] : [])])

const lapsed = (reasons: Parameters<typeof bothNames>[0], ids: readonly string[]): JsonObject =>
  stated(
    'not_applicable',
    { reason: { type: 'string', enum: ids, 'x-options': bothNames(reasons) } },
    ['state', 'reason'],
  )
