// Sheets are tested through the compiler and the scorer themselves; the door has both, not the parts.
import type { LocalDate } from '../../engine/calendar.ts'
import { compileStandard } from '../../engine/compile/standard.ts'
import { exactText } from '../../engine/rational.ts'
import type { Supplier } from '../../engine/score/fact.ts'
import type { Line } from '../../engine/score/line.ts'
import type { Methods } from '../../engine/score/method.ts'
import { builtIn } from '../../engine/score/methods/index.ts'
import type { Answer, Answers, Reading } from '../../engine/score/readings.ts'
import { score } from '../../engine/score/score.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import type { ScoringStandard } from '../../engine/score/standard.ts'
import type { StandardFile } from '../../engine/shapes.ts'
import type { Json } from '../../engine/terms.ts'

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

/** An answer as a table has it: the bare value, or what is special about it. */
export type Given = Json | { readonly state?: Answer['state']; readonly value?: Json }

/** A table's fragment, compiled as a whole standard would be. */
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

/** The sheet of a standard over the assessor's answers. */
export const sheetOf = (
  standard: ScoringStandard,
  given: { readonly [fact: string]: Given },
  level = standard.levels[0]!,
): Sheet => score(standard, level, answersBy('assessor', given), readingOf())

/** Every line of a sheet, parents before their children. */
export const linesOf = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => [line, ...linesOf(line.children)])

/** The two ends of a sheet or a line, written exactly. */
export const endsOf = ({ least, most }: Pick<Line, 'least' | 'most'>): readonly string[] => [
  exactText(least),
  exactText(most),
]
