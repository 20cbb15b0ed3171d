import type { Instant } from '../calendar.ts'
import type { Barring, ScoreRecord } from '../case.ts'
import { exactText } from '../rational.ts'
import { type Sheet, totalText } from '../score/sheet.ts'
import type { ScoringStandard } from '../score/standard.ts'
import { stands } from '../score/verdict.ts'

/** A score as it will be remembered: published by the standard's rounding, exact beside it. */
export function record(
  stage: string,
  round: number | null,
  sheet: Sheet,
  standard: ScoringStandard,
  seq: number,
): ScoreRecord {
  const { least, most, grade, outcome, vetoes, methods } = sheet
  return {
    stage,
    round,
    total: totalText(sheet, standard),
    least: exactText(least),
    most: exactText(most),
    grade,
    outcome,
    vetoes: vetoes.filter(stands).map(({ id }) => id),
    standard: standard.digest,
    ...(methods.length > 0 ? { methods } : {}),
    seq,
  }
}

/** How long the vetoes that stand keep the collective from filing, where they do. */
export function barring(
  { vetoes }: Pick<Sheet, 'vetoes'>,
  since: Instant,
): Pick<ScoreRecord, 'bars'> {
  const bars = vetoes
    .filter((veto, at) => stands(veto) && vetoes.findIndex(sameAs(veto)) === at)
    .flatMap(({ id, bars }): readonly Barring[] =>
      bars === null ? [] : [{ veto: id, bars, since }],
    )
  return bars.length > 0 ? { bars } : {}
}

/** Of several sheets each may have it: the first that stands tells it. */
const sameAs =
  ({ id }: Sheet['vetoes'][number]) =>
  (other: Sheet['vetoes'][number]): boolean =>
    other.id === id && stands(other) === true
