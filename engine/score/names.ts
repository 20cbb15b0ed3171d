import { compileExpression, displayed } from '../expression.ts'
import { exactText, type Rational, rational } from '../rational.ts'
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

/** A number as a definition has it, or an exact one. */
export const figureText = (value: number | Rational): string =>
  exactText(typeof value === 'number' ? rational(value) : value)
