import { type Change, type ChangeKind, changeKinds, kindOfAll } from './change.ts'

/** What all changes come to. */
export interface Overall {
  /** Of the whole; null where nothing differs. */
  readonly kind: ChangeKind | null
  readonly counts: Readonly<Record<ChangeKind, number>>
  /** Which version the later one should be, going by the earlier one and by what changed. */
  readonly version: string
}

export function overallOf(changes: readonly Change[], version: string): Overall {
  const kinds = changes.map(({ kind }) => kind)
  const counts = Object.fromEntries(
    changeKinds.map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  ) as Overall['counts']
  const kind = kinds.length === 0 ? null : kindOfAll(kinds)
  return { kind, counts, version: kind ? nextVersion(version, kind) : version }
}

/**
 * The version after one: its last number grows where nobody has to do or to judge anything otherwise, else the
 * number before it. A version of one number has no smaller step.
 */
export function nextVersion(version: string, kind: ChangeKind): string {
  const parts = version.split('.')
  const small = kind === 'editorial' || kind === 'clarifying'
  const at = small ? parts.length - 1 : Math.max(0, parts.length - 2)
  return parts
    .map((part, index) =>
      index < at ? part : index > at ? '0' : String(Number(part.replace(/\D/g, '')) + 1),
    )
    .join('.')
}
