import { localDate } from '../calendar.ts'
import type { Programme } from '../programme.ts'
import type { Answer, AnswerState, Answers, Reading } from '../score/readings.ts'
import type { ExamplesFile } from '../shapes.ts'
import type { Json } from '../terms.ts'

type Example = ExamplesFile[number]

/** What an example gives, over what the one it is like gives; null when there is no such one. */
export function factsGiven(
  { like, given = {} }: Example,
  all: ExamplesFile,
  before: readonly string[] = [],
): Record<string, unknown> | null {
  if (like === undefined) return given
  const base = before.includes(like) ? undefined : all.find(({ id }) => id === like)
  const under = base ? factsGiven(base, all, [...before, like]) : null
  return under && { ...under, ...given }
}

/** Is it an answer with its state, and not a bare value? */
export const isState = (
  answer: unknown,
): answer is { state: AnswerState; value?: Json; reason?: string } =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'state' in answer

const answerOf = (answer: unknown): Answer =>
  isState(answer)
    ? { value: null, seq: 0, ...answer }
    : { state: 'answered', value: answer as Json, seq: 0 }

/** The day of filing where an example names none: ages are counted at it. */
const someDay = localDate('2026-01-01T00:00:00.000Z')

/** The answers of what an example gives, as an assessor's. */
export const answersGiven = (given: { readonly [fact: string]: unknown }): Answers =>
  Object.fromEntries(
    Object.entries(given).map(([id, answer]) => [id, { assessor: answerOf(answer) }]),
  )

/** How an example is read: everything counts as it is given. */
export const exampleReading = ({ filed }: Example, { suppliers }: Programme): Reading => ({
  precedence: suppliers.precedence as Reading['precedence'],
  claims: [],
  trustsClaims: true,
  filedOn: filed ?? someDay,
})
