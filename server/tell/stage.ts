import { inWords, type ScoreRecord, type ScoringStandard, type Text } from '../../engine/index.ts'
import { both, type Said } from './said.ts'
import { tellWords } from './words.ts'

/** What a sheet came to when it was read once: at which stage, and by what it was decided then. */
export interface ScoreTold {
  readonly stage: Said
  /** As it was published, and exactly. */
  readonly total: string
  readonly exact: string
  readonly grade: Text | null
  readonly vetoes: readonly Text[]
}

/** As the standard calls the stage; what the collective reads itself, and a retest, have names of their own. */
export function stageSaid(
  { stage, sheet }: Pick<ScoreRecord, 'stage' | 'sheet'>,
  standard: ScoringStandard | null,
): Said {
  const [, retest] = /^retest-(\d+)$/.exec(stage) ?? []
  const own = standard?.stages.find(({ id }) => id === stage)
  return both((language) => {
    const say = tellWords[language]
    const name =
      retest !== undefined
        ? say.retest(retest)
        : own
          ? inWords(own.name, language)
          : stage === 'self'
            ? say.self
            : stage
    return sheet === undefined ? name : say.sheetOf(name, sheet)
  })
}

/** A score as it was written down, with the names of its standard. */
export function scoreTold(
  record: ScoreRecord,
  level: string,
  standard: ScoringStandard | null,
): ScoreTold {
  const { total, least, most, grade, vetoes } = record
  const tables = standard?.tables(level) ?? []
  const named = (
    all: readonly { readonly id: string; readonly name?: Text | undefined }[],
    id: string,
  ) => all.find((one) => one.id === id)?.name ?? id
  return {
    stage: stageSaid(record, standard),
    total,
    exact: least === most ? least : `${least}–${most}`,
    grade:
      grade &&
      named(
        tables.flatMap(({ grades }) => grades),
        grade,
      ),
    vetoes: vetoes.map((id) =>
      named(
        tables.flatMap((table) => table.vetoes),
        id,
      ),
    ),
  }
}
