import type { Whole } from '../define/inherited.ts'
import { waysIn } from '../define/settled.ts'
import { wordsIn } from '../define/words-in.ts'
import type { Programme } from '../programme.ts'
import { basicsOf, derived, type Fact } from '../score/fact.ts'
import type { Facts } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'
import { expressionOf, factsIn } from './standard.ts'

/** What a standard and its programme ask of one collective in a cycle. */
export interface Burden {
  /** Basic fields at filing: those of the programme, and the facts by which the conditions are asked. */
  readonly fields: number
  /** Facts that it supplies itself. */
  readonly facts: number
  /** Of these the ones that the programme shares: answered once, and used again. */
  readonly shared: number
  /** Kinds of evidence that it hands in: one file holds all of a kind. */
  readonly files: number
  /** Estimated by what the programme says of a field, a fact and a file. */
  readonly minutes: number
}

type Asked = Pick<Whole, 'value' | 'source'> & { readonly programme: Programme }

/** The burden of the case that is asked most; null where the programme states no budget. */
export function burdenOf({ value, source, programme }: Asked): Burden | null {
  const { burden } = programme
  if (!burden) return null
  const facts = factsIn(value)
  const named = new Set(basicsOf([...wordsIn(value)], facts))
  const burdens = waysIn(source, value).map((way) => {
    const here = new Set(
      basicsOf(
        [...wordsIn(way.value)].filter((id) => facts.has(id)),
        facts,
      ),
    )
    // What no rule reads in any way is asked for all the same.
    const asked = claimed(facts).filter(({ id }) => here.has(id) || !named.has(id))
    return countedIn(asked, atFiling(way.value, facts), programme)
  })
  return burdens.toSorted((a, b) => b.minutes - a.minutes)[0]!
}

const claimed = (facts: Facts): readonly Fact[] =>
  [...facts.values()].filter((fact) => fact.by === 'applicant' && !derived(fact))

/** The facts that conditions are asked by: they are filled in when a case is filed. */
const atFiling = ({ conditions = [] }: StandardFile, facts: Facts): ReadonlySet<string> =>
  new Set(
    basicsOf(
      conditions.flatMap(({ when }) => expressionOf(when, facts)?.reads ?? []),
      facts,
    ),
  )

function countedIn(
  asked: readonly Fact[],
  filed: ReadonlySet<string>,
  { fields: sets, facts: shared, burden }: Programme,
): Burden {
  const { fields, minutes } = burden!
  const basic = fields.sets.flatMap((set) => Object.values(sets[set] ?? {}))
  const first = asked.filter(({ id }) => filed.has(id))
  const count = {
    fields: basic.filter(({ type }) => type !== 'answers').length + first.length,
    facts: asked.length,
    shared: asked.filter(({ id }) => Object.hasOwn(shared, id)).length,
    files: new Set(asked.flatMap(({ evidence = [] }) => evidence)).size,
  }
  const time =
    count.fields * minutes.field +
    (count.facts - first.length) * minutes.fact +
    count.files * minutes.file
  return { ...count, minutes: time }
}
