import type { Instant, PublicationStep, Statement, Text } from '../../engine/index.ts'
import { stepsOf } from '../store/publications.ts'
import type { House } from '../terms.ts'

/** What anyone may know of a definition's way: each step, when, and whose keys signed it in which role. */
export interface PublicationRecord {
  readonly digest: string
  readonly publication: PublicationStep
  /** Signed for, or brought by the operator's own folder. */
  readonly origin: 'signed' | 'folder'
  readonly steps: readonly {
    readonly step: PublicationStep
    readonly at: Instant
    readonly reason: string | null
    readonly signers: readonly {
      readonly key: string
      readonly role: string
      readonly name: Text
      readonly at: Instant
      readonly statement: Statement
      readonly signature: string
    }[]
  }[]
}

/** The record of a definition of this server; null where there is none of this digest. Who holds a key is not told. */
export async function recordOf(
  { db, registry }: House,
  digest: string,
): Promise<PublicationRecord | null> {
  await registry.refresh()
  const publication = registry.publication(digest)
  if (publication === null) return null
  const steps = await stepsOf(db, digest)
  return {
    ...{ digest, publication },
    origin: steps.some(({ step }) => step !== 'withdrawn') ? 'signed' : 'folder',
    steps: steps.map(({ step, at, signers }) => ({
      ...{ step, at, reason: signers[0]?.statement.reason ?? null },
      signers: signers.map(({ key, role, name, statement, signature }) => ({
        ...{ key, role, name, at: statement.signed_at, statement, signature },
      })),
    })),
  }
}
