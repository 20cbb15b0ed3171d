import { compare, type Rational, rational } from '../rational.ts'

/** A bound in the four words of the language; at most one for each side. */
export interface BoundWords {
  readonly at_least?: number
  readonly above?: number
  readonly at_most?: number
  readonly below?: number
}

/** A side of a bound: how the value must compare, and with what. */
interface Side {
  readonly at: Rational
  readonly fits: (order: number) => boolean
}
export type Bound = readonly Side[]

const words: Readonly<Record<keyof BoundWords, (order: number) => boolean>> = {
  at_least: (order) => order >= 0,
  above: (order) => order > 0,
  at_most: (order) => order <= 0,
  below: (order) => order < 0,
}
export const boundWords = Object.keys(words) as readonly (keyof BoundWords)[]

export const boundOf = (given: BoundWords): Bound =>
  boundWords.flatMap((word): readonly Side[] =>
    given[word] === undefined ? [] : [{ at: rational(given[word]), fits: words[word] }],
  )

export const holds = (bound: Bound, value: Rational): boolean =>
  bound.every(({ at, fits }) => fits(compare(value, at)))
