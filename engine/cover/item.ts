import type { Path } from '../define/source.ts'
import type { Rational } from '../rational.ts'
import type { Value } from '../score/method.ts'
import type { Json } from '../terms.ts'
import type { Tried } from './tried.ts'

/** What is asked for, from the commonest to the rarest. */
export const itemKinds = [
  'turn',
  'option',
  'over-zero',
  'na',
  'waived',
  'no-evidence',
  'branch',
  'atom',
  'condition',
  'veto',
  'gate',
  'grade',
  'grade-of-level',
  'operation',
] as const
export type ItemKind = (typeof itemKinds)[number]

/**
 * A way that a standard can go and that its tests are asked to go: by an example that somebody wrote (`hand`), who
 * has thought about what should come out, or by any case, one that was made too.
 */
export interface Item {
  readonly kind: ItemKind
  readonly by: 'hand' | 'any'
  /** Where it is written, in the resolved standard. */
  readonly path: Path
  readonly zh: string
  readonly en: string
  reached(tried: Tried): boolean
  /** Cases that may reach it, likeliest first; none where only a person can say. */
  readonly aims: readonly Aim[]
}

/** Facts changed over an ordinary case, at a level and in the circumstances in which the item is there. */
export interface Aim {
  readonly level: string
  /** What each fact that decides between tables is. */
  readonly decided: ReadonlyMap<string, Value>
  readonly goals: readonly Goal[]
}

/** A number that a fact is to be seen as, worked out or not; or an answer that it is to be given. */
export type Goal =
  | { readonly fact: string; readonly number: Rational }
  | { readonly fact: string; readonly answer: Json }
