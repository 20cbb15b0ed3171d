import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, exactText } from '../../engine/rational.ts'
import type { Line } from '../../engine/score/line.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import type { Indicator } from '../../engine/shapes.ts'
import { endsOf, type Given, linesOf, type Scored, sheetOf, standardOf } from './sheet.ts'

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
type Tree = readonly Node[]

const half = fc.integer({ min: 2, max: 40 }).map((halves) => halves / 2)
const seen = fc.integer({ min: 0, max: 12 })
const count = { type: 'count' }

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

const { tree } = fc.letrec<{ tree: Tree; node: Node }>((tie) => ({
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
function made(nodes: Tree, prefix = 'n') {
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
const partly = fc.record({
  tree,
  keep: fc.infiniteStream(fc.boolean()),
  less: fc.infiniteStream(fc.boolean()),
})

const some = (given: Readonly<Record<string, Given>>, keep: Stream): Record<string, Given> =>
  Object.fromEntries(Object.entries(given).filter(() => keep.next().value))
type Stream = Iterator<boolean>

const sheetOver = (fragment: Scored, given: Readonly<Record<string, Given>>): Sheet =>
  sheetOf(standardOf(fragment), given)

/** Does the first lie within the second? */
const inside = (a: Pick<Line, 'least' | 'most'>, b: Pick<Line, 'least' | 'most'>): boolean =>
  compare(b.least, a.least) <= 0 && compare(a.most, b.most) <= 0

const runs = { numRuns: 400 }

test('a total does not depend on the order in which indicators are written', () => {
  const turned = (indicators: readonly Indicator[]): Indicator[] =>
    indicators
      .map((one) => (one.children ? { ...one, children: turned(one.children) } : one))
      .reverse()
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = made(nodes)
      const other = { ...fragment, indicators: turned(fragment.indicators) }
      const pointsOf = (sheet: Sheet) =>
        Object.fromEntries(linesOf(sheet.lines).map((line) => [line.id, endsOf(line)]))
      const [one, two] = [sheetOver(fragment, given), sheetOver(other, given)]

      expect(endsOf(two)).toEqual(endsOf(one))
      expect(pointsOf(two)).toEqual(pointsOf(one))
    }),
    runs,
  )
})

test('a sheet that is complete has one total and no open line', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = made(nodes)
      const sheet = sheetOver(fragment, given)

      expect(exactText(sheet.least)).toBe(exactText(sheet.most))
      expect(linesOf(sheet.lines).every(({ state }) => state !== 'open')).toBe(true)
      expect(sheet.missing).toEqual([])
    }),
    runs,
  )
})

test('the final score lies inside the interval of every sheet that was answered in part', () => {
  fc.assert(
    fc.property(partly, ({ tree: nodes, keep }) => {
      const { fragment, given } = made(nodes)
      expect(inside(sheetOver(fragment, given), sheetOver(fragment, some(given, keep)))).toBe(true)
    }),
    runs,
  )
})

test('every answer narrows the interval, or leaves it', () => {
  fc.assert(
    fc.property(partly, ({ tree: nodes, keep, less }) => {
      const { fragment, given } = made(nodes)
      const more = some(given, keep)
      expect(inside(sheetOver(fragment, more), sheetOver(fragment, some(more, less)))).toBe(true)
    }),
    runs,
  )
})

/** May anything here turn out not to apply, so that its points leave? */
const mayLeave = (nodes: Tree): boolean =>
  nodes.some((node) =>
    'children' in node ? mayLeave(node.children) : 'na' in node && node.na === 'redistribute',
  )

/** The same tree where what does not apply leaves the table: everything is summed, and overflows into what stays as it is. */
const summed = (nodes: Tree): Tree =>
  nodes.map((node) =>
    'children' in node
      ? { children: summed(node.children), weighs: false }
      : 'lines' in node
        ? { ...node, overflow: node.overflow && !mayLeave(nodes) }
        : node,
  )
function leaving(nodes: Tree) {
  const { fragment, given } = made(summed(nodes))
  const text = JSON.stringify(fragment).replaceAll('"redistribute"', '"drop"')
  return { fragment: JSON.parse(text) as Scored, given }
}

test('where points leave the table, an interval holds the final score, and every answer narrows it', () => {
  fc.assert(
    fc.property(partly, ({ tree: nodes, keep, less }) => {
      const { fragment, given } = leaving(nodes)
      const more = some(given, keep)
      const [all, part, less_] = [given, more, some(more, less)].map((one) =>
        sheetOver(fragment, one),
      ) as [Sheet, Sheet, Sheet]
      expect(inside(all, part)).toBe(true)
      expect(inside(part, less_)).toBe(true)
    }),
    runs,
  )
})

test('where points leave the table, the total is what was got out of what could be, times the points', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = leaving(nodes)
      const sheet = sheetOver(fragment, given)
      const parts = partsOf(sheet.lines).filter(({ state }) => state !== 'na')
      const got = parts.map((line) => worked(line)!).reduce(plus, [0n, 1n])
      const could = parts.map(({ points }): Fraction => [points.n, points.d]).reduce(plus, [0n, 1n])
      const { points } = standardOf(fragment).tables('upper')[0]!
      const want: Fraction =
        parts.length === 0 ? [0n, 1n] : [got[0] * could[1] * points.n, got[1] * could[0] * points.d]
      expect(same(want, [sheet.least.n, sheet.least.d])).toBe(true)
    }),
    runs,
  )
})

/** Leaves, and branches that no points may leave: of these something may be charged to the branch. */
const partsOf = (lines: readonly Line[]): readonly Line[] =>
  lines.flatMap((line) => (line.share ? partsOf(line.children) : [line]))

test('a total out of another number is the same share of that', () => {
  fc.assert(
    fc.property(partly, half, fc.boolean(), ({ tree: nodes, keep }, outOf, leaves) => {
      const { fragment, given } = leaves ? leaving(nodes) : made(nodes)
      const answers = some(given, keep)
      const own = sheetOver(fragment, answers)
      const other = sheetOver({ ...fragment, out_of: outOf }, answers)
      const { points } = standardOf(fragment).tables('upper')[0]!
      for (const end of ['least', 'most'] as const) {
        const [a, b] = [own[end], other[end]]
        expect(same([a.n * BigInt(2 * outOf), a.d * 2n], [b.n * points.n, b.d * points.d])).toBe(
          true,
        )
      }
      expect(other.lines).toEqual(own.lines)
    }),
    runs,
  )
})

test('while the kind of unit is not known, a sheet is as wide as those of every kind', () => {
  fc.assert(
    fc.property(tree, partly, (ward, { tree: window, keep }) => {
      const [a, b] = [made(ward, 'a'), made(window, 'b')]
      const forKind = (kind: string, { fragment }: typeof a) =>
        fragment.indicators.map((one) => ({ ...one, for: { kind: [kind] } }))
      const kind = { type: 'choice' as const, name: '类型', of: { ward: '病区', window: '窗口' } }
      const fragment: Scored = {
        facts: { kind, ...a.fragment.facts, ...b.fragment.facts },
        indicators: [...forKind('ward', a), ...forKind('window', b)],
        grades: a.fragment.grades,
      }
      const given = some({ ...a.given, ...b.given }, keep)
      const open = sheetOver(fragment, given)

      expect(open.missing).toContain('kind')
      for (const kind of ['ward', 'window'])
        expect(inside(sheetOver(fragment, { ...given, kind }), open)).toBe(true)
    }),
    runs,
  )
})

test('a veto never changes a total, a line or a grade', () => {
  fc.assert(
    fc.property(partly, fc.boolean(), ({ tree: nodes, keep }, fires) => {
      const { fragment, given } = made(nodes)
      const answers = some(given, keep)
      const facts = { ...fragment.facts, forged: { type: 'bool' as const } }
      const vetoes = [{ id: 'forgery', name: '作假', when: 'forged', source: 'plan 3.g' }]
      const free = sheetOver({ ...fragment, facts }, answers)
      const vetoed = sheetOver({ ...fragment, facts, vetoes }, { ...answers, forged: fires })

      expect(endsOf(vetoed)).toEqual(endsOf(free))
      expect(vetoed.lines).toEqual(free.lines)
      expect(vetoed.grade).toBe(free.grade)
      expect(vetoed.vetoes).toMatchObject([{ fires }])
    }),
    runs,
  )
})

/** A fraction by other means: no common code with the engine. */
type Fraction = readonly [n: bigint, d: bigint]
const same = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d]

/** What a line should have, from its leaves upward: Σ worth × got ÷ points over what applies, × points, less what spilt. */
function worked(
  { points, least, state, children }: Pick<Line, 'points' | 'least' | 'state' | 'children'>,
  top = false,
): Fraction | null {
  if (state === 'na') return null
  if (children.length === 0) return [least.n, least.d]
  const applicable = children.filter((child) => child.state !== 'na')
  const got = applicable
    .map((child): Fraction => {
      const [n, d] = worked(child)!
      return [n * child.worth.n * child.points.d, d * child.worth.d * child.points.n]
    })
    .reduce(plus, [0n, 1n])
  const base = applicable
    .map((child): Fraction => [child.worth.n, child.worth.d])
    .reduce(plus, [0n, 1n])
  if (base[0] === 0n) return [0n, 1n]
  const sums: Fraction = [got[0] * base[1] * points.n, got[1] * base[0] * points.d]
  const spilt = children
    .flatMap(({ spill }) => (spill ? [[-spill.least.n, spill.least.d] as Fraction] : []))
    .reduce(plus, [0n, 1n])
  if (top || sums[0] * sums[1] <= 0n) return sums
  const left = plus(sums, spilt)
  return left[0] * left[1] < 0n ? [0n, 1n] : left
}

test('every total is that of its leaves, worked out a second time by other means', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = made(nodes)
      const standard = standardOf(fragment)
      const sheet = sheetOf(standard, given)
      const whole = {
        ...sheet,
        points: standard.tables('upper')[0]!.points,
        state: 'scored' as const,
        children: sheet.lines,
      }

      for (const line of linesOf(sheet.lines).filter(({ state }) => state !== 'na'))
        expect(same(worked(line)!, [line.least.n, line.least.d]), line.id).toBe(true)
      expect(same(worked(whole, true)!, [sheet.least.n, sheet.least.d])).toBe(true)
    }),
    runs,
  )
})

test('a leaf never gives more than its points, nor less than its rule can', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = made(nodes)
      const full = sheetOver(fragment, given)
      const open = new Map(linesOf(sheetOver(fragment, {}).lines).map((line) => [line.id, line]))
      for (const line of linesOf(full.lines).filter((one) => one.children.length === 0)) {
        if (line.state === 'scored') expect(inside(line, open.get(line.id)!), line.id).toBe(true)
      }
    }),
    runs,
  )
})
