import { factFlaw } from '../compile/values.ts'
import { readingFor } from '../define/example.ts'
import type { Rational } from '../rational.ts'
import { derived, type Fact } from '../score/fact.ts'
import type { Value } from '../score/method.ts'
import type { Json } from '../terms.ts'
import type { Aim, Goal, Item } from './item.ts'
import { type Ground, plainAnswer, reach } from './reach.ts'
import { type Bench, type Trial, type Tried, tried } from './tried.ts'

/**
 * Cases made so that each reaches something that may be reached by any case: an ordinary case with a fact changed.
 * The same standard and examples give the same cases, in the same order.
 */
export function madeFor(
  items: readonly Item[],
  bench: Bench,
  examples: readonly Tried[],
): readonly Tried[] {
  const ordinary = new Map<string, Trial | null>()
  const ground = (aim: Aim): Trial | null => {
    const key = `${aim.level} ${[...aim.decided].map(([id, value]) => `${id} ${textOf(value)}`)}`
    const known = ordinary.get(key)
    if (known !== undefined) return known
    const found = ordinaryFor(aim, bench, examples)
    ordinary.set(key, found)
    return found
  }
  return items
    .filter(({ by }) => by === 'any')
    .flatMap((item) => caseFor(item, ground, bench) ?? [])
}

const textOf = (value: Value): string =>
  typeof value === 'object' && value !== null && 'n' in value
    ? `${value.n}/${value.d}`
    : JSON.stringify(value)

/** The first of its aims that comes to it. */
function caseFor(item: Item, ground: (aim: Aim) => Trial | null, bench: Bench): Tried | null {
  for (const aim of item.aims) {
    const base = ground(aim)
    const changed = base && reach(aim.goals, groundOf(base, bench))
    if (!base || !changed) continue
    const facts = { ...base.facts, ...changed }
    const about = Object.keys(changed)
    const found = tried(bench, { ...base, note: item.zh, facts, about })
    if (item.reached(found)) return found
  }
  return null
}

export const groundOf = (
  { facts, filed }: Pick<Trial, 'facts' | 'filed'>,
  bench: Bench,
): Ground => ({
  facts: bench.standard.facts,
  given: facts,
  day: readingFor(bench.authored.programme, { filed }).filedOn,
})

/**
 * An ordinary case of a level in some circumstances: the example with most answers and no shortcoming, what it
 * leaves out answered plainly.
 */
function ordinaryFor(
  { level, decided }: Aim,
  bench: Bench,
  examples: readonly Tried[],
): Trial | null {
  const [base] = examples.toSorted((a, b) => goodness(b, level) - goodness(a, level))
  const given = { ...plainly(bench), ...sound(base?.facts ?? {}, bench) }
  const filed = base?.filed
  const goals = [...decided].map(
    ([fact, value]): Goal =>
      typeof value === 'object' && value !== null && 'n' in value
        ? { fact, number: value as Rational }
        : { fact, answer: answerFor(bench.standard.facts.get(fact)!, value) },
  )
  const trial: Trial = {
    ...{ by: 'made', note: '', level, filed, at: null },
    ...{ facts: given, about: [] },
  }
  const changed = reach(goals, groundOf(trial, bench))
  return changed && { ...trial, facts: { ...given, ...changed } }
}

const answerFor = (fact: Fact, value: Value): Json =>
  (fact.many && !Array.isArray(value) ? [value] : value) as Json

/** Examples of the level first, then those that are complete, then those with most points. */
const goodness = ({ level, sheet, facts }: Tried, wanted: string): number =>
  (level === wanted ? 1e6 : 0) +
  (sheet.missing.length === 0 ? 1e5 : 0) +
  (sheet.vetoes.some(({ fires }) => fires) ? 0 : 1e4) +
  Math.min(Number(sheet.least.n / sheet.least.d), 1000) * 8 +
  Object.keys(facts).length / 1000

const plainly = ({ standard }: Bench): Trial['facts'] =>
  Object.fromEntries(
    [...standard.facts.values()]
      .filter((fact) => !derived(fact))
      .map((fact) => [fact.id, plainAnswer(fact)]),
  )

/** What an example gives as an answer that fits; what it leaves open is answered plainly. */
const sound = (facts: Trial['facts'], { standard }: Bench): Trial['facts'] =>
  Object.fromEntries(
    Object.entries(facts).filter(([id, answer]) => {
      const fact = standard.facts.get(id)
      return fact !== undefined && factFlaw(fact, answer as Json) === null
    }),
  )
