import { type Instant, type LocalDate, localDate } from '../calendar.ts'
import type { StandardFile, Statement } from '../shapes.ts'
import type { Language } from '../terms.ts'

/** How far a definition has come, from its author's desk to its end. */
export type PublicationStep = Statement['step']

/** In their order; `trial` may be left out on the way to `published`. */
export const publicationSteps = ['draft', 'review', 'trial', 'published', 'withdrawn'] as const

const names: Readonly<Record<PublicationStep, readonly [zh: string, en: string]>> = {
  draft: ['起草', 'draft'],
  review: ['复核', 'review'],
  trial: ['试行', 'trial'],
  published: ['施行', 'published'],
  withdrawn: ['撤回', 'withdrawn'],
}

/** A step as it is called. */
export const publicationName = (step: PublicationStep, language: Language): string =>
  names[step][language === 'zh' ? 0 : 1]

/** One step that was taken, and when. */
export interface Taken {
  readonly step: PublicationStep
  readonly at: Instant
}

type Kind = Statement['kind']

/** Where a definition stands that has no record: an operator's folder says it in the file itself. */
export const standingInFolder = (kind: Kind, publication: string | undefined): PublicationStep =>
  kind === 'standard' && isStep(publication) ? publication : 'published'

const isStep = (word: string | undefined): word is PublicationStep =>
  (publicationSteps as readonly (string | undefined)[]).includes(word)

/** How far the file itself lets a definition come: a draft, or what it calls withdrawn, to its review; what is meant for trial to its trial. */
export function furthest(kind: Kind, publication: string | undefined): PublicationStep {
  if (kind !== 'standard') return 'published'
  if (publication === 'draft' || publication === 'withdrawn') return 'review'
  return publication === 'trial' ? 'trial' : 'published'
}

/**
 * The steps from where a definition stands (null: nowhere yet) to where it is to go; empty where it is there
 * already, null where no way leads there. Each of them wants its own signatures; `trial` is on the way to
 * `published` only where it is signed for.
 */
export function stepsTo(
  from: PublicationStep | null,
  to: PublicationStep,
  trialSigned: boolean,
): readonly PublicationStep[] | null {
  if (to === 'withdrawn') return from === null ? null : from === to ? [] : ['withdrawn']
  if (from === 'withdrawn') return null
  const place = (step: PublicationStep): number => publicationSteps.indexOf(step)
  const done = from === null ? -1 : place(from)
  return publicationSteps
    .slice(done + 1, place(to) + 1)
    .filter((step) => step !== 'trial' || to === 'trial' || trialSigned)
}

/** A standard as cases are to see it: its file says how far it may come, its records how far it has come. */
export function asRecorded(value: StandardFile, taken: readonly Taken[]): StandardFile {
  const last = taken.at(-1)
  if (!last || last.step === 'published') return value
  if (last.step === 'withdrawn')
    return { ...value, publication: 'withdrawn', effective: { from: dayOf(last) } }
  return { ...value, publication: last.step === 'trial' ? 'trial' : 'draft' }
}

const dayOf = ({ at }: Taken): LocalDate => localDate(at)

/** A case under a standard that was never more than on trial is scored on trial, also after it was withdrawn. */
export const scoredAs = (
  { publication }: StandardFile,
  taken: readonly Taken[],
): StandardFile['publication'] =>
  taken.some(({ step }) => step === 'trial') && taken.every(({ step }) => step !== 'published')
    ? 'trial'
    : publication
