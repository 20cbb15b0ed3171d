import { once } from '../once.ts'
import { add, exactText, lessThan, type Rational, rational, subtract } from '../rational.ts'
import { type Fact, numeric, withParts } from '../score/fact.ts'
import type { Line } from '../score/line.ts'
import { inWords } from '../terms.ts'
import { stepOf } from './items/cells.ts'
import { groundOf } from './made.ts'
import { reach } from './reach.ts'
import { type Bench, overFacts, type Trial, type Tried, tried } from './tried.ts'

/** A law that a case breaks: what the standard makes of it, and what it should. */
export interface Broken {
  readonly law: 'better' | 'open'
  readonly tried: Trial
  readonly zh: string
  readonly en: string
}

/**
 * The laws that a case is held to, whatever its standard says: a fact that is better gives no fewer points, and
 * what a sheet says while a fact is not known holds what it comes to once it is.
 */
export function brokenLaws(one: Tried, bench: Bench): readonly Broken[] {
  return [...worseForBetter(one, bench), ...outsideOpen(one, bench)]
}

/** What the case is about, and what is worked out from it. */
const factsAbout = ({ about }: Tried, { standard }: Bench): readonly Fact[] =>
  allWithParts(standard.facts)
    .filter(({ parts }) => parts.some((part) => about.includes(part)))
    .map(({ fact }) => fact)

const allWithParts = once((facts: ReadonlyMap<string, Fact>) =>
  [...facts.values()].map((fact) => ({ fact, parts: withParts([fact.id], facts) })),
)

/** Where a fact says which way is better, a step that way takes nothing from any leaf. */
function worseForBetter(one: Tried, bench: Bench): readonly Broken[] {
  return factsAbout(one, bench).flatMap((fact): readonly Broken[] => {
    const seen = one.see(fact.id)
    if (!fact.better || !numeric(fact) || seen.state !== 'known' || seen.value === null) return []
    const value = seen.value as Rational
    const step = stepOf(fact) ?? rational(1)
    const number = fact.better === 'higher' ? add(value, step) : subtract(value, step)
    const changed = reach([{ fact: fact.id, number }], groundOf(one, bench))
    if (!changed) return []
    const to = tried(bench, overFacts(one, { ...one.facts, ...changed }))
    return [...one.lines.values()].flatMap((line): readonly Broken[] => {
      const after = to.lines.get(line.id)
      const read =
        line.children.length === 0 && line.because.some((reason) => reason.fact === fact.id)
      if (!read || !bothScored(line, after) || !lessThan(after!.least, line.least)) return []
      const [was, is] = [exactText(line.least), exactText(after!.least)]
      const [from, at] = [exactText(value), exactText(number)]
      return [
        {
          ...{ law: 'better', tried: one },
          zh: `「${inWords(fact.name)}」由 ${from} 变为 ${at} 是变好，「${inWords(line.name)}」却由 ${was} 分变为 ${is} 分`,
          en: `"${inWords(fact.name, 'en')}" from ${from} to ${at} is better, and "${inWords(line.name, 'en')}" goes from ${was} to ${is}`,
        },
      ]
    })
  })
}

const bothScored = (line: Line, after: Line | undefined): boolean =>
  line.state === 'scored' && after?.state === 'scored'

/** With one fact not known the sheet is an interval, and what it comes to lies in it. */
function outsideOpen(one: Tried, bench: Bench): readonly Broken[] {
  if (one.sheet.missing.length > 0) return []
  return one.about.flatMap((id): readonly Broken[] => {
    const { [id]: _, ...facts } = one.facts
    const open = tried(bench, overFacts(one, facts)).sheet
    const { least, most } = one.sheet
    if (!lessThan(least, open.least) && !lessThan(open.most, most)) return []
    const name = bench.standard.facts.get(id)?.name ?? id
    const [low, high, got] = [open.least, open.most, least].map(exactText)
    return [
      {
        ...{ law: 'open', tried: one },
        zh: `没有填「${inWords(name)}」时总分在 ${low} 与 ${high} 之间，填了却为 ${got}`,
        en: `without "${inWords(name, 'en')}" the total is between ${low} and ${high}, with it ${got}`,
      },
    ]
  })
}
