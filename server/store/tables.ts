import type { Generated, Kysely, Transaction } from 'kysely'
import type { Event, PublicationStep } from '../../engine/index.ts'

/** jsonb columns are written as text and read as values. */
interface CaseEventRow {
  case_id: string
  seq: number
  position: Generated<number>
  type: string
  outcome: string | null
  data: unknown
  by: string
  as_party: string
  body: string | null
  under: string
  at: string
}

export interface Tables {
  definition: {
    digest: string
    serial: Generated<number>
    kind: string
    id: string
    version: string
    body: unknown
    published_at: string
  }
  publication: {
    digest: string
    step: PublicationStep
    serial: Generated<number>
    signers: unknown
    at: string
  }
  definition_file: { digest: string; name: string; text: string }
  body: {
    id: string
    name: string
    kind: string
    tier: string
    parent: string | null
    serves: string | null
    programme: string | null
  }
  office: { actor: string; body: string }
  collective: {
    id: string
    name: string
    sector: string
    field: string | null
    post: string | null
    ownership: string
    region: string
    body: string
    head: string
    began: string
  }
  batch_edition: {
    id: string
    edition: number
    digest: string
    body: unknown
    published_at: string
  }
  case_event: CaseEventRow
  case_state: {
    case_id: string
    collective: string
    programme: string
    level: string
    batch: string | null
    step: string
    phase: string
    revision: number
    state: unknown
    opened_at: string
    changed_at: string
  }
  title: {
    collective: string
    programme: string
    level: string
    standing: string
    stars: number
    title: unknown
  }
  deadline: {
    case_id: string
    command: string
    visit: number
    due_at: string
    retry_at: string | null
    attempts: Generated<number>
    refusal: string | null
    lease_until: string | null
  }
  notice: {
    id: string
    programme: string
    authority: string
    begins: string
    ends: string
    proof: unknown
  }
  complaint: {
    id: string
    receipt: string
    collective: string
    received_at: string
    outcome: string | null
    settled_at: string | null
    settled_by: string | null
    settled_for: string | null
    charged_in: string | null
  }
  document: {
    owner: string
    seq: number
    field: string
    class: string
    text: string | null
    salt: string | null
    digest: string
  }
  delivery: {
    key: string
    salt: string
    asked: string
    answer: unknown
    case_id: string
    at: string
  }
  schema_version: { number: number; name: string; applied_at: string }
}

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

/** An event as it stands in its row. */
export const eventOf = (row: Omit<CaseEventRow, 'position'> & { position?: unknown }): Event => ({
  seq: row.seq,
  type: row.type,
  outcome: row.outcome,
  data: row.data as Event['data'],
  by: row.by,
  as: row.as_party,
  body: row.body,
  under: row.under,
  at: row.at,
})
