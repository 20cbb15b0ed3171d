import { type Pivot, pivotsOf, waysOf } from '../compile/pivots.ts'
import { type Circumstance, settle, variedIn, writtenAt } from '../compile/settle.ts'
import { blocksOf, factsOf } from '../compile/standard.ts'
import { exactText, type Rational } from '../rational.ts'
import type { Value } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'
import type { Problem } from './problem.ts'
import { meaning, type World } from './rule.ts'
import { circleRules } from './rules/standard/circles.ts'
import { varyRules } from './rules/standard/vary.ts'
import { fixedRules, standardRules } from './rules/standard.ts'
import type { Path, Source } from './source.ts'

/**
 * The meaning of a standard: what is the same in every way that a case may turn out, and the rest in each of them.
 * Where it differs by level or by a fact, what is wrong is said once, where it is written.
 */
export function standardMeaning(
  source: Source,
  standard: StandardFile,
  world: World,
): readonly Problem[] {
  const unsettled = meaning({ ...circleRules, ...varyRules }, source, standard, world)
  if (unsettled.length > 0) return unsettled
  const found = waysIn(source, standard).map(({ label, level, source, value }) => {
    const here = level === null ? world : { ...world, level }
    return { label, problems: meaning(standardRules, source, value, here) }
  })
  return [...meaning(fixedRules, source, standard, world), ...saidOnce(found)]
}

/** One way in which a case may turn out: the standard settled for it, and its source asked for places of that form. */
export interface Settled {
  readonly label: string
  /** Null where its numbers are the same for all levels. */
  readonly level: string | null
  readonly source: Source
  readonly value: StandardFile
  /** Where a path of its value is written. */
  written(path: Path): Path
  /** What each fact that decides is in this way. */
  readonly decided: ReadonlyMap<string, Value>
}

export function waysIn(source: Source, standard: StandardFile): readonly Settled[] {
  const blocks = blocksOf(standard)
  const pivots = pivotsOf(blocks, factsOf(standard.facts))
  const byLevel = variedIn(blocks).some(({ varied }) => varied.vary === 'level')
  const levels = byLevel ? standard.levels : standard.levels.slice(0, 1)
  const ways = levels.flatMap((level) => waysOf(pivots, level))
  return ways.map((way) => ({
    ...{ label: labelOf(way, pivots, byLevel), written: writtenBy(standard, way) },
    decided: new Map(pivots.map(({ fact }) => [fact, way.value(fact)])),
    level: byLevel ? way.level : null,
    source: settledSource(source, standard, way),
    value: { ...standard, ...(settle(blocks, way) as Partial<StandardFile>) },
  }))
}

/** Of what was found in several ways each problem once; one that does not occur in every way says in which it was found. */
export function saidOnce(
  found: readonly { readonly label: string; readonly problems: readonly Problem[] }[],
): readonly Problem[] {
  const keyOf = ({ line, column, code }: Problem): string => `${line}:${column} ${code}`
  const times = new Map<string, number>()
  for (const { problems } of found)
    for (const key of new Set(problems.map(keyOf))) times.set(key, (times.get(key) ?? 0) + 1)
  const said = new Map<string, string>()
  return found.flatMap(({ label, problems }) =>
    problems.flatMap((problem): readonly Problem[] => {
      const key = keyOf(problem)
      const before = said.get(key) ?? label
      said.set(key, before)
      if (before !== label) return []
      const everywhere = times.get(key) === found.length
      const { zh, en } = problem
      return everywhere
        ? [problem]
        : [{ ...problem, zh: `${zh}（${label}）`, en: `${en} (${label})` }]
    }),
  )
}

const labelOf = (way: Circumstance, pivots: readonly Pivot[], byLevel: boolean): string =>
  [
    ...(byLevel ? [`level: ${way.level}`] : []),
    ...pivots.map(({ fact }) => {
      const value = way.value(fact)
      return `${fact}: ${typeof value === 'object' ? exactText(value as Rational) : value}`
    }),
  ].join(', ')

/** Where a path of the settled form is written. */
function writtenBy(standard: StandardFile, way: Circumstance): (path: Path) => Path {
  const blocks: object = blocksOf(standard)
  return (path) => (Object.hasOwn(blocks, String(path[0])) ? writtenAt(standard, way, path) : path)
}

/** The source, asked for places of the settled form. */
function settledSource(source: Source, standard: StandardFile, way: Circumstance): Source {
  const written = writtenBy(standard, way)
  return {
    ...source,
    place: (path) => source.place(written(path)),
    keyPlace: (path) => source.keyPlace(written(path)),
    numeral: (path) => source.numeral(written(path)),
  }
}
