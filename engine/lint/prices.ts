import type { Path } from '../define/source.ts'
import type { Methods } from '../score/method.ts'

/** What one more of a fact gives or takes, and where in its rule that is written. */
export interface Priced {
  readonly inside: Path
  readonly price: number
  /** Null where the price is of a step, not of a fact counted. */
  readonly fact: string | null
}

/** The prices that a rule states: of each fact by itself, of one fact, or of a step. */
export function pricesIn(rule: { readonly kind: string }, methods: Methods): readonly Priced[] {
  const { kind, ...own } = rule
  const { each } = own as { readonly each?: number | { readonly [fact: string]: number } }
  if (typeof each === 'object')
    return Object.entries(each).map(([fact, price]) => ({ inside: ['each', fact], price, fact }))
  if (typeof each !== 'number') return []
  const [fact = null] = Object.keys(methods.get(kind)?.prices?.(own as never) ?? {})
  return [{ inside: ['each'], price: each, fact }]
}
