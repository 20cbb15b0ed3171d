import { compileStandard } from '../compile/standard.ts'
import type { Authored } from '../define/definition.ts'
import { answersOf, type Example, examplesIn, readingFor } from '../define/example.ts'
import { answerFlaw } from '../define/examples.ts'
import { canonical } from '../digest.ts'
import { conditionsOf } from '../score/conditions.ts'
import { derived } from '../score/fact.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import { score } from '../score/score.ts'
import { totalText } from '../score/sheet.ts'
import { stands } from '../score/verdict.ts'
import type { ExamplesFile } from '../shapes.ts'
import { same, sidesOf } from './sides.ts'

/** What one version makes of what was seen. */
export interface Result {
  /** As it is published; an interval while something is missing. */
  readonly total: string
  readonly grade: string | null
  readonly outcome: string
  readonly vetoes: readonly string[]
  /** Conditions that are not met. */
  readonly unmet: readonly string[]
  readonly missing: readonly string[]
  /** Facts that were given and that this version does not know, or does not take as they were given. */
  readonly unknown: readonly string[]
}

/** One thing that was seen, under both versions; null where a version has no such level. */
export interface Impact {
  readonly note: string
  readonly level: string
  readonly before: Result | null
  readonly after: Result | null
  /** In which of these the two differ. */
  readonly differs: readonly (keyof Result)[]
}

const told = ['total', 'grade', 'outcome', 'vetoes', 'unmet', 'missing'] as const

/**
 * What examples come to under an earlier and a later version: what they give is scored by both, a fact under the
 * id that it has in each. Examples that give the same at the same level are scored once.
 */
export function impactOf(
  before: Authored,
  after: Authored,
  corpora: readonly ExamplesFile[],
  methods: Methods = builtIn,
): readonly Impact[] {
  const { renamed } = sidesOf(before, after, methods)
  const forth = new Map(renamed.map(({ from, to }) => [from, to]))
  const back = new Map(renamed.map(({ from, to }) => [to, from]))
  const [old, now] = [scorer(before, back, methods), scorer(after, forth, methods)]
  const done = new Set<string>()
  // Facts are the same ones under whatever id, and in whatever order a version declares them.
  const inAfter = (key: keyof Result, result: Result | null): unknown => {
    const value = result?.[key] ?? null
    return Array.isArray(value) ? value.map((id) => forth.get(id) ?? id).toSorted() : value
  }
  return corpora.flatMap((all) =>
    examplesIn(all).flatMap((example): readonly Impact[] => {
      const { facts: given, note, level, filed } = example
      const seen = canonical({ given: given && called(given, forth), level, filed })
      if (!given || done.has(seen)) return []
      done.add(seen)
      const [was, is] = [old(example, given), now(example, given)]
      const differs = told.filter((key) => !same(inAfter(key, was), inAfter(key, is)))
      return [{ note, level, before: was, after: is, differs: was && is ? differs : [...told] }]
    }),
  )
}

type Given = NonNullable<Example['facts']>

const called = (given: Given, names: ReadonlyMap<string, string>): Given =>
  Object.fromEntries(Object.entries(given).map(([id, answer]) => [names.get(id) ?? id, answer]))

/** Scores what an example gives by one version; `names` has the ids of the other version. */
function scorer(
  { definition, programme }: Authored,
  names: ReadonlyMap<string, string>,
  methods: Methods,
) {
  const standard = compileStandard(definition.value, definition.digest, methods)
  return (example: Pick<Example, 'level' | 'filed'>, given: Given): Result | null => {
    const { level } = example
    if (!standard.levels.includes(level)) return null
    const own = called(given, names)
    const fits = (id: string): boolean => {
      const fact = standard.facts.get(id)
      return !!fact && !derived(fact) && answerFlaw(fact, own[id], level, standard) === null
    }
    const known = Object.fromEntries(Object.entries(own).filter(([id]) => fits(id)))
    const [answers, reading] = [answersOf(known), readingFor(programme, example)]
    const sheet = score(standard, level, answers, reading)
    return {
      total: totalText(sheet, standard),
      grade: sheet.grade,
      outcome: sheet.outcome,
      vetoes: sheet.vetoes.filter(stands).map(({ id }) => id),
      unmet: conditionsOf(standard, level, answers, reading)
        .filter(({ state, advisory }) => state === 'unmet' && !advisory)
        .map(({ id }) => id),
      missing: sheet.missing,
      unknown: Object.keys(own).filter((id) => !fits(id)),
    }
  }
}
