import type { LocalDate } from '../calendar.ts'
import { once } from '../once.ts'
import type { Text } from '../terms.ts'

/** Who can supply a fact. */
export type Supplier = 'applicant' | 'regulator' | 'committee' | 'assessor' | 'peer' | 'system'

export type FactType =
  | 'count'
  | 'number'
  | 'percent'
  | 'money'
  | 'bool'
  | 'date'
  | 'choice'
  | 'text'
  | 'occurrences'
  | 'panel'
  | 'ratio'
  | 'sum'
  | 'difference'
  | 'growth'
  | 'age_at'
  | 'number_of'

/** A fact as declared: what may be seen, by whom, in which unit and bounds. */
export interface Fact {
  readonly id: string
  readonly name: Text
  readonly type: FactType
  readonly unit?: string
  readonly period?: string
  /** The day that its answer is of: `filing`, or one of the calendar; for whoever answers. */
  readonly as_of?: string
  readonly by?: Supplier
  readonly evidence?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** Where a target reads it: whether more is better. */
  readonly better?: 'higher' | 'lower'
  /** What it means that nobody aimed at anything; without it, or by `refuse`, an answer is a number. */
  readonly if_blank?: 'na' | 'full' | 'refuse'
  readonly reason?: 'required'
  readonly many?: boolean
  /** Options of a choice; or what a derived fact is worked out from, several for a sum. */
  readonly of?: string | readonly string[] | { readonly [option: string]: Text }
  readonly over?: string
  readonly per?: number
  readonly over_zero?: 'na' | 'full' | 'zero'
  /** What a difference takes off. */
  readonly less?: string
  /** What a growth is measured against. */
  readonly against?: string
  readonly from_zero?: 'na' | 'full' | 'zero'
  /** The day of filing, or one of the calendar: a notice fixes it. */
  readonly at?: string
  /** Which kinds of occurrences are numbered, and how far back from the day that ages are counted at. */
  readonly kinds?: readonly string[]
  readonly look_back?: { readonly months: number }
  readonly min_judges?: number
  readonly combine?: 'mean' | 'median' | 'weighted' | 'consensus'
  readonly drop?: { readonly high?: number; readonly low?: number }
  /** Of a panel, by the judge's role. */
  readonly weights?: { readonly [role: string]: number }
  /** A panel whose values lie further apart is pointed out. */
  readonly spread_over?: number
  /** What the system counts over the period, for a fact it supplies itself. */
  readonly counts?: 'verified-complaints'
}

/** A derived fact is computed from others and never answered. */
const worked: readonly FactType[] = ['ratio', 'sum', 'difference', 'growth', 'age_at', 'number_of']
export const derived = ({ type }: Fact): boolean => worked.includes(type)

/** A number that is answered as such. */
const measured: readonly FactType[] = ['count', 'number', 'percent', 'money']
export const isMeasured = ({ type }: Pick<Fact, 'type'>): boolean => measured.includes(type)

export const numeric = ({ type }: Fact): boolean =>
  measured.includes(type) || type === 'panel' || worked.includes(type)

/** Between which numbers an answer lies: a count is not below zero, a percentage not above a hundred. */
export const boundsOf: (fact: Fact) => Pick<Fact, 'min' | 'max'> = once(({ type, min, max }) => {
  const lowest = min ?? (type === 'count' || type === 'percent' ? 0 : undefined)
  const highest = max ?? (type === 'percent' ? 100 : undefined)
  return {
    ...(lowest === undefined ? {} : { min: lowest }),
    ...(highest === undefined ? {} : { max: highest }),
  }
})

/** May its answer be left blank? */
export const mayBeBlank = ({ if_blank }: Fact): boolean => if_blank === 'na' || if_blank === 'full'

/** Does its own declaration say that it may not apply? */
export const mayLapse = ({ over_zero, from_zero, if_blank }: Fact): boolean =>
  [over_zero, from_zero, if_blank].includes('na')

/** The day that ages are counted at and look-backs go from; null where that is filing, and nothing is filed yet. */
export const dayOf = ({ at = 'filing' }: Fact, filedOn: LocalDate | null): LocalDate | null =>
  at === 'filing' ? filedOn : at

/** What money is counted in where a fact does not say. */
export const moneyUnit = '元'

/** The options of a choice, or the kinds of occurrences, by id. */
export const optionsOf = ({ of }: Fact): { readonly [option: string]: Text } =>
  typeof of === 'object' && !Array.isArray(of) ? (of as { readonly [option: string]: Text }) : {}

/** The facts it is computed from: the options of a choice and the kinds of occurrences are no names of facts. */
export const partsOf: (fact: Fact) => readonly string[] = once(({ of, over, less, against }) =>
  [of, over, less, against].flat().filter((part): part is string => typeof part === 'string'),
)

/** Facts with all that they are worked out from, each once, in the order in which they are met. */
export function withParts(
  ids: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): readonly string[] {
  const met = new Set<string>()
  const meet = (id: string): void => {
    const fact = facts.get(id)
    if (!fact || met.has(id)) return
    met.add(id)
    partsOf(fact).forEach(meet)
  }
  ids.forEach(meet)
  return [...met]
}

/** The facts that people answer on which an indicator rests. */
export const basicsOf = (
  reads: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): readonly string[] => withParts(reads, facts).filter((id) => partsOf(facts.get(id)!).length === 0)

/** A fact of a compiled standard: its number among the others, and what it is computed from, found once. */
export interface Ready extends Fact {
  readonly place: number
  /** What is said of it is a number. */
  readonly measured: boolean
  readonly parts: readonly string[]
}

export const readied = (facts: ReadonlyMap<string, Fact>): ReadonlyMap<string, Ready> =>
  new Map(
    [...facts.values()].map((fact, place) => {
      const found = { place, measured: isMeasured(fact), parts: partsOf(fact) }
      return [fact.id, { ...fact, ...found }]
    }),
  )
