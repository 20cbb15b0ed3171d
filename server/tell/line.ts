import { inWords, type Language } from '../../engine/index.ts'
import { hourText, partyName } from '../words.ts'
import type { AnswerTold, FactTold } from './fact.ts'
import { supplierName, tellWords } from './words.ts'

/** A fact in one line: its value or why it has none, how it was worked out, whose word it is, what others say. */
export function factText(told: FactTold, language: Language): string {
  const say = tellWords[language]
  const name = inWords(told.name, language)
  const { value, reason, working, answer, others } = told
  const found = value
    ? (working?.[language] ?? `${name} = ${value[language]}`)
    : `${name}${say.colon}${stateText(told.state, language, reason?.[language])}`
  const whose = answer ? [answerText(answer, told.state === 'unconfirmed', language)] : []
  const beside = others.map((one) => say.also(answerText(one, true, language)))
  const all = [...whose, ...beside]
  return all.length === 0 ? found : `${found}${say.whose(all)}`
}

/** Whose word an answer is, in which capacity, since when, in which record; and the value, where it is another. */
function answerText(one: AnswerTold, withValue: boolean, language: Language): string {
  const say = tellWords[language]
  const { supplier, state, value, record, at, as, asName, confirmed } = one
  const named = supplierName(supplier, language)
  const through = asName && inWords(asName, language)
  // Whose common name is the supplier's is the supplier, whatever the programme calls them.
  const same = as !== null && partyName(as, language) === named
  const who = same && through !== null ? through : named
  const given = value?.[language] ?? stateText(state, language)
  const parts = [
    withValue && given ? `${who} ${given}` : who,
    ...(through === null || same ? [] : [say.through(through)]),
    ...(at === null ? [] : [hourText(at)]),
    ...(record > 0 ? [say.record(record)] : []),
    ...(confirmed ? [say.confirmed(confirmed.record)] : []),
  ]
  return parts.join(say.comma)
}

/** Why there is no value. */
const stateText = (
  state: FactTold['state'] | AnswerTold['state'],
  language: Language,
  reason = '',
): string => {
  const say = tellWords[language]
  if (state === 'na' || state === 'not_applicable') return say.notApplicable(reason)
  return state === 'known' || state === 'answered' ? '' : say.states[state]
}
