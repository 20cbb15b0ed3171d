import { type LocalDate, localDate } from '../calendar.ts'
import type { Programme } from '../programme.ts'
import type { Answer, AnswerState, Answers, Reading } from '../score/readings.ts'
import type { ExamplesFile } from '../shapes.ts'
import type { Json } from '../terms.ts'
import type { Path } from './source.ts'

type Entry = ExamplesFile[number]

/** One example as it is scored: an entry of the file, or a row of one that has a table. */
export interface Example {
  readonly id: string | undefined
  readonly note: string
  readonly level: string
  /** The day it names, or the one it is like names. */
  readonly filed: LocalDate | undefined
  /** What it gives itself. */
  readonly given: { readonly [fact: string]: unknown }
  /** What all rows of its entry give, before what each tries; null as `facts` is. */
  readonly base: Example['facts']
  /** What it gives over what the example it is like gives; null when there is no such one, or they go in a circle. */
  readonly facts: { readonly [fact: string]: unknown } | null
  readonly want: NonNullable<Entry['want']>
  readonly like: string | undefined
  readonly index: number
  /** Where in the file it stands, what it gives of a fact, and a part of what it wants. */
  readonly at: Path
  readonly givenAt: (fact: string) => Path
  readonly wantAt: (part: Path) => Path
}

/** Every example of a file, rows of a table each as one. */
export const examplesIn = (all: ExamplesFile): readonly Example[] =>
  all.flatMap((entry, index) => {
    const head = headOf(entry, index, all)
    return [
      ...(entry.want ? [single(entry, entry.want, head)] : []),
      ...(entry.rows ?? []).map((_, at) => ofRow(entry, at, head)),
    ]
  })

type Head = Pick<Example, 'id' | 'level' | 'like' | 'index' | 'filed' | 'base'>

const single = (entry: Entry, want: Example['want'], head: Head): Example => ({
  ...head,
  ...{ note: entry.note, given: entry.given ?? {}, facts: head.base, want },
  at: [head.index],
  givenAt: (fact) => [head.index, 'given', fact],
  wantAt: (part) => [head.index, 'want', ...part],
})

/** A row gives the facts that are tried, in their order; its last cell is the points that are wanted. */
function ofRow(entry: Entry, at: number, head: Head): Example {
  const { tries = [], rows = [], points_of = '', note } = entry
  const { index, base } = head
  const row = rows[at]!
  const tried = Object.fromEntries(tries.map((fact, column) => [fact, row[column]]))
  const cell = (column: number): Path => [index, 'rows', at, column]
  return {
    ...head,
    note: `${note}（${row.slice(0, tries.length).map(shown).join('，')}）`,
    given: { ...entry.given, ...tried },
    facts: base && { ...base, ...tried },
    want: { points: { [points_of]: row[tries.length] as number | string } },
    at: [index, 'rows', at],
    givenAt: (fact) => (tries.includes(fact) ? cell(tries.indexOf(fact)) : [index, 'given', fact]),
    wantAt: () => cell(tries.length),
  }
}

const shown = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell))

/** What all that comes of an entry share. */
function headOf(entry: Entry, index: number, all: ExamplesFile): Head {
  const { id, level, like } = entry
  const taken = withLike(entry, all)
  return { id, level, like, index, base: taken?.given ?? null, filed: taken?.filed }
}

/** What an example says itself, over what the one it is like says: facts one by one, and when it was filed. */
interface Said {
  readonly given: Readonly<Record<string, unknown>>
  readonly filed: LocalDate | undefined
}

/** What an example says with what it takes from the one it is like; null when there is no such one. */
export function withLike(
  { like, given = {}, filed }: Entry,
  all: ExamplesFile,
  before: readonly string[] = [],
): Said | null {
  if (like === undefined) return { given, filed }
  const base = before.includes(like) ? undefined : all.find(({ id }) => id === like)
  const under = base ? withLike(base, all, [...before, like]) : null
  return under && { given: { ...under.given, ...given }, filed: filed ?? under.filed }
}

/** Is it an answer with its state, not a value alone? */
export const isState = (
  answer: unknown,
): answer is { state: AnswerState; value?: Json; reason?: string } =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'state' in answer

const answerOf = (answer: unknown): Answer =>
  isState(answer)
    ? { value: null, seq: 0, ...answer }
    : { state: 'answered', value: answer as Json, seq: 0 }

/** Facts as an example gives them, as answers that nobody doubts. */
export const answersOf = (facts: { readonly [fact: string]: unknown }): Answers =>
  Object.fromEntries(
    Object.entries(facts).map(([id, answer]) => [id, { assessor: answerOf(answer) }]),
  )

/** The day of filing where an example names none: ages are counted at it. */
const someDay = localDate('2026-01-01T00:00:00.000Z')

/** How the answers of an example are read. */
export const readingFor = (
  { suppliers }: Pick<Programme, 'suppliers'>,
  { filed = someDay }: Pick<Example, 'filed'>,
): Reading => ({
  precedence: suppliers.precedence as Reading['precedence'],
  claims: [],
  trustsClaims: true,
  filedOn: filed,
})
