import { compileExpression, displayed } from '../expression.ts'
import { exactText, negate, type Rational, rational } from '../rational.ts'
import { inWords, type Language } from '../terms.ts'
import { type Fact, optionsOf } from './fact.ts'
import { expressionNames } from './readable.ts'

/** What a rule is put into a sentence with: the names of what it reads, in one language. */
export interface Names {
  /** Of a sentence in both languages, the one that is wanted. */
  either(zh: string, en: string): string
  fact(id: string): string
  option(fact: string, id: string): string
  /** May several of its options be found? */
  several(fact: string): boolean
  /** A figure of a fact, with its unit. */
  figure(fact: string, value: number | Rational): string
  /** An expression over the facts, as a sentence. */
  formula(text: string): string
  /** What one of a fact is called: its unit, or the word given. */
  one(fact: string, otherwise: string): string
  /** Does what the rule comes to count against the one who is assessed? Absent where it gives. */
  readonly takes?: true
}

/** The names of a standard's facts, for the sentences of its rules. */
export function namesOf(facts: ReadonlyMap<string, Fact>, language: Language): Names {
  /** Units are written in Chinese, but for signs such as %. */
  const unitOf = (id: string): string => {
    const unit = facts.get(id)?.unit ?? ''
    return language === 'zh' || !/\p{Script=Han}/u.test(unit) ? unit : ''
  }
  return {
    either: (zh, en) => (language === 'zh' ? zh : en),
    fact: (id) => inWords(facts.get(id)?.name ?? id, language),
    option: (fact, id) => {
      const found = facts.get(fact)
      return inWords((found && optionsOf(found)[id]) ?? id, language)
    },
    several: (id) => facts.get(id)?.many === true,
    figure: (fact, value) => `${figureText(value)}${unitOf(fact)}`,
    formula(text) {
      const { expression } = compileExpression(text, expressionNames(facts))
      return expression ? displayed(expression, facts, language) : text
    },
    one: (fact, otherwise) => unitOf(fact) || otherwise,
  }
}

/** Points that a rule comes to: given, or taken where it takes, and the other way where they are below nothing. */
export function pointsSaid({ either, takes }: Names, points: number | Rational): string {
  const exact = typeof points === 'number' ? rational(points) : points
  const [off, size] = exact.n < 0n ? [!takes, negate(exact)] : [takes === true, exact]
  const figure = exactText(size)
  return off
    ? either(`扣 ${figure} 分`, `takes ${figure}`)
    : either(`得 ${figure} 分`, `gives ${figure}`)
}

/** A number as a definition has it, or an exact one. */
export const figureText = (value: number | Rational): string =>
  exactText(typeof value === 'number' ? rational(value) : value)
