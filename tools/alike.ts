import { rulesIn } from '../engine/define/rules/standard/indicators.ts'
import { type Authored, canonical } from '../engine/index.ts'

/** A rule of a leaf: its method, its parameters and the facts that it reads. Names and the leaf's points say nothing. */
export type LeafRule = { readonly kind: string } & { readonly [parameter: string]: unknown }

/** The leaf rules that a standard writes itself: what it inherits is its parent's. */
export const ownRules = ({ value, own, written }: Authored): readonly LeafRule[] =>
  rulesIn(value)
    .filter(({ path }) => written(path).source === own)
    .map(({ rule }) => rule)

/** How much of the smaller of two blocks stands in the other as well, in per cent; a rule counts as often as it stands. */
export function alike(one: readonly LeafRule[], other: readonly LeafRule[]): number {
  const left = other.map(canonical)
  const common = one.map(canonical).filter((rule) => {
    const at = left.indexOf(rule)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  const smaller = Math.min(one.length, other.length)
  return smaller === 0 ? 0 : (100 * common.length) / smaller
}

/**
 * The standards that write a block of their own beside one, each with how alike the two blocks are, the most first;
 * what one overlay makes is written once.
 */
export const likest = (one: Authored, all: readonly Authored[]) =>
  all
    .filter((other) => other.own.file !== one.own.file && ownRules(other).length > 0)
    .map((other) => ({ other, share: alike(ownRules(one), ownRules(other)) }))
    .toSorted((a, b) => b.share - a.share)
