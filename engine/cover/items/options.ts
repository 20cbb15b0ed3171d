import type { Settled } from '../../define/settled.ts'
import { type Fact, optionsOf } from '../../score/fact.ts'
import type { Names } from '../../score/names.ts'
import type { Json } from '../../terms.ts'
import { bothNames, type Draft } from '../draft.ts'
import type { Bench } from '../tried.ts'
import { countedIn, goalsFor, type RuleIn, rulesOf } from './rules.ts'

/** Of every rule that reads options or yes and no: each of them found, and of several each not found too. */
export const optionDrafts = (way: Settled, bench: Bench): readonly Draft[] =>
  rulesOf(way, bench).flatMap((one) =>
    one.method.reads(one.rule, bench.standard.facts).flatMap((id) => {
      const fact = bench.standard.facts.get(id)
      return fact ? choices(fact).map((choice) => draftOf(one, fact, choice, bench)) : []
    }),
  )

/** What a fact may be found as: an answer that makes it so, and whether a value is so. */
interface Choice {
  readonly key: string
  readonly answer: Json
  fits(value: unknown): boolean
  said(names: Names): string
}

function choices(fact: Fact): readonly Choice[] {
  const { id, many } = fact
  if (fact.type === 'bool')
    return [true, false].map((answer) => ({
      ...{ key: String(answer), answer },
      fits: (value) => value === answer,
      said: ({ either, fact: name }) =>
        answer
          ? either(`${name(id)}为“是”`, `${name(id)} is yes`)
          : either(`${name(id)}为“否”`, `${name(id)} is no`),
    }))
  if (fact.type !== 'choice') return []
  const options = Object.keys(optionsOf(fact))
  const found = options.map(
    (option): Choice => ({
      ...{ key: option, answer: many ? [option] : option },
      fits: (value) => [value].flat().includes(option),
      said: ({ either, fact: name, option: called }) =>
        either(`${name(id)}有“${called(id, option)}”`, `${name(id)} has "${called(id, option)}"`),
    }),
  )
  const missing = options.map(
    (option): Choice => ({
      ...{ key: `no ${option}`, answer: options.filter((other) => other !== option) },
      fits: (value) => Array.isArray(value) && !value.includes(option),
      said: ({ either, fact: name, option: called }) =>
        either(
          `${name(id)}没有“${called(id, option)}”`,
          `${name(id)} lacks "${called(id, option)}"`,
        ),
    }),
  )
  return many ? [...found, ...missing] : found
}

function draftOf(one: RuleIn, fact: Fact, choice: Choice, bench: Bench): Draft {
  const { path, name } = one
  const names = bothNames(bench)
  return {
    ...{ kind: 'option', by: 'any', path, key: `${fact.id} ${choice.key}` },
    zh: `「${name.zh}」${choice.said(names.zh)}`,
    en: `"${name.en}": ${choice.said(names.en)}`,
    reached(tried) {
      const seen = tried.see(fact.id)
      return seen.state === 'known' && countedIn(tried, one) && choice.fits(seen.value)
    },
    goals: goalsFor(one, [[{ fact: fact.id, answer: choice.answer }]], bench),
  }
}
