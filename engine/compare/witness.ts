import type { Way } from '../define/tailor/witness.ts'
import { equal, type Rational, zero } from '../rational.ts'
import { optionsOf } from '../score/fact.ts'
import type { Line } from '../score/line.ts'
import type { Seen } from '../score/seen.ts'
import { inWords, type Language } from '../terms.ts'
import type { Said } from './change.ts'
import { inBoth, numberText } from './saying.ts'
import type { Sides } from './sides.ts'
import { witnessWords } from './words.ts'

/** So many facts are named of what was seen; of more, those that are not nothing. */
const fewFacts = 3

/** What was seen of each fact, as a clerk would put it. */
function seenText(sides: Sides, way: Way, language: Language): string {
  const all = [...way]
  const telling = all.length > fewFacts ? all.filter(([, seen]) => !isNothing(seen)) : all
  const say = witnessWords[language]
  const named = (telling.length > 0 ? telling : all.slice(0, fewFacts)).map(([id, seen]) =>
    say.seen(nameOf(sides, id, language), valueText(sides, id, seen, language)),
  )
  return named.join(say.comma)
}

const isNothing = (seen: Seen): boolean => {
  if (seen.state !== 'known') return false
  const { value } = seen
  if (value === false || (Array.isArray(value) && value.length === 0)) return true
  return typeof value === 'object' && value !== null && 'd' in value && equal(value, zero)
}

const nameOf = ({ before, after }: Sides, id: string, language: Language): string =>
  (after.facts.has(id) ? after : before).names[language].fact(id)

function valueText({ before, after }: Sides, id: string, seen: Seen, language: Language): string {
  const say = witnessWords[language]
  if (seen.state === 'na') return say.na(seen.reason)
  if (seen.state === 'open') return say[seen.why === 'waived' ? 'waived' : 'noEvidence']
  const side = after.facts.has(id) ? after : before
  const { value } = seen
  if (typeof value === 'boolean') return say[value ? 'yes' : 'no']
  const option = (one: string): string =>
    inWords(optionsOf(side.facts.get(id)!)[one] ?? one, language)
  if (Array.isArray(value))
    return value.length === 0 ? say.nothing : value.map((one) => option(String(one))).join(say.and)
  return typeof value === 'string'
    ? side.facts.get(id)!.type === 'choice'
      ? option(value)
      : value
    : side.names[language].figure(id, value as Rational)
}

/** What each version says of one thing that may be seen. */
export const witnessSaid = (
  sides: Sides,
  way: Way,
  before: (language: Language) => string,
  after: (language: Language) => string,
): Said =>
  inBoth((language) =>
    witnessWords[language].witness(
      seenText(sides, way, language),
      before(language),
      after(language),
    ),
  )

/** What a line comes to, in words; what a penalty comes to is taken. */
export function lineText(line: Line, taken: boolean, language: Language): string {
  const say = witnessWords[language]
  if (line.state === 'na') return say.lapsed
  if (line.state === 'open') return say.open
  return say[taken ? 'taken' : 'got'](numberText(line.least))
}
