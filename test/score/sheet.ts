// Sheets are tested through the scorer itself; the door has it, but not all of its parts.
import { exactText } from '../../engine/rational.ts'
import type { Line } from '../../engine/score/line.ts'
import { score } from '../../engine/score/score.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import type { ScoringStandard } from '../../engine/score/standard.ts'
import { answersBy, type Given, readingOf } from '../../tools/fragment.ts'

export {
  answerOf,
  answersBy,
  type Given,
  readingOf,
  type Scored,
  standardOf,
} from '../../tools/fragment.ts'

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
