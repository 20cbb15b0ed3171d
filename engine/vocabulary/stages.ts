import type { Case, Memory } from '../case.ts'
import type { Answers } from '../score/readings.ts'
import type { Sheet } from '../score/sheet.ts'
import { failedIn, goesOn, type Layer, type SheetGiven } from '../score/staged.ts'
import type { ScoringStandard, Stage } from '../score/standard.ts'

/** The outcome of a reading that another follows: of the next stage, or of another assessor's sheet. */
export const goesOnWord = 'on'

/** The stage in which the sheet of a case is read now, or was read last. */
export function stageNow({ memory }: Case, { stages }: ScoringStandard): Stage {
  const { scores = [], round } = memory
  const read = scores.filter(
    (one) => one.round === round && one.sheet === undefined && one.outcome === goesOnWord,
  ).length
  return stages[Math.min(read, stages.length - 1)]!
}

/** The sheets of a stage: those handed in, and the one that is filled in now. */
export const layerOf = (
  { sheets = [], role, agreed }: Memory,
  stage: string,
  answers: Answers,
): Layer => {
  const own = { answers, ...(role === undefined ? {} : { role }) }
  const all = [...sheets, own] as readonly SheetGiven[]
  return {
    stage,
    sheets: all as Layer['sheets'],
    ...(agreed === undefined ? {} : { agreed }),
  }
}

/** Everything that the sheet of a case rests on, as it was read time after time. */
export function layersOf(
  on: Case,
  standard: ScoringStandard,
  answers: Answers,
): readonly [Layer, ...Layer[]] {
  const { retest } = on.memory
  if (!retest) return [layerOf(on.memory, stageNow(on, standard).id, answers)]
  return [...retest.before, { items: retest.items, sheets: [{ answers }] }]
}

/** The sheet that is filled in now is one of several, and others follow it: too few are there, or a role is missing. */
export function moreFollow({ memory }: Case, { combine }: Stage): boolean {
  if (!combine || memory.retest) return false
  const { sheets = [], role } = memory
  const roles = [...sheets.map((one) => one.role), role]
  return (
    roles.length < combine.least || [...combine.weights.keys()].some((one) => !roles.includes(one))
  )
}

/** What a sheet comes to at the stage it is read in; a retest is a stage of its own and decides like the last. */
export function concluded(on: Case, sheet: Sheet, standard: ScoringStandard) {
  const { stages, retest } = standard
  const { retest: again } = on.memory
  const stage = stageNow(on, standard)
  if (!again && stage !== stages.at(-1)) {
    const goes = goesOn(stage, sheet, standard)
    return { id: stage.id, outcome: goes ? goesOnWord : sheet.grades.at(-1)!.outcome, failed: [] }
  }
  return {
    id: again ? `retest-${again.number}` : stage.id,
    outcome: sheet.outcome,
    failed: retest ? failedIn(sheet, retest) : [],
  }
}
