import type { Path } from '../define/source.ts'

/** A standard with one small thing changed, as a slip of the pen would change it. */
export interface Mutant {
  readonly path: Path
  readonly zh: string
  readonly en: string
  /** Every place that is changed, with what stands there instead; undefined removes it. */
  readonly edits: readonly Edit[]
}

export interface Edit {
  readonly path: Path
  readonly to: unknown
}

/** What is looked at: a node of the written standard, where it stands, and the keys on the way. */
export interface Spot {
  readonly path: Path
  readonly key: string
  readonly node: unknown
  readonly parent: unknown
}

/** A kind of slip: what it makes of a spot; nothing where it could not happen there. */
export type Slip = (spot: Spot) => readonly Omit<Mutant, 'path'>[]

/** A copy of a value with the edits made. */
export function edited(value: unknown, edits: readonly Edit[]): unknown {
  return edits
    .toSorted((a, b) => later(a.path, b.path))
    .reduce<unknown>((so, { path, to }) => put(so, path, to), value)
}

/** Later items of a list first, so that removing one moves none of the others. */
const later = (a: Path, b: Path): number => {
  const at = a.findIndex((step, index) => step !== b[index])
  const [one, other] = [a[at], b[at]]
  return typeof one === 'number' && typeof other === 'number' ? other - one : 0
}

function put(value: unknown, [step, ...rest]: Path, to: unknown): unknown {
  if (step === undefined) return to
  const inner = put((value as Record<string | number, unknown>)[step], rest, to)
  if (Array.isArray(value))
    return value.flatMap((one, at) => (at !== step ? [one] : inner === undefined ? [] : [inner]))
  const { [step]: _, ...others } = value as Record<string | number, unknown>
  return inner === undefined ? others : { ...(value as object), [step]: inner }
}
