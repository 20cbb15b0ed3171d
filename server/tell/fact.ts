import {
  answerRead,
  type Fact,
  type FactAnswer,
  type FactSeen,
  factFormula,
  inWords,
  type Language,
  partsOf,
  type Supplier,
  type Text,
  withParts,
} from '../../engine/index.ts'
import { partyText } from '../words.ts'
import { both, type Said } from './said.ts'
import type { Telling } from './telling.ts'
import { answerText, valueText } from './value.ts'
import { tellWords } from './words.ts'

/** What one supplier says of a fact: the record it stands in, and since when. */
export interface AnswerTold {
  readonly supplier: Supplier
  readonly state: FactAnswer['state']
  readonly value: Said | null
  readonly record: number
  readonly at: string | null
  /** In which capacity, as the programme calls it, and for which body it was given. */
  readonly as: string | null
  readonly asName: Text | null
  readonly body: string | null
  /** The record in which an assessor confirmed it, where it is a claim. */
  readonly confirmed: { readonly record: number; readonly at: string | null } | null
}

/** A fact as a sheet reads it: its value in words, how it was worked out, and whose word it is. */
export interface FactTold {
  readonly id: string
  readonly name: Text
  readonly state: 'known' | 'na' | Extract<FactSeen, { state: 'open' }>['why']
  readonly value: Said | null
  /** Why it does not apply. */
  readonly reason: Said | null
  /** Of a derived fact: how it comes from its parts, which follow it in the list. */
  readonly working: Said | null
  readonly answer: AnswerTold | null
  /** What the others say, where it differs. */
  readonly others: readonly AnswerTold[]
}

/** Facts with everything that they are worked out from, each once; none where each of several sheets tells its own. */
export function factsTold(ids: readonly string[], telling: Telling): readonly FactTold[] {
  if (telling.sheets > 1) return []
  return withParts(ids, telling.facts).map((id) => factTold(id, telling))
}

function factTold(id: string, telling: Telling): FactTold {
  const { facts, answers, reading, seen } = telling
  const fact = facts.get(id)!
  const one = seen(id)
  const read = answerRead(id, answers, reading)
  const answer = read && answerTold(fact, read.supplier, read.answer, telling)
  const others = Object.entries(answers[id] ?? {})
    .filter(([who, given]) => who !== read?.supplier && given.state !== 'unanswered')
    .map(([who, given]) => answerTold(fact, who as Supplier, given, telling))
    .filter((other) => other.state !== answer?.state || other.value?.zh !== answer?.value?.zh)
  return {
    id,
    name: fact.name,
    state: one.state === 'open' ? one.why : one.state,
    value: one.state === 'known' ? both((language) => valueText(fact, one.value, language)) : null,
    reason:
      one.state === 'na' ? both((language) => reasonText(id, one.reason, telling, language)) : null,
    working: workingSaid(fact, one, telling),
    answer,
    others,
  }
}

function answerTold(
  fact: Fact,
  supplier: Supplier,
  answer: FactAnswer,
  { record, parties }: Telling,
): AnswerTold {
  const event = record(answer.seq)
  const { confirmed } = answer
  return {
    supplier,
    state: answer.state,
    value:
      answer.state === 'answered'
        ? both((language) => answerText(fact, answer, language) ?? '')
        : null,
    record: answer.seq,
    at: event?.at ?? null,
    as: event?.as ?? null,
    asName: event ? partyText(event.as, parties) : null,
    body: event?.body ?? null,
    confirmed:
      confirmed === undefined ? null : { record: confirmed, at: record(confirmed)?.at ?? null },
  }
}

const reasonText = (
  id: string,
  reason: string,
  { reasons }: Telling,
  language: Language,
): string =>
  reason === 'over-zero'
    ? tellWords[language].overNothing
    : inWords(reasons(id)[reason] ?? reason, language)

/** The arithmetic of a derived fact in one line. */
function workingSaid(fact: Fact, one: FactSeen, { facts, seen, reading }: Telling): Said | null {
  const parts = partsOf(fact)
  if (parts.length === 0 || one.state !== 'known') return null
  const formula = factFormula(fact, seen)
  return both((language) => {
    const say = tellWords[language]
    const name = inWords(fact.name, language)
    const value = valueText(fact, one.value, language)
    if (formula) return `${name} = ${formula} = ${value}`
    const named = parts.map((part) => inWords(facts.get(part)!.name, language))
    if (fact.type === 'age_at')
      return say.age(name, plainOf(parts[0]!, seen), reading.filedOn ?? '', value)
    if (fact.type === 'number_of')
      return say.number(name, named[0]!, fact.look_back?.months ?? null, reading.filedOn, value)
    return say.outOfNothing(name, named.at(-1)!, value)
  })
}

const plainOf = (id: string, seen: Telling['seen']): string => {
  const one = seen(id)
  return one.state === 'known' ? String(one.value) : ''
}
