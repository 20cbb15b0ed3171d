import { reasonsFor } from '../compile/answers.ts'
import { compileStandard } from '../compile/standard.ts'
import { factFlaw } from '../compile/values.ts'
import type { Programme } from '../programme.ts'
import { derived, type Fact, mayBeBlank } from '../score/fact.ts'
import { answerStates } from '../score/readings.ts'
import { score } from '../score/score.ts'
import type { Sheet } from '../score/sheet.ts'
import type { ScoringStandard } from '../score/standard.ts'
import type { ExamplesFile, StandardFile } from '../shapes.ts'
import { isObject, type Json } from '../terms.ts'
import { differences } from './difference.ts'
import { entryProblems, type Say } from './entry.ts'
import { answersOf, type Example, examplesIn, isState, readingFor } from './example.ts'
import { nearest, type Problem } from './problem.ts'
import { called, choices, levelsNamed, type World } from './rule.ts'
import type { Source } from './source.ts'
import { type Unfit, unfitWords } from './unfit.ts'
import { astrayIn } from './wanted.ts'

/** What an example is read against, and where its problems are said. */
interface Around {
  readonly standard: ScoringStandard
  readonly programme: Programme
  /** The examples that have a name. */
  readonly ids: readonly string[]
  /** Of what all rows of an entry give, the facts that do not fit the standard. */
  readonly unfit: (example: Example) => readonly string[]
  readonly say: Say
}

/** Examples are tests: each is scored, and what differs from what it wants is a problem at its place. */
export function exampleProblems(
  source: Source,
  all: ExamplesFile,
  { value, digest }: { readonly value: StandardFile; readonly digest: string },
  { programme, methods }: Pick<World, 'programme' | 'methods'>,
): readonly Problem[] {
  const standard = compileStandard(value, digest, methods)
  const say: Say = (path, code, zh, en, fix, on) => {
    const place = on === 'key' ? source.keyPlace(path) : source.place(path)
    return source.problem(place, code, zh, en, fix)
  }
  const misshapen = all.flatMap((entry, index) => entryProblems(entry, index, all, say))
  const astray = all.flatMap((entry, index) =>
    astrayIn(entry, index, standard).map(({ path, zh, en, fix, on }) => ({
      ...{ index, problem: say(path, 'example-name', zh, en, fix, on) },
    })),
  )
  const wrong = new Set([...misshapen, ...astray].map(({ index }) => index))
  const ids = all.flatMap(({ id }) => id ?? [])
  const around = { standard, programme, ids, unfit: unfitIn(standard), say }
  return [
    ...[...misshapen, ...astray].map(({ problem }) => problem),
    ...once(
      examplesIn(all)
        .filter(({ index }) => !wrong.has(index))
        .flatMap((example) => problemsOf(example, around)),
    ),
  ]
}

/** What all rows of an entry have in common is said once. */
const once = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(
    problems.map((one) => [`${one.line}:${one.column} ${one.code} ${one.zh}`, one]),
  ).values(),
]

function problemsOf(example: Example, around: Around): readonly Problem[] {
  const { standard, programme, ids, unfit, say } = around
  const { level, like, index } = example
  if (!standard.levels.includes(level)) {
    const zh = `标准没有等级 ${level}`
    const en = `the standard has no level "${level}"`
    const known = levelsNamed(programme, standard.levels)
    return [say([index, 'level'], 'example-level', zh, en, choices(null, known))]
  }
  if (example.facts === null) {
    const en = `there is no example "${like}", or it is like this one`
    const near =
      like === undefined
        ? null
        : nearest(
            like,
            ids.filter((id) => id !== like),
          )
    const fix = near === null ? undefined : ([near, near] as const)
    return [say([index, 'like'], 'example-like', `没有示例 ${like}，或互相引用`, en, fix)]
  }
  const wrong = Object.entries(example.given).flatMap(([id, answer]) =>
    givenProblems(id, answer, example, around),
  )
  // What is wrong in the example that this one is like is said there, once.
  const sound = unfit(example).every((id) => Object.hasOwn(example.given, id))
  return wrong.length > 0 || !sound ? wrong : failures(example, example.facts, around)
}

/** What is wrong with one fact that an example gives. */
function givenProblems(
  id: string,
  answer: unknown,
  { level, givenAt }: Example,
  { standard, say }: Around,
): readonly Problem[] {
  const fact = standard.facts.get(id)
  if (!fact || derived(fact)) {
    const known = [...standard.facts.values()].filter((one) => !derived(one))
    return [
      say(
        givenAt(id),
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
  const strange = strangeKey(answer)
  if (strange !== null)
    return [
      say(
        [...givenAt(id), strange],
        'example-value',
        `不认识的键 ${strange}`,
        `unknown key "${strange}"`,
        choices(nearest(strange, stateKeys), stateKeys),
        'key',
      ),
    ]
  const unfit = answerFlaw(fact, answer, level, standard)
  if (unfit === null) return []
  const { zh, en, fix } = unfitWords(unfit)
  return [
    say(
      givenAt(id),
      'example-value',
      `事实 ${called(fact)}的值不合：${zh}`,
      `the value of "${id}" does not fit: ${en}`,
      fix,
    ),
  ]
}

const stateKeys = ['state', 'value', 'reason']

/** A key of an answer with its state that is none, or of one that must have meant its state. */
function strangeKey(answer: unknown): string | null {
  if (!isObject(answer as Json)) return null
  const keys = Object.keys(answer as object)
  const meant = isState(answer) || keys.some((key) => nearest(key, ['state']) !== null)
  return meant ? (keys.find((key) => !stateKeys.includes(key)) ?? null) : null
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

/** The facts of an example that do not fit, its own rows left out: asked once for all rows of an entry. */
const unfitIn = (standard: ScoringStandard): Around['unfit'] => {
  const found = new Map<Example['base'], readonly string[]>()
  return ({ base, level }) => {
    const ids =
      found.get(base) ??
      Object.entries(base ?? {}).flatMap(([id, answer]) =>
        fits(id, answer, level, standard) ? [] : [id],
      )
    found.set(base, ids)
    return ids
  }
}

/** What the sheet of a sound example gives otherwise than the example wants. */
const failures = (
  example: Example,
  facts: NonNullable<Example['facts']>,
  { standard, programme, say }: Around,
): readonly Problem[] =>
  differences(standard, example, answersOf(facts), readingFor(programme, example)).map(
    ({ path, want, got }) => {
      const wanted = JSON.stringify(want)
      return say(
        example.wantAt(path),
        'example-fails',
        `「${example.note}」${path.join('/')} 应为 ${wanted}，实为 ${got}`,
        `"${example.note}": ${path.join('/')} should be ${wanted} and is ${got}`,
      )
    },
  )

/** What an example of a sound standard comes to now, and how many of the things that it wants are otherwise. */
export interface ExampleScored {
  readonly sheet: Sheet
  readonly differing: number
}

/** Scores one example of a standard; null where its level or a fact that it gives does not fit the standard. */
export function scoredExample(
  example: Example,
  standard: ScoringStandard,
  programme: Programme,
): ExampleScored | null {
  const { facts, level } = example
  if (facts === null || !standard.levels.includes(level)) return null
  if (!Object.entries(facts).every(([id, answer]) => fits(id, answer, level, standard))) return null
  const [answers, read] = [answersOf(facts), readingFor(programme, example)]
  const sheet = score(standard, level, answers, read)
  return { sheet, differing: differences(standard, example, answers, read).length }
}
