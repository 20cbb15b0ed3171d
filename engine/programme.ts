import type { FactsFile, FieldsFile, ProgrammeFile, SourcesFile } from './shapes.ts'

/** A programme with what stands beside it in its folder: one definition, one digest. */
export interface Programme extends ProgrammeFile {
  readonly fields: FieldsFile['sets']
  readonly seen_by: FieldsFile['seen_by']
  readonly facts: FactsFile['facts']
  readonly sources: SourcesFile['sources']
}

/** From the most open to the most closed. */
export const fieldClasses = ['public', 'internal', 'sensitive', 'sealed'] as const
export type FieldClass = (typeof fieldClasses)[number]
export type Field = Programme['fields'][string][string]

/** Levels of the ladder, from the entry level upward; optional levels below the entry are not rungs. */
export function rungs({ levels, ladder }: Programme): readonly string[] {
  const upward = levels.of.toReversed()
  return upward.slice(upward.indexOf(ladder.entry))
}

/** How many steps from the top; -1 for a level the programme does not know. */
export const depthOf = ({ levels }: Programme, level: string): number => levels.of.indexOf(level)

/** The id of the procedure that a level runs. */
export const procedureFor = ({ procedures }: Programme, level: string): string =>
  procedures[level] ?? procedures.default!
