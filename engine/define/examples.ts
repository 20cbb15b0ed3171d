import { localDate } from '../calendar.ts'
import { factFlaw } from '../compile/fields.ts'
import { compileStandard } from '../compile/standard.ts'
import type { Programme } from '../programme.ts'
import { compare, equal, exactText, parseExact, publish, rational } from '../rational.ts'
import { derived, type Fact } from '../score/fact.ts'
import {
  type Answer,
  type AnswerState,
  type Answers,
  answerStates,
  type Reading,
} from '../score/readings.ts'
import { conditionsOf, type Line, type Sheet, score } from '../score/score.ts'
import type { ScoringStandard } from '../score/standard.ts'
import type { ExamplesFile, StandardFile } from '../shapes.ts'
import type { Json } from '../terms.ts'
import { nearest, type Problem } from './problem.ts'
import { choices } from './rule.ts'
import type { Path, Source } from './source.ts'

type Example = ExamplesFile[number]

/** Examples are tests: each is scored, and what differs from what it wants is a problem at its place. */
export function exampleProblems(
  source: Source,
  examples: ExamplesFile,
  { value, digest }: { readonly value: StandardFile; readonly digest: string },
  programme: Programme,
): readonly Problem[] {
  const standard = compileStandard(value, digest)
  return examples.flatMap((example, index) => {
    const say = (
      path: Path,
      code: string,
      zh: string,
      en: string,
      fix?: readonly [string, string],
    ) => source.problem(source.place([index, ...path]), code, zh, en, fix)
    if (!standard.levels.includes(example.level)) {
      return [
        say(
          ['level'],
          'example-level',
          `标准没有等级 ${example.level}`,
          `the standard has no level "${example.level}"`,
        ),
      ]
    }
    const given = factsGiven(example, examples)
    if (given === null) {
      return [
        say(
          ['like'],
          'example-like',
          `没有示例 ${example.like}，或互相引用`,
          `there is no example "${example.like}", or it is like this one`,
        ),
      ]
    }
    const wrong = Object.entries(example.given ?? {}).flatMap(([id, answer]) => {
      const fact = standard.facts.get(id)
      if (fact && !derived(fact)) {
        const why = answerFlaw(fact, answer)
        return why === null
          ? []
          : [
              say(
                ['given', id],
                'example-value',
                `事实 ${id} 的值不合：${why}`,
                `the value of "${id}" does not fit: ${why}`,
              ),
            ]
      }
      const open = [...standard.facts.values()].filter((one) => !derived(one))
      const known = open.map((one) => one.id)
      return [
        source.problem(
          source.keyPlace([index, 'given', id]),
          'example-fact',
          `标准没有可填的事实 ${id}`,
          `the standard has no fact "${id}" to be given`,
          choices(nearest(id, known), known),
        ),
      ]
    })
    if (wrong.length > 0 || !sound(standard, given)) return wrong
    const read: Reading = {
      precedence: programme.suppliers.precedence as Reading['precedence'],
      claims: [],
      trustsClaims: true,
      filedOn: example.filed ?? localDate('2026-01-01T00:00:00.000Z'),
    }
    const answers = Object.fromEntries(
      Object.entries(given).map(([id, answer]) => [id, { assessor: answerOf(answer) }]),
    )
    return differences(standard, example, answers, read).map(({ path, got }) => {
      const wanted = JSON.stringify(
        path.reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], example.want),
      )
      const at: Path = ['want', ...path]
      return say(
        at,
        'example-fails',
        `「${example.note}」${path.join('/')} 应为 ${wanted}，实为 ${got}`,
        `"${example.note}": ${path.join('/')} should be ${wanted} and is ${got}`,
      )
    })
  })
}

/** What an example gives, over what the one it is like gives; null when there is no such one. */
function factsGiven(
  { like, given = {} }: Example,
  all: ExamplesFile,
  before: readonly string[] = [],
): Record<string, unknown> | null {
  if (like === undefined) return given
  const base = before.includes(like) ? undefined : all.find(({ id }) => id === like)
  const under = base ? factsGiven(base, all, [...before, like]) : null
  return under && { ...under, ...given }
}

/** Why an answer does not fit its fact, in the words of a field's flaw; null when it does. */
function answerFlaw(fact: Fact, answer: unknown): string | null {
  if (!isState(answer)) return factFlaw(fact, answer as Json)?.why ?? null
  if (!answerStates.includes(answer.state)) return 'option'
  return answer.state === 'answered' ? (factFlaw(fact, answer.value ?? null)?.why ?? null) : null
}

/** What is wrong in the example that this one is like is said there, once. */
const sound = ({ facts }: ScoringStandard, given: Record<string, unknown>): boolean =>
  Object.entries(given).every(([id, answer]) => {
    const fact = facts.get(id)
    return fact && answerFlaw(fact, answer) === null
  })

const isState = (
  answer: unknown,
): answer is { state: AnswerState; value?: Json; reason?: string } =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && 'state' in answer

const answerOf = (answer: unknown): Answer =>
  isState(answer)
    ? { value: null, seq: 0, ...answer }
    : { state: 'answered', value: answer as Json, seq: 0 }

interface Difference {
  readonly path: readonly string[]
  readonly got: string
}

function differences(
  standard: ScoringStandard,
  { level, want }: Example,
  answers: Answers,
  read: Reading,
): readonly Difference[] {
  const sheet = score(standard, level, answers, read)
  const lines = new Map(flat(sheet.lines).map((line) => [line.id, line]))
  const conditions = new Map(
    conditionsOf(standard, answers, read).map(({ id, state }) => [id, state as string]),
  )
  const differing: (Difference | null)[] = [
    want.total === undefined ? null : totalDiffers(sheet, standard, want.total),
    want.between === undefined
      ? null
      : same(['between'], want.between.map(String).map(exact), [
          exactText(sheet.least),
          exactText(sheet.most),
        ]),
    want.outcome === undefined ? null : same(['outcome'], want.outcome, sheet.outcome),
    want.grade === undefined ? null : same(['grade'], want.grade, sheet.grade),
    want.missing === undefined ? null : same(['missing'], want.missing, sheet.missing),
    want.vetoes === undefined
      ? null
      : same(
          ['vetoes'],
          want.vetoes,
          sheet.vetoes.filter(({ fires }) => fires).map(({ id }) => id),
        ),
    ...Object.entries(want.points ?? {}).map(([id, points]) =>
      pointsDiffer(lines.get(id), id, points, standard),
    ),
    ...Object.entries(want.states ?? {}).map(([id, state]) =>
      same(['states', id], state, lines.get(id)?.state),
    ),
    ...Object.entries(want.conditions ?? {}).map(([id, state]) =>
      same(['conditions', id], state, conditions.get(id)),
    ),
  ]
  return differing.filter((one) => one !== null)
}

const flat = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => [line, ...flat(line.children)])
/** As `exactText` writes it; what is no number stays as it is, and differs. */
const exact = (text: string): string =>
  /^[+-]?\d{1,15}(\.\d{1,15})?$|^-?\d{1,15}\/0*[1-9]\d{0,14}$/.test(text)
    ? exactText(parseExact(text))
    : text

const same = (path: readonly string[], want: unknown, got: unknown): Difference | null =>
  JSON.stringify(want) === JSON.stringify(got) ? null : { path, got: JSON.stringify(got) ?? '—' }

/** A total as text is the published one, as a number the exact one. */
function totalDiffers(
  { least, most }: Sheet,
  { scale, rounding }: ScoringStandard,
  want: number | string,
): Difference | null {
  if (compare(least, most) !== 0)
    return { path: ['total'], got: `${exactText(least)}–${exactText(most)}` }
  if (typeof want === 'string') return same(['total'], want, publish(least, scale, rounding))
  return equal(rational(want), least) ? null : { path: ['total'], got: exactText(least) }
}

function pointsDiffer(
  line: Line | undefined,
  id: string,
  want: number | string,
  { scale, rounding }: ScoringStandard,
): Difference | null {
  const path = ['points', id]
  if (!line) return { path, got: '—' }
  if (typeof want === 'string') return same(path, want, publish(line.least, scale, rounding))
  return equal(rational(want), line.least) ? null : { path, got: exactText(line.least) }
}
