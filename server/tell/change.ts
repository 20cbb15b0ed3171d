import {
  type Change,
  exactText,
  inWords,
  type Json,
  type Language,
  leastChanges,
  optionsOf,
  setsToNext,
  type Text,
  worths,
} from '../../engine/index.ts'
import { both, type Said } from './said.ts'
import type { Telling } from './telling.ts'
import { writtenText } from './value.ts'
import { tellWords } from './words.ts'

/** One fact answered otherwise, as a sentence; of what lies behind, as what would have been. */
export interface ChangeTold {
  readonly fact: string
  readonly from: Json
  readonly to: Json
  readonly past: boolean
  readonly said: Said
}

/** The least change by which an indicator gains, and the points that the total gains by it. */
export interface GainTold {
  readonly indicator: string
  readonly name: Text
  readonly change: ChangeTold
  readonly points: string
}

/** How the next better grade is reached; no set where no three of the changes that give most reach it. */
export interface NextTold {
  readonly grade: string
  readonly sets: readonly { readonly changes: readonly ChangeTold[]; readonly points: string }[]
}

/** A missing fact: the points of the total that hang on it, and the vetoes, gates and items that turn on it. */
export interface WorthTold {
  readonly fact: string
  readonly name: Text
  readonly points: string
  readonly vetoes: readonly string[]
  readonly gates: readonly string[]
  readonly mandatory: readonly string[]
}

/** What could be gained, how the next grade is reached, and what the missing facts are worth; of one sheet. */
export function prospectsOf(level: string, telling: Telling) {
  const { standard, answers, reading, facts, nodes } = telling
  if (telling.sheets > 1) return { worths: [], gains: [], next: null }
  const all = [standard, level, answers, reading] as const
  const next = setsToNext(...all)
  const told = (change: Change) => changeTold(change, telling)
  return {
    worths: worths(...all).map(({ fact, points, ...turns }): WorthTold => {
      return { fact, name: facts.get(fact)!.name, points: exactText(points), ...turns }
    }),
    gains: leastChanges(...all).map(({ indicator, change, points }): GainTold => {
      const name = nodes(indicator)[0]?.name ?? indicator
      return { indicator, name, change: told(change), points: exactText(points) }
    }),
    next: next && {
      grade: next.grade,
      sets: next.sets.map(({ changes, points }) => ({
        changes: changes.map(told),
        points: exactText(points),
      })),
    },
  }
}

const changeTold = (change: Change, telling: Telling): ChangeTold => {
  const { fact, from, to, past } = change
  return { fact, from, to, past, said: both((language) => sentence(change, telling, language)) }
}

function sentence({ fact: id, from, to, past }: Change, { facts }: Telling, language: Language) {
  const say = tellWords[language]
  const fact = facts.get(id)!
  const name = inWords(fact.name, language)
  if (fact.type === 'occurrences') {
    const fewer = (from as readonly Json[]).length - (to as readonly Json[]).length
    return say.fewer(name, fewer, past)
  }
  if (fact.many) {
    const before = from as readonly Json[]
    const more = (to as readonly Json[]).filter((one) => !before.includes(one))
    const named = more.map((one) => inWords(optionsOf(fact)[String(one)] ?? String(one), language))
    return say.more(name, named, past)
  }
  const [was, is] = [from, to].map((value) => writtenText(fact, value, language)) as [
    string,
    string,
  ]
  return say.change(name, was, is, past)
}
