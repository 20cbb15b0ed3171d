import { sql } from 'kysely'
import type { Definition, Instant, PublicationStep, Statement, Text } from '../../engine/index.ts'
import type { Tx } from './tables.ts'

/** Who signed a step: the statement and the signature whole, so that anyone may try them again. */
export interface SignerRow {
  readonly key: string
  readonly holder: string
  readonly role: string
  /** What the role was called when it signed. */
  readonly name: Text
  readonly statement: Statement
  readonly signature: string
}

export interface Step {
  readonly step: PublicationStep
  readonly signers: readonly SignerRow[]
  readonly at: Instant
}

/** Publications go one after another: who has read up to a serial number has read all before it. */
export async function oneByOne(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${7_290_412})`.execute(tx)
}

/** What is stored of definitions of these names, whatever their content. */
export async function storedOf(
  tx: Tx,
  named: readonly Pick<Definition, 'kind' | 'id' | 'version'>[],
) {
  if (named.length === 0) return []
  return tx
    .selectFrom('definition')
    .select(['kind', 'id', 'version', 'digest'])
    .where(({ eb, or }) =>
      or(
        named.map(({ kind, id, version }) =>
          eb.and([eb('kind', '=', kind), eb('id', '=', id), eb('version', '=', version)]),
        ),
      ),
    )
    .execute()
}

/** The steps that were taken with a definition, in order. */
export async function stepsOf(
  db: Pick<Tx, 'selectFrom'>,
  digest: string,
): Promise<readonly Step[]> {
  const rows = await db
    .selectFrom('publication')
    .select(['step', 'signers', 'at'])
    .where('digest', '=', digest)
    .orderBy('serial')
    .execute()
  return rows as readonly Step[]
}

/** Do all these signatures stand in the records already, where anyone may read them? */
export async function areOnRecord(
  db: Pick<Tx, 'selectFrom'>,
  signatures: readonly { readonly statement: Statement; readonly signature: string }[],
): Promise<boolean> {
  const digests = [...new Set(signatures.map(({ statement }) => statement.digest))]
  const rows = await db
    .selectFrom('publication')
    .select('signers')
    .where('digest', 'in', digests)
    .execute()
  const known = new Set(
    (rows as unknown as readonly Pick<Step, 'signers'>[]).flatMap(({ signers }) =>
      signers.map(({ signature }) => signature),
    ),
  )
  return signatures.every(({ signature }) => known.has(signature))
}

/** The files of a definition as they were signed, by name; none where no step was taken with it. */
export async function filesKept(
  db: Pick<Tx, 'selectFrom'>,
  digest: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('definition_file')
    .select(['name', 'text'])
    .where('digest', '=', digest)
    .orderBy('name')
    .execute()
  return new Map(rows.map(({ name, text }) => [name, text]))
}

/** Stores a definition that is new here. */
export async function keepDefinition(tx: Tx, one: Definition, now: Instant): Promise<void> {
  const { kind, id, version, digest, value } = one
  const row = { kind, id, version, digest, body: JSON.stringify(value), published_at: now }
  await tx.insertInto('definition').values(row).execute()
}

export async function keepFiles(
  tx: Tx,
  digest: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = [...files].map(([name, text]) => ({ digest, name, text }))
  if (rows.length > 0) await tx.insertInto('definition_file').values(rows).execute()
}

/** Writes down that a step was taken. */
export async function keepStep(tx: Tx, digest: string, { step, signers, at }: Step): Promise<void> {
  const row = { digest, step, signers: JSON.stringify(signers), at }
  await tx.insertInto('publication').values(row).execute()
}
