import fc from 'fast-check'
import type { Indicator } from '../../engine/shapes.ts'
import type { Given, Scored } from './sheet.ts'

/** A leaf with its rule, the fact it reads, and what was seen of it. */
interface Leaf {
  readonly points: number
  readonly score: object
  readonly fact: object
  readonly given: Given
  readonly na: 'redistribute' | 'full' | 'zero' | null
}
/** A leaf of several rules, with what was seen for each. */
interface Several {
  readonly points: number
  readonly start: 'full' | 'zero'
  readonly ceiling: number
  readonly overflow: boolean
  readonly bottomless: boolean
  readonly highest: boolean
  readonly lines: readonly {
    readonly does: 'gives' | 'takes' | 'all'
    readonly each: number
    readonly cap: number | null
    readonly given: number
    readonly when: boolean | null
  }[]
}
/** A leaf that gives or takes for several facts, each with its price. */
interface Priced {
  readonly points: number
  readonly kind: 'deduct' | 'tally'
  readonly floor: number | string
  readonly prices: readonly {
    readonly each: number
    readonly max: number
    readonly given: number
  }[]
  readonly na: Leaf['na']
  readonly lapses: boolean
}
interface Part {
  readonly children: Tree
  readonly weighs: boolean
}
type Node = Leaf | Priced | Several | Part
export type Tree = readonly Node[]

export const half = fc.integer({ min: 2, max: 40 }).map((halves) => halves / 2)
export const seen = fc.integer({ min: 0, max: 12 })
export const count = { type: 'count' }

/** One leaf of each method; `fact` stands for the id that it will read. */
const rules = half.chain((points) =>
  fc.oneof(
    fc.record({ each: half, floor: fc.constantFrom(-2, 0, 0.5), given: seen }).map((one) => ({
      score: { kind: 'deduct', each: { fact: one.each }, floor: one.floor },
      fact: count,
      given: one.given,
      points,
    })),
    fc.record({ each: half, given: seen }).map(({ each, given }) => ({
      score: { kind: 'count', of: 'fact', each, cap: points },
      fact: count,
      given,
      points,
    })),
    fc
      .record({
        target: fc.constantFrom(0, 3, 7),
        side: fc.constantFrom('below', 'above'),
        every: fc.constantFrom(1, 1.5, 4),
        each: half,
        counting: fc.constantFrom('started', 'whole'),
        given: seen,
      })
      .map(({ given, ...rule }) => ({
        score: { kind: 'excess', value: 'fact', ...rule },
        fact: count,
        given,
        points,
      })),
    fc.record({ at: seen, worse: fc.constantFrom(-1, 0, 0.5), given: seen }).map((one) => ({
      score: {
        kind: 'bands',
        value: 'fact',
        bands: [
          { at_least: one.at, points },
          { below: one.at, points: one.worse },
        ],
      },
      fact: count,
      given: one.given,
      points,
    })),
    fc
      .record({ at: fc.constantFrom(3, 7, 10), worse: fc.constantFrom(-1, 0, 0.5), given: seen })
      .map((one) => ({
        score: {
          kind: 'linear',
          value: 'fact',
          from: { at: 0, points: one.worse },
          to: { at: one.at, points },
        },
        fact: count,
        given: one.given,
        points,
      })),
    fc.integer({ min: 0, max: points * 2 }).map((halves) => ({
      score: { kind: 'judgement', of: 'fact' },
      fact: { type: 'number', min: 0, max: points, reason: 'required' },
      given: halves / 2,
      points,
    })),
    fc.subarray(['a', 'b']).map((given) => ({
      score: { kind: 'checklist', of: 'fact', items: { a: 0.5, b: points - 0.5 } },
      fact: { type: 'choice', many: true, of: { a: '甲', b: '乙' } },
      given,
      points,
    })),
  ),
)

const leaf: fc.Arbitrary<Leaf> = fc
  .record({
    rule: rules,
    na: fc.constantFrom(null, null, 'redistribute', 'redistribute', 'full', 'zero'),
    lapses: fc.boolean(),
  })
  .map(({ rule, na, lapses }) => ({
    ...rule,
    na,
    given: na && lapses ? { state: 'not_applicable' } : rule.given,
  }))

const priced: fc.Arbitrary<Priced> = fc.record({
  points: half,
  kind: fc.constantFrom('deduct', 'tally'),
  floor: fc.constantFrom(0, -2, 'none'),
  prices: fc.array(
    fc
      .record({ each: half, max: fc.integer({ min: 0, max: 9 }), less: seen })
      .map(({ each, max, less }) => ({ each, max, given: Math.max(0, max - less) })),
    { minLength: 1, maxLength: 4 },
  ),
  na: fc.constantFrom(null, null, 'redistribute', 'full', 'zero'),
  lapses: fc.boolean(),
})

const several: fc.Arbitrary<Several> = fc
  .record({
    points: fc.integer({ min: 2, max: 20 }),
    start: fc.constantFrom('full', 'zero'),
    above: fc.constantFrom(0, 0, 3),
    overflow: fc.boolean(),
    bottomless: fc.boolean(),
    highest: fc.boolean(),
    lines: fc.array(
      fc.record({
        does: fc.constantFrom('gives', 'takes', 'takes', 'all'),
        each: half,
        cap: fc.constantFrom(null, 1, 5),
        given: fc.integer({ min: 0, max: 3 }),
        when: fc.constantFrom(null, true, false),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ above, ...one }) => ({
    ...one,
    ceiling: one.points + above,
    overflow: one.overflow && !one.bottomless,
    lines: one.lines.map((line) => ({
      ...line,
      does: one.bottomless && line.does === 'all' ? 'takes' : line.does,
    })),
  }))

export const { tree } = fc.letrec<{ tree: Tree; node: Node }>((tie) => ({
  tree: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
  node: fc.oneof(
    { maxDepth: 3 },
    leaf,
    leaf,
    priced,
    several,
    fc.record({ children: tie('tree'), weighs: fc.boolean() }),
  ),
}))

/** A tree as a standard's fragment, with every fact and what was seen of it. */
export function made(nodes: Tree, prefix = 'n') {
  const facts: Record<string, object> = {}
  const given: Record<string, Given> = {}
  const severalOf = (
    { lines, overflow, bottomless, highest, ...own }: Several,
    id: string,
  ): Omit<Indicator, 'id' | 'name'> => ({
    ...own,
    ...(overflow ? { overflow: 'parent' as const } : {}),
    ...(bottomless ? { floor: 'none' } : {}),
    ...(highest ? { take: 'highest' as const } : {}),
    lines: lines.map(({ does, each, cap, given: times, when }, at) => {
      const [fact, flag] = [`f${id}_${at}`, `w${id}_${at}`]
      const condition = does === 'all' || when !== null ? { when: flag } : {}
      if (does !== 'all')
        [facts[fact], given[fact]] = [bottomless ? { type: 'count', max: 3 } : count, times]
      if ('when' in condition) [facts[flag], given[flag]] = [{ type: 'bool' }, when === true]
      if (does === 'all') return { takes: 'all' as const, ...condition }
      return {
        [does]: { kind: 'count', of: fact, each },
        ...(cap === null ? {} : { cap }),
        ...condition,
      }
    }) as NonNullable<Indicator['lines']>,
  })
  const lapse = (na: Leaf['na']): Pick<Indicator, 'na'> =>
    na ? { na: { reasons: { none: '无' }, effect: na } } : {}
  const pricedOf = (
    { points, kind, floor, prices, na, lapses }: Priced,
    id: string,
  ): Omit<Indicator, 'id' | 'name'> => {
    for (const [at, { max, given: times }] of prices.entries()) {
      facts[`f${id}_${at}`] = { type: 'count', max }
      given[`f${id}_${at}`] = na && lapses && at === 0 ? { state: 'not_applicable' } : times
    }
    const each = Object.fromEntries(prices.map(({ each }, at) => [`f${id}_${at}`, each]))
    const score = kind === 'deduct' ? { kind, each, floor } : { kind, each }
    return { points, score, ...lapse(na) }
  }
  const indicatorOf = (node: Node, id: string): Indicator => {
    const head = { id, name: id }
    if ('children' in node) {
      const children = node.children.map((child, at) => indicatorOf(child, `${id}_${at}`))
      const points = children.reduce((all, { points = 0 }) => all + points, 0)
      if (!node.weighs) return { ...head, points, children }
      const weighed = children.map((child, at) => ({
        ...child,
        weight: weightOf(at, children.length),
      }))
      return { ...head, points: 10, roll_up: 'weighted', children: weighed }
    }
    if ('prices' in node) return { ...head, ...pricedOf(node, id) }
    if ('lines' in node) return { ...head, ...severalOf(node, id) }
    facts[`f${id}`] = node.fact
    given[`f${id}`] = node.given
    const score = JSON.parse(JSON.stringify(node.score).replaceAll('"fact"', `"f${id}"`))
    return { ...head, points: node.points, score, ...lapse(node.na) }
  }
  const indicators = nodes.map((node, at) => indicatorOf(node, `${prefix}${at}`))
  const grades = { upper: [{ id: 'unmet', outcome: 'unmet' as const }] }
  return { fragment: { facts, indicators, grades } as Scored, given }
}

/** Weights that sum to a hundred. */
const weightOf = (at: number, of: number): number =>
  at === of - 1 ? 100 - (of - 1) * Math.floor(100 / of) : Math.floor(100 / of)

/** Half of a tree's facts, and half of these again. */
export const partly = fc.record({
  tree,
  keep: fc.infiniteStream(fc.boolean()),
  less: fc.infiniteStream(fc.boolean()),
})

export const some = (given: Readonly<Record<string, Given>>, keep: Stream): Record<string, Given> =>
  Object.fromEntries(Object.entries(given).filter(() => keep.next().value))
export type Stream = Iterator<boolean>
