import { once } from '../once.ts'
import type { Rational } from '../rational.ts'
import { type BoundWords, boundOf, holds } from '../score/bound.ts'
import type { Value } from '../score/method.ts'
import type { Json } from '../terms.ts'

/** What a standard's numbers may differ by: the level, and what the facts it names are known to be. */
export interface Circumstance {
  readonly level: string
  readonly value: (fact: string) => Value
}

type Path = readonly (string | number)[]

/** One thing in several circumstances: `{ vary: fact, option: 90, …, otherwise: 80 }`. */
export interface Varied {
  readonly vary: string
  readonly bands?: readonly (BoundWords & { readonly value: Json })[]
  readonly otherwise?: Json
  readonly [branch: string]: Json | undefined | readonly (BoundWords & { readonly value: Json })[]
}

export const isVaried = (node: unknown): node is Varied =>
  isMap(node) && typeof node.vary === 'string'

const isMap = (node: unknown): node is { readonly [key: string]: unknown } =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

/** The words beside its branches. */
const own = ['vary', 'bands', 'otherwise']
export const branchesOf = (varied: Varied): readonly string[] =>
  Object.keys(varied).filter((key) => !own.includes(key))

/** Where the branch that counts is written; null where none does. */
export function branchIn(varied: Varied, { level, value }: Circumstance): Path | null {
  const { vary, bands, otherwise } = varied
  const rest = otherwise === undefined ? null : ['otherwise']
  if (vary === 'level') return Object.hasOwn(varied, level) ? [level] : rest
  const seen = value(vary)
  if (bands) {
    const at = bands.findIndex((band) => holds(boundOf(band), seen as Rational))
    return at < 0 ? rest : ['bands', at, 'value']
  }
  const key = String(Array.isArray(seen) ? seen[0] : seen)
  return Object.hasOwn(varied, key) ? [key] : rest
}

/** A node with the way to it, once every `vary` on that way has been decided. */
function through(
  node: unknown,
  on: Circumstance,
  at: Path = [],
): { readonly node: unknown; readonly at: Path } {
  if (!isVaried(node)) return { node, at }
  const branch = branchIn(node, on)
  return branch ? through(follow(node, branch), on, [...at, ...branch]) : { node: undefined, at }
}

const follow = (node: unknown, path: Path): unknown =>
  path.reduce<unknown>((so, step) => (so as Record<string | number, unknown>)[step], node)

interface Part {
  readonly node: unknown
  readonly at: Path
}

/** The parts of a list or map that count, each with the way to where it is written. */
function partsOf(node: unknown, on: Circumstance): readonly (readonly [string | number, Part])[] {
  const part = (step: string | number, inner: unknown): Part => {
    const { node, at } = through(inner, on)
    return { node, at: [step, ...at] }
  }
  const entries: readonly (readonly [string | number, Part])[] = Array.isArray(node)
    ? node.map((item, index) => part(index, item)).map((one, index) => [index, one] as const)
    : Object.entries(node as object).map(([key, inner]) => [key, part(key, inner)] as const)
  return entries.filter(([, { node }]) => node !== undefined && counts(node, on))
}

/** An indicator for some kinds of unit is there for these alone. */
const counts = (node: unknown, { value }: Circumstance): boolean =>
  !isMap(node) ||
  !isMap(node.for) ||
  Object.entries(node.for).every(([fact, kinds]) =>
    (kinds as readonly string[]).includes(String([value(fact)].flat()[0])),
  )

/**
 * A written value in one circumstance: of every `vary` the branch that counts. What is the same in all of them is the
 * very part that is written, so that what is asked of it is asked once.
 */
export function settle(written: unknown, on: Circumstance): unknown {
  const { node } = through(written, on)
  if (typeof node !== 'object' || node === null || isPlain(node)) return node
  const parts = partsOf(node, on)
  return Array.isArray(node)
    ? parts.map(([, { node }]) => settle(node, on))
    : Object.fromEntries(parts.map(([key, { node }]) => [key, settle(node, on)]))
}

/** Does nothing in it depend on a circumstance? */
const isPlain = once(
  (node: object): boolean =>
    !isVaried(node) &&
    Object.entries(node).every(
      ([key, inner]) =>
        inner !== undefined &&
        (typeof inner !== 'object' || inner === null || (key !== 'for' && isPlain(inner))),
    ),
)

/** Where a path of the settled value is written. What is not there is looked for below the last part that is. */
export function writtenAt(written: unknown, on: Circumstance, path: Path): Path {
  const { node, at } = through(written, on)
  const [step, ...rest] = path
  if (step === undefined || typeof node !== 'object' || node === null) return [...at, ...path]
  const parts = partsOf(node, on)
  const [, part] = (Array.isArray(node)
    ? parts[Number(step)]
    : parts.find(([key]) => key === step)) ?? [null, null]
  if (!part) return [...at, ...path]
  return [...at, ...part.at, ...writtenAt(part.node, on, rest)]
}

/** Every `vary` of a value, and where it stands. */
export const variedIn: (written: object) => readonly Placed[] = once((written) =>
  variedBelow(written, []),
)

interface Placed {
  readonly path: Path
  readonly varied: Varied
}

function variedBelow(node: unknown, path: Path): readonly Placed[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.entries(node).flatMap(([key, inner]) =>
    variedBelow(inner, [...path, Array.isArray(node) ? Number(key) : key]),
  )
  return isVaried(node) ? [{ path, varied: node }, ...below] : below
}
