import { addMonths, endOf, type Instant, localDate, type Term, term } from '../calendar.ts'
import type { Case } from '../case.ts'
import type { Circumstances, Window } from '../circumstances.ts'
import type { Asked } from './word.ts'

/** An hour that the procedure knows by name; the proof says which days were counted. */
export interface Deadline {
  readonly at: Instant
  readonly proof?: Term['proof'] | undefined
}
type Find = (
  on: Case,
  given: Pick<Circumstances, 'batch' | 'calendar' | 'standard'>,
  asked: Pick<Asked, 'stepTerm' | 'command'>,
) => Deadline | null

/** What a procedure may name with `at:` and `due:`. Null where nothing is due. */
export const deadlines = {
  'filing-closes': (_, { batch }) => closing(batch?.filing),
  'batch-ends': (_, { batch }) => closing(batch?.cycle),

  /** The end of the last round that the case has not used; at once when none is left. */
  'last-round-closes': ({ memory, entered }, { batch }) => {
    const left = batch?.rounds.filter(({ number }) => !memory.rounds?.includes(number)) ?? []
    const last = left
      .map(({ closes }) => closes)
      .toSorted()
      .at(-1)
    return batch ? at(last ?? entered.at) : null
  },

  'step-due': ({ entered }, { calendar }, { stepTerm }) => {
    if (!stepTerm) return null
    const { ends, proof } = term(calendar, entered.at, stepTerm)
    return { at: ends, proof }
  },

  'notice-ends': ({ memory: { notice } }) =>
    notice ? { at: notice.ends, proof: notice.proof } : null,

  /** After an appeal was ruled on nothing more is waited for. */
  'appeal-ends': ({ memory: { sanction }, entered }) =>
    at(sanction?.ruled ? entered.at : sanction?.appealEnds),

  'title-ends': ({ memory: { title } }) => at(title?.expires),

  /** plan 3.f: 定期自评, by the standard's schedule, from the last self-check or the last call for one. */
  'self-check-due': ({ memory, entered }, { standard }, { command }) => {
    const months = standard?.selfCheckMonths
    if (!months) return null
    const from = [entered.at, memory.lastSelfCheck, memory.calls?.[command]].filter(
      (one) => one !== undefined,
    )
    return at(endOf(addMonths(localDate(from.toSorted().at(-1)!), months)))
  },
} satisfies Record<string, Find>

export type DeadlineName = keyof typeof deadlines

const closing = (window: Window | undefined): Deadline | null => at(window?.closes)
const at = (instant: Instant | undefined): Deadline | null =>
  instant === undefined ? null : { at: instant }
