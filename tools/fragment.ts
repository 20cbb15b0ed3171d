/** Fragments of standards with answers to them: what tables of mechanics are made of, and what their page shows. */
import type {
  FactAnswer as Answer,
  Answers,
  Json,
  LocalDate,
  Methods,
  Reading,
  ScoringStandard,
  StandardFile,
  Supplier,
} from '../engine/index.ts'
import { builtIn, compileStandard } from '../engine/index.ts'

/** What of a standard bears on the score; the rest is filled in. */
export type Scored = Pick<StandardFile, 'facts' | 'indicators' | 'grades'> &
  Partial<
    Pick<
      StandardFile,
      | 'conditions'
      | 'vetoes'
      | 'adjust'
      | 'gates'
      | 'numbers'
      | 'ranking'
      | 'roll_up'
      | 'out_of'
      | 'rubrics'
      | 'not_applicable'
      | 'exclusive'
    >
  >

/** A fragment, compiled as a whole standard would be. */
export function standardOf(fragment: Scored, methods: Methods = builtIn): ScoringStandard {
  const whole = {
    id: 'sheet',
    version: '1',
    name: '表',
    levels: Object.keys(fragment.grades),
    numbers: { scale: 2, rounding: 'half-up', round_at: 'publication', compare: 'exact' },
    ...fragment,
    vetoes: (fragment.vetoes ?? []).map((veto) => ({ ...veto, name: veto.name ?? veto.id })),
  }
  return compileStandard(whole as unknown as StandardFile, 'digest', methods)
}

/** An answer as a table has it: the bare value, or what is special about it. */
export type Given = Json | { readonly state?: Answer['state']; readonly value?: Json }

const isSpecial = (given: Given): given is Partial<Answer> =>
  typeof given === 'object' && given !== null && !Array.isArray(given) && !('values' in given)

/** A given value as an answer. */
export const answerOf = (given: Given): Answer => ({
  state: 'answered',
  seq: 1,
  value: null,
  ...(isSpecial(given) ? given : { value: given as Json }),
})

/** Answers of one supplier to many facts. */
export const answersBy = (supplier: Supplier, given: { readonly [fact: string]: Given }): Answers =>
  Object.fromEntries(
    Object.entries(given).map(([fact, one]) => [fact, { [supplier]: answerOf(one) }]),
  )

/** How a table's answers are read: the assessor first, nobody's words being mere claims. */
export const readingOf = (given: Partial<Reading> = {}): Reading => ({
  precedence: ['assessor', 'regulator', 'applicant'],
  claims: [],
  trustsClaims: false,
  filedOn: '2026-03-02' as LocalDate,
  ...given,
})

/** What a row of a table answers, and how that is read. */
export interface Answered {
  readonly note: string
  readonly level?: string
  readonly answers?: { readonly [fact: string]: Given }
  readonly by?: { readonly [fact: string]: { readonly [supplier: string]: Given } }
  readonly precedence?: readonly Supplier[]
  readonly claims?: readonly Supplier[]
  readonly trusts?: boolean
  /** The day of filing; null before it. */
  readonly filed?: LocalDate | null
}

/** The answers of a row: the assessor's, unless it says whose they are. */
export const answersIn = ({ answers = {}, by }: Answered): Answers =>
  by
    ? Object.fromEntries(
        Object.entries(by).map(([fact, all]) => [
          fact,
          Object.fromEntries(Object.entries(all).map(([who, given]) => [who, answerOf(given)])),
        ]),
      )
    : answersBy('assessor', answers)

/** How a row says that its answers are read. */
export const readingIn = ({ precedence, claims, trusts, filed }: Answered): Reading =>
  readingOf({
    ...(precedence && { precedence }),
    ...(claims && { claims }),
    ...(trusts && { trustsClaims: trusts }),
    ...(filed !== undefined && { filedOn: filed }),
  })

/** A place asked for, of sheets that are ranked against each other. */
export interface Ranking {
  readonly note: string
  readonly sheets: { readonly [id: string]: { readonly [fact: string]: Given } }
  readonly want: { readonly [id: string]: number | null }
  /** So many places, and who has one, shares the last, has none. */
  readonly places?: number
  readonly placed?: {
    readonly chosen: readonly string[]
    readonly tied: readonly string[]
    readonly left: readonly string[]
  }
}

export interface Places {
  readonly note: string
  readonly base: number
  readonly candidates: number
  readonly want: { readonly places: number; readonly needed: number; readonly enough: boolean }
}
