import type { Document, FactsFile, FieldsFile, ProgrammeFile, SourcesFile } from './shapes.ts'
import type { Text } from './terms.ts'

/** A programme with what stands beside it in its folder: one definition, one digest. */
export interface Programme extends ProgrammeFile {
  readonly fields: FieldsFile['sets']
  readonly seen_by: FieldsFile['seen_by']
  readonly facts: FactsFile['facts']
  /** What the kinds of evidence are called that facts name. */
  readonly evidence?: FactsFile['evidence']
  readonly sources: SourcesFile['sources']
}

/** From the most open to the most closed. */
export const fieldClasses = ['public', 'internal', 'sensitive', 'sealed'] as const
export type FieldClass = (typeof fieldClasses)[number]
export type Field = Programme['fields'][string][string]

/**
 * Levels of the ladder, from the entry level upward; optional levels below the entry are not rungs. A programme
 * without a ladder has none: each level is open by itself, but none below a title in force.
 */
export function rungs({ levels, ladder }: Programme): readonly string[] {
  if (!ladder) return []
  const upward = levels.of.toReversed()
  return upward.slice(upward.indexOf(ladder.entry))
}

/** How many steps from the top; -1 for a level the programme does not know. */
export const depthOf = ({ levels }: Programme, level: string): number => levels.of.indexOf(level)

/** So many stars as the programme allows of those that were earned: none where it has none. */
export const starsFor = ({ stars }: Programme, times: number): number =>
  Math.min(stars?.max ?? 0, times)

/** The id of the procedure that a level runs. */
export const procedureFor = ({ procedures }: Programme, level: string): string =>
  procedures[level] ?? procedures.default!

type Listed = { readonly [id: string]: { readonly name: Text } } | undefined

/** What a programme calls a word that it lists; the id where it does not. */
const namedIn = (listed: Listed, id: string): Text =>
  listed && Object.hasOwn(listed, id) ? listed[id]!.name : id

export const sectorNamed = ({ sectors }: Pick<ProgrammeFile, 'sectors'>, id: string): Text =>
  namedIn(sectors, id)
export const modeNamed = ({ assessment }: Pick<ProgrammeFile, 'assessment'>, id: string): Text =>
  namedIn(assessment?.modes, id)
export const formNamed = ({ assessment }: Pick<ProgrammeFile, 'assessment'>, id: string): Text =>
  namedIn(assessment?.forms, id)

/** The clauses of a document that may be cited; null where it does not list them. */
export const clausesOf = ({ clauses }: Document): readonly string[] | null =>
  clauses === undefined ? null : Array.isArray(clauses) ? clauses : Object.keys(clauses)

/** A provision as it is cited, with the title of its document and, where the source has it, its own text. */
export interface Cited {
  readonly source: string
  readonly title: string
  readonly clause: string
  readonly text: string | null
}
type Documents = { readonly [id: string]: Document }

/** Everything that a `source` cites, looked up in the first of the documents that knows it. */
export const citedBy = (
  source: string | readonly string[] | null | undefined,
  ...documents: readonly (Documents | undefined)[]
): readonly Cited[] =>
  [source ?? []].flat().map((one) => {
    const [id = '', ...rest] = one.split(' ')
    const clause = rest.join(' ')
    const document = documents.flatMap((all) => all?.[id] ?? [])[0]
    const texts = document?.clauses ?? []
    const text = Array.isArray(texts) ? null : (texts[clause] ?? null)
    return { source: one, title: document?.title ?? id, clause, text }
  })
