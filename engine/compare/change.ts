import type { Place } from '../define/problem.ts'

/** What a change means to a collective, from what it may pass over to what it must look at anew. */
export const changeKinds = [
  'editorial',
  'clarifying',
  'relaxing',
  'tightening',
  'structural',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** A sentence, or a part of one, in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** One thing that differs between two versions of a standard. */
export interface Change {
  readonly kind: ChangeKind
  /** The way to it by ids, as in `indicators/service/wait/score/bands`. */
  readonly path: string
  readonly zh: string
  readonly en: string
  /** As each version has it; null where it does not. */
  readonly before: unknown
  readonly after: unknown
  /** Where each version writes it; null where it does not. */
  readonly at: { readonly before: Place | null; readonly after: Place | null }
  /** Something that may be seen, of which the two versions say different things. */
  readonly witness: Said | null
}

/** Of several kinds the one that the whole is: what relaxes here and tightens there is structural. */
export function kindOfAll(kinds: readonly ChangeKind[]): ChangeKind {
  if (kinds.includes('relaxing') && kinds.includes('tightening')) return 'structural'
  const ranks = kinds.map((kind) => changeKinds.indexOf(kind))
  return changeKinds[Math.max(0, ...ranks)]!
}

/** What a kind is for whoever goes back from the later version to the earlier one. */
export const mirrored = (kind: ChangeKind): ChangeKind =>
  kind === 'relaxing' ? 'tightening' : kind === 'tightening' ? 'relaxing' : kind
