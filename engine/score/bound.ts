import { compare, type Rational, rational } from '../rational.ts'
import type { Names } from './names.ts'

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

const said: { readonly [word in keyof BoundWords]-?: readonly [zh: string, en: string] } = {
  at_least: ['不低于', 'at least'],
  above: ['高于', 'above'],
  at_most: ['不高于', 'at most'],
  below: ['低于', 'below'],
}

/** A bound as a sentence has it: its words with their figures, in the unit of a fact. */
export const sayBound = (
  given: BoundWords,
  fact: string,
  { either, figure }: Pick<Names, 'either' | 'figure'>,
): string =>
  boundWords
    .flatMap((word) => {
      const at = given[word]
      return at === undefined ? [] : [`${either(...said[word])} ${figure(fact, at)}`]
    })
    .join(either('、', ' and '))
