import { pivotsOf } from '../compile/pivots.ts'
import { blocksOf } from '../compile/standard.ts'
import { exactText, type Rational } from '../rational.ts'
import type { BoundWords } from '../score/bound.ts'
import { numeric } from '../score/fact.ts'
import type { Value } from '../score/method.ts'
import type { See } from '../score/seen.ts'
import type { ScoringStandard, Table } from '../score/standard.ts'
import type { StandardFile } from '../shapes.ts'

/** One way in which a case may turn out: its level, what the facts that decide are, and the table it is scored by. */
export interface Way {
  readonly level: string
  /** Of each fact by which the standard differs, which of its values it is. */
  readonly on: readonly { readonly fact: string; readonly place: number }[]
  readonly table: Table
}

/** The levels of a standard and the facts by which it differs, each with the values that are told apart. */
export interface Differs {
  readonly levels: readonly string[]
  readonly facts: readonly { readonly fact: string; readonly values: readonly Value[] }[]
  readonly numeric: ReadonlySet<string>
  readonly ways: readonly Way[]
}

/** Every way in which a case may turn out, the levels in order; of some levels alone, where they are named. */
export function waysThrough(
  file: StandardFile,
  standard: ScoringStandard,
  levels: readonly string[] = standard.levels,
): Differs {
  const pivots = pivotsOf(blocksOf(file), standard.facts)
  const facts = pivots.map(({ fact, values }) => ({ fact, values }))
  const places = facts.reduce<readonly (readonly number[])[]>(
    (all, { values }) => all.flatMap((way) => values.map((_, place) => [...way, place])),
    [[]],
  )
  const ways = levels.flatMap((level) =>
    places.map((way): Way => {
      const on = facts.map(({ fact }, at) => ({ fact, place: way[at]! }))
      const [table] = standard.tables(level, seenAs(facts, way))
      return { level, on, table: table! }
    }),
  )
  const measured = facts.filter(({ fact }) => numeric(standard.facts.get(fact)!))
  return { levels, facts, numeric: new Set(measured.map(({ fact }) => fact)), ways }
}

const seenAs =
  (facts: Differs['facts'], way: readonly number[]): See =>
  (fact) => {
    const at = facts.findIndex((one) => one.fact === fact)
    return { state: 'known', value: facts[at]!.values[way[at]!]! }
  }

/** When something holds: at which levels, and what the facts that decide must be; all of them together. */
export interface When {
  /** Null for every level. */
  readonly levels: readonly string[] | null
  readonly facts: readonly {
    readonly fact: string
    /** Options, yes or no; or of a number the stretches in which it lies. */
    readonly is: readonly (string | boolean | BoundWords)[]
  }[]
}

/** One of the things that a part may be, and when it is that; always, where there is no `when`. */
export interface Variant<T> {
  readonly value: T
  readonly when: readonly When[]
}

/** What a part is in each way, what is alike told once, with when it holds in as few words as it takes. */
export function variants<T>(
  { levels, facts, numeric, ways }: Differs,
  of: (way: Way) => T,
  alike: (value: T) => string = (value) => JSON.stringify(value),
): readonly Variant<T>[] {
  const all = ways.map((way) => {
    const value = of(way)
    const at = [levels.indexOf(way.level), ...way.on.map(({ place }) => place)]
    return { at, value, key: alike(value) }
  })
  const sizes = [levels.length, ...facts.map(({ values }) => values.length)]
  const turning = sizes.map((_, dimension) => dimension).filter((one) => turnsOn(one, all))
  const first = new Map(all.map(({ key, value }) => [key, value]))
  const keys = [...new Set(all.map(({ key }) => key))]
  if (keys.length === 1) return [{ value: first.get(keys[0]!)!, when: [] }]
  return keys.map((key) => {
    const own = all.filter((one) => one.key === key)
    const points = [...new Map(own.map(({ at }) => pointOf(at, turning))).values()]
    const when = boxes(points).map((box): When => whenOf(box, turning, sizes))
    return { value: first.get(key)!, when }
  })

  function whenOf(box: Box, turning: readonly number[], sizes: readonly number[]): When {
    const parts = turning.map((dimension, at) => ({ dimension, places: box[at]! }))
    const bound = parts.filter(({ dimension, places }) => places.length < sizes[dimension]!)
    const level = bound.find(({ dimension }) => dimension === 0)
    return {
      levels: level ? level.places.map((place) => levels[place]!) : null,
      facts: bound
        .filter(({ dimension }) => dimension > 0)
        .map(({ dimension, places }) => {
          const { fact, values } = facts[dimension - 1]!
          const is = numeric.has(fact)
            ? stretchesOf(places, values as readonly Rational[])
            : places.map((place) => values[place] as string | boolean)
          return { fact, is }
        }),
    }
  }
}

interface Placed {
  readonly at: readonly number[]
  readonly key: string
}

/** Is there a way that is told apart from another by this alone? */
function turnsOn(dimension: number, all: readonly Placed[]): boolean {
  const seen = new Map<string, string>()
  return all.some(({ at, key }) => {
    const rest = at.with(dimension, -1).join(' ')
    const before = seen.get(rest) ?? key
    seen.set(rest, before)
    return before !== key
  })
}

type Point = readonly number[]
/** Of each dimension the places that it takes. */
type Box = readonly (readonly number[])[]

const pointOf = (at: Point, turning: readonly number[]): readonly [string, Point] => {
  const point = turning.map((dimension) => at[dimension]!)
  return [point.join(' '), point]
}

/** Points as boxes: what has the same rest goes together. */
function boxes(points: readonly Point[]): readonly Box[] {
  if (points[0]?.length === 0) return [[]]
  const rests = new Map<number, Point[]>()
  for (const [first, ...rest] of points)
    rests.set(first!, [...(rests.get(first!) ?? []), rest as Point])
  const groups = new Map<string, { readonly places: number[]; readonly rest: readonly Point[] }>()
  for (const [place, rest] of rests) {
    const key = JSON.stringify(rest)
    const group = groups.get(key) ?? { places: [], rest }
    group.places.push(place)
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ places, rest }) =>
    boxes(rest).map((box): Box => [places, ...box]),
  )
}

/** Places of a measured fact as bounds: odd places are the cuts themselves, even ones lie between them. */
function stretchesOf(
  places: readonly number[],
  values: readonly Rational[],
): readonly BoundWords[] {
  const runs: (readonly [number, number])[] = []
  for (const place of places) {
    const last = runs.at(-1)
    if (last && last[1] === place - 1) runs[runs.length - 1] = [last[0], place]
    else runs.push([place, place])
  }
  const cut = (at: number): number => Number(exactText(values[at]!))
  return runs.map(([from, to]) => ({
    ...(from > 0 && (from % 2 === 1 ? { at_least: cut(from) } : { above: cut(from - 1) })),
    ...(to < values.length - 1 && (to % 2 === 1 ? { at_most: cut(to) } : { below: cut(to + 1) })),
  }))
}
