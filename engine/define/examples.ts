import { localDate } from '../calendar.ts'
import { reasonsFor } from '../compile/answers.ts'
import { compileStandard } from '../compile/standard.ts'
import { factFlaw } from '../compile/values.ts'
import type { Programme } from '../programme.ts'
import { derived, type Fact, mayBeBlank } from '../score/fact.ts'
import {
  type Answer,
  type AnswerState,
  type Answers,
  answerStates,
  type Reading,
} from '../score/readings.ts'
import type { ScoringStandard } from '../score/standard.ts'
import type { ExamplesFile, StandardFile } from '../shapes.ts'
import type { Json } from '../terms.ts'
import { differences } from './difference.ts'
import { nearest, type Problem } from './problem.ts'
import { called, choices, levelsNamed, type World } from './rule.ts'
import type { Path, Source } from './source.ts'
import { type Unfit, unfitWords } from './unfit.ts'

type Example = ExamplesFile[number]

/** What an example is read against, and where its problems are said. */
interface Around {
  readonly standard: ScoringStandard
  readonly programme: Programme
  readonly all: ExamplesFile
  say(
    path: Path,
    code: string,
    zh: string,
    en: string,
    fix?: readonly [string, string],
    on?: 'key',
  ): Problem
}

/** Examples are tests: each is scored, and what differs from what it wants is a problem at its place. */
export function exampleProblems(
  source: Source,
  all: ExamplesFile,
  { value, digest }: { readonly value: StandardFile; readonly digest: string },
  { programme, methods }: Pick<World, 'programme' | 'methods'>,
): readonly Problem[] {
  const standard = compileStandard(value, digest, methods)
  return all.flatMap((example, index) => {
    const say: Around['say'] = (path, code, zh, en, fix, on) => {
      const here = [index, ...path]
      const place = on === 'key' ? source.keyPlace(here) : source.place(here)
      return source.problem(place, code, zh, en, fix)
    }
    const around = { standard, programme, all, say }
    const twice = idTwice(example, index, around)
    return [...twice, ...problemsOf(example, around)]
  })
}

/** Another example could not say which of the two it is like. */
function idTwice({ id }: Example, index: number, { all, say }: Around): readonly Problem[] {
  return id === undefined || all.findIndex((one) => one.id === id) === index
    ? []
    : [say(['id'], 'example-twice', `示例标识 ${id} 重复`, `the example id "${id}" is used twice`)]
}

function problemsOf(example: Example, around: Around): readonly Problem[] {
  const { standard, programme, all, say } = around
  const { level, like } = example
  if (!standard.levels.includes(level)) {
    const zh = `标准没有等级 ${level}`
    const en = `the standard has no level "${level}"`
    const known = levelsNamed(programme, standard.levels)
    return [say(['level'], 'example-level', zh, en, choices(null, known))]
  }
  const given = factsGiven(example, all)
  if (given === null) {
    const en = `there is no example "${like}", or it is like this one`
    return [say(['like'], 'example-like', `没有示例 ${like}，或互相引用`, en)]
  }
  const wrong = Object.entries(example.given ?? {}).flatMap(([id, answer]) =>
    givenProblems(id, answer, level, around),
  )
  // What is wrong in the example that this one is like is said there, once.
  const sound = Object.entries(given).every(([id, answer]) => fits(id, answer, level, standard))
  return wrong.length > 0 || !sound ? wrong : failures(example, given, around)
}

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

/** What is wrong with one fact that an example gives. */
function givenProblems(
  id: string,
  answer: unknown,
  level: string,
  { standard, say }: Around,
): readonly Problem[] {
  const fact = standard.facts.get(id)
  if (!fact || derived(fact)) {
    const known = [...standard.facts.values()].filter((one) => !derived(one))
    return [
      say(
        ['given', id],
        'example-fact',
        `标准没有可填的事实 ${id}`,
        `the standard has no fact "${id}" to be given`,
        choices(
          nearest(
            id,
            known.map((one) => one.id),
          ),
          known,
        ),
        'key',
      ),
    ]
  }
  const unfit = answerFlaw(fact, answer, level, standard)
  if (unfit === null) return []
  const { zh, en, fix } = unfitWords(unfit)
  return [
    say(
      ['given', id],
      'example-value',
      `事实 ${called(fact)}的值不合：${zh}`,
      `the value of "${id}" does not fit: ${en}`,
      fix,
    ),
  ]
}

/** Why an answer does not fit its fact, and what would; null when it does. */
export function answerFlaw(
  fact: Fact,
  answer: unknown,
  level: string,
  standard: ScoringStandard,
): Unfit | null {
  if (!isState(answer)) return factFlaw(fact, answer as Json)
  const { state, value = null, reason } = answer
  if (!answerStates.includes(state)) return { why: 'option', want: answerStates }
  if (state === 'not_applicable') {
    const reasons = reasonsFor(standard, level, fact.id)
    return reasons.includes(reason ?? '') ? null : { why: 'reason-unlisted', want: reasons }
  }
  if (state !== 'answered' || (value === null && mayBeBlank(fact))) return null
  return factFlaw(fact, value)
}

const fits = (id: string, answer: unknown, level: string, standard: ScoringStandard): boolean => {
  const fact = standard.facts.get(id)
  return fact !== undefined && answerFlaw(fact, answer, level, standard) === null
}

const isState = (
  answer: unknown,
): answer is { state: AnswerState; value?: Json; reason?: string } =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'state' in answer

const answerOf = (answer: unknown): Answer =>
  isState(answer)
    ? { value: null, seq: 0, ...answer }
    : { state: 'answered', value: answer as Json, seq: 0 }

/** The day of filing where an example names none: ages are counted at it. */
const someDay = localDate('2026-01-01T00:00:00.000Z')

/** How an example is read: as whoever assesses saw it, on the day of filing that it names. */
export const readingAs = (
  { filed }: Pick<Example, 'filed'>,
  { suppliers }: Programme,
): Reading => ({
  precedence: suppliers.precedence as Reading['precedence'],
  claims: [],
  trustsClaims: true,
  filedOn: filed ?? someDay,
})

/** What an example gives, as answers. */
export const answersGiven = (given: Record<string, unknown>): Answers =>
  Object.fromEntries(
    Object.entries(given).map(([id, answer]) => [id, { assessor: answerOf(answer) }]),
  )

/** What the sheet of a sound example gives otherwise than the example wants. */
function failures(
  example: Example,
  given: Record<string, unknown>,
  { standard, programme, say }: Around,
): readonly Problem[] {
  const read = readingAs(example, programme)
  return differences(standard, example, answersGiven(given), read).map(({ path, want, got }) => {
    const wanted = JSON.stringify(want)
    return say(
      ['want', ...path],
      'example-fails',
      `「${example.note}」${path.join('/')} 应为 ${wanted}，实为 ${got}`,
      `"${example.note}": ${path.join('/')} should be ${wanted} and is ${got}`,
    )
  })
}
