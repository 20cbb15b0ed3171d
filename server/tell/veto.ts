import {
  displayed,
  type Fact,
  inWords,
  type Language,
  type Sheet,
  type Text,
  type Veto,
} from '../../engine/index.ts'
import { vetoText } from '../words.ts'

type Found = Sheet['vetoes'][number]

/** What a veto says of itself: its effect, window, cure, scope and bars, each in a sentence. */
export interface VetoTerms {
  readonly id: string
  readonly name: Text
  readonly fires: boolean | null
  readonly cured: boolean | null
  readonly effect: Found['effect']
  /** The best grade it leaves, where its effect is to cap it. */
  readonly caps: string | null
  readonly lookBack: number | null
  readonly appliesTo: Found['appliesTo']
  readonly bars: Found['bars']
  /** What cures it, as the standard writes it; null where nothing does. */
  readonly cure: { readonly when: string; readonly withinDays: number | null } | null
  readonly terms: readonly { readonly zh: string; readonly en: string }[]
  readonly missing: readonly string[]
  readonly source: string | readonly string[]
}

/** What a veto of a standard says of itself, of no case in particular. */
export const vetoSaid = (
  veto: Veto,
  facts: ReadonlyMap<string, Fact>,
  grades: Sheet['grades'],
): VetoTerms['terms'] =>
  vetoTerms({ ...veto, fires: null, cured: null, missing: [] }, facts, grades).terms

/** The terms of a veto in the names of its standard. */
export function vetoTerms(
  veto: Found,
  facts: ReadonlyMap<string, Fact>,
  grades: Sheet['grades'],
): VetoTerms {
  const { when: _, ...told } = veto
  const { cure, caps } = told
  const grade = grades.find(({ id }) => id === caps)?.name ?? caps ?? ''
  const termsIn = (language: Language) =>
    vetoText(
      veto,
      {
        grade: inWords(grade, language),
        cure: cure ? displayed(cure.when, facts, language) : null,
      },
      language,
    )
  const [zh, en] = [termsIn('zh'), termsIn('en')]
  return {
    ...told,
    cure: cure && { when: cure.when.text, withinDays: cure.withinDays },
    terms: zh.map((term, at) => ({ zh: term, en: en[at]! })),
  }
}
