import type { Case, HandedIn, Memory } from '../case.ts'
import type { Combine } from '../score/combine.ts'
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

/** How several sheets of the stage become one; null where it has one sheet, as a retest has. */
export const combineNow = (on: Case, standard: ScoringStandard): Combine | null =>
  on.memory.retest ? null : stageNow(on, standard).combine

/** The roles that whoever is named now may read in. */
export const rolesNow = (on: Case, standard: ScoringStandard): readonly string[] => [
  ...(combineNow(on, standard)?.weights.keys() ?? []),
]

/** Every sheet of a stage: those handed in, each with what others than its assessor say by now, and the one at hand. */
export function sheetsIn(
  { sheets = [], role }: Memory,
  answers: Answers,
): readonly [...SheetGiven[], SheetGiven] {
  const own = { answers, ...(role === undefined ? {} : { role }) }
  return [...sheets.map((one) => reread(one, freshSheet(answers))), own]
}

const reread = ({ role, found, confirmed }: HandedIn, others: Answers): SheetGiven => ({
  answers: withFound(others, { found, confirmed }),
  ...(role === undefined ? {} : { role }),
})

/** The sheets of a stage as they are read together. */
export const layerOf = (memory: Memory, stage: string, answers: Answers): Layer => ({
  stage,
  sheets: sheetsIn(memory, answers) as unknown as Layer['sheets'],
  ...(memory.agreed === undefined ? {} : { agreed: memory.agreed }),
})

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

/** The sheet at hand is one of several, and others follow it: too few are there, or a role is missing. */
export function moreFollow(on: Case, standard: ScoringStandard): boolean {
  const combine = combineNow(on, standard)
  if (!combine) return false
  const { sheets = [], role } = on.memory
  const roles = [...sheets.map((one) => one.role), role]
  return (
    roles.length < combine.least || [...combine.weights.keys()].some((one) => !roles.includes(one))
  )
}

/**
 * The number of the event after which what assessors write is theirs alone to see: the sheets of a stage are sealed
 * until all are in. Infinity where a stage has one sheet.
 */
export function sealedAfter(on: Case, standard: ScoringStandard): number {
  const { scores = [], round } = on.memory
  if (!combineNow(on, standard)) return Number.POSITIVE_INFINITY
  const ends = scores.filter((one) => one.round === round && one.sheet === undefined)
  return ends.at(-1)?.seq ?? 0
}

/** The stage has several sheets, and they have not been concluded together. */
export function isSealed(on: Case, standard: ScoringStandard): boolean {
  const { scores = [], round } = on.memory
  const stage = stageNow(on, standard)
  if (!combineNow(on, standard)) return false
  const last = scores.at(-1)
  const ended = last?.stage === stage.id && last.round === round && last.sheet === undefined
  return !ended || moreFollow(on, standard)
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

/** What is an assessor's own in answers: what they found, and which claims they confirmed, each in which event. */
export function foundIn(answers: Answers): Pick<HandedIn, 'found' | 'confirmed'> {
  const own = Object.entries(answers)
  const found = own.flatMap(([fact, { assessor }]) => (assessor ? [[fact, { assessor }]] : []))
  const confirmed = own.flatMap(([fact, { applicant }]) =>
    applicant?.confirmed === undefined ? [] : [[fact, applicant.confirmed]],
  )
  return { found: Object.fromEntries(found), confirmed: Object.fromEntries(confirmed) }
}

/** Answers with what an assessor found and confirmed before. */
export function withFound(
  others: Answers,
  { found, confirmed }: Pick<HandedIn, 'found' | 'confirmed'>,
): Answers {
  const made: Record<string, Answers[string]> = { ...others }
  for (const [fact, own] of Object.entries(found)) made[fact] = { ...made[fact], ...own }
  for (const [fact, seq] of Object.entries(confirmed)) {
    const claim = made[fact]?.applicant
    if (claim) made[fact] = { ...made[fact], applicant: { ...claim, confirmed: seq } }
  }
  return made
}

/** A sheet is of one round and one assessor: a new one begins without what the last one found or confirmed. */
export function freshSheet(answers: Answers): Answers {
  const entries = Object.entries(answers).flatMap(([fact, { assessor: _, applicant, ...rest }]) => {
    const { confirmed: __, ...claim } = applicant ?? {}
    const kept = { ...rest, ...(applicant ? { applicant: claim } : {}) }
    return Object.keys(kept).length > 0 ? [[fact, kept]] : []
  })
  return Object.fromEntries(entries)
}
