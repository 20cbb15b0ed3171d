import { MethodFailure } from '../engine/index.ts'

/** What an operator can meet: codes with a sentence and a remedy in the message file. */
export type TroubleCode =
  | 'database-unreachable'
  | 'schema-newer'
  | 'data-folder-locked'
  | 'data-folder-older'
  | 'data-folder-unusable'
  | 'definition-differs'
  | 'definitions-broken'
  | 'definition-missing'
  | 'config-broken'
  | 'trust-broken'
  | 'key-unusable'
  | 'key-open'
  | 'server-unreachable'
  | 'method-missing'
  | 'method-failed'
  | 'port-in-use'
  | 'bind-refused'
  | 'archive-unreadable'
  | 'archive-not-empty'
  | 'setting-wrong'
  | 'file-unreadable'
  | 'file-unwritable'
  | 'script-wrong'
  | 'backup-elsewhere'
  | 'data-folder-full'
  | 'data-folder-missing'

/** A machine or set-up that is not as it should be. Thrown, with its cause; never shown to a client whole. */
export class Trouble extends Error {
  readonly code: TroubleCode
  readonly detail: Readonly<Record<string, string | number>>

  constructor(
    code: TroubleCode,
    detail: Readonly<Record<string, string | number>> = {},
    cause?: unknown,
  ) {
    super(`${code} ${JSON.stringify(detail)}`, cause === undefined ? undefined : { cause })
    this.name = 'Trouble'
    this.code = code
    this.detail = detail
  }
}

/**
 * What an error is to the operator: a trouble, or a package's method that failed. What that threw is its cause, and
 * is for the log, not for those who use the system. Null for a fault of the program.
 */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof Trouble) return error
  if (error instanceof AggregateError) {
    const all = error.errors.map(troubleOf)
    return all.includes(null) ? null : (all[0] ?? null)
  }
  if (!(error instanceof MethodFailure)) return null
  const { kind, from, when } = error
  return new Trouble(
    'method-failed',
    { kind, package: from.name, version: from.version, when },
    error,
  )
}
