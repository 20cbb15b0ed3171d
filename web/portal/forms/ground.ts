import {
  type Answers,
  type Batch,
  type ConditionFound,
  type Differing,
  derived,
  type Fact,
  type ScoringStandard,
  type Supplier,
  type Table,
  withParts,
} from '../../../engine/index.ts'
import type { Visit } from '../layout.ts'
import type { Programme } from '../naming.ts'

export type Field = Programme['fields'][string][string]
export type Fields = Readonly<Record<string, Field>>

/** What a form brought, as the browser sends it. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** The texts of a form, whatever else its body may hold. */
export function typedOf(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).map(([name, value]) => {
    const texts = [value].flat().filter((one): one is string => typeof one === 'string')
    return [name, Array.isArray(value) ? texts : texts[0]] as const
  })
  return Object.fromEntries(entries)
}

/** What inputs need to know of the world around a command. */
export interface Ground {
  readonly visit: Visit
  readonly programme: Programme
  /** Sets apart the inputs of one form from those of another on the page. */
  readonly form: string
  /** The part in which the asker would give the command. */
  readonly party: string
  readonly standard: ScoringStandard | null
  readonly level: string
  /** The tables that the case may be scored by: several while a fact that decides is not given. */
  readonly tables: readonly Table[]
  /** Whether the case keeps its standard; before that only what the conditions need is asked at once. */
  readonly pinned: boolean
  readonly answers: Answers
  /** What was answered last in another case of the collective, for facts that standards share. */
  readonly earlier: Answers
  readonly unconfirmed: readonly string[]
  /** The roles that the stage weighs, for whoever is named to read in one. */
  readonly roles: readonly string[]
  /** Items that sheets give different points, which the assessors may agree on. */
  readonly apart: readonly Differing[]
  readonly conditions: readonly ConditionFound[]
  readonly batches: readonly Batch[]
  readonly bodies: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Typed | null
  /** Paths of what was wrong with what was typed. */
  readonly flaws: ReadonlySet<string>
}

/** What was typed into an input before, one or several. */
export const typedIn = ({ typed }: Ground, name: string): readonly string[] =>
  [typed?.[name] ?? []].flat()

/** The facts that people answer behind others: themselves, or those that they are worked out from. */
export const basicsOf = ({ facts }: ScoringStandard, ids: readonly string[]): readonly string[] =>
  withParts(ids, facts).filter((id) => !derived(facts.get(id)!))

/** As whom the asker's party would supply a fact; null where it cannot. */
export function supplierOf(
  { programme: { suppliers }, party }: Ground,
  fact: Fact,
): Supplier | null {
  const mine = Object.keys(suppliers.parties).filter(
    (who) => suppliers.parties[who] === party,
  ) as Supplier[]
  if (fact.by && mine.includes(fact.by)) return fact.by
  return mine.find((who) => suppliers.confirms.includes(who)) ?? null
}
