import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, exactText } from '../../engine/rational.ts'
import type { Line } from '../../engine/score/line.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import type { Indicator } from '../../engine/shapes.ts'
import { endsOf, type Given, linesOf, type Scored, sheetOf, standardOf } from './sheet.ts'
import { made, partly, some, type Tree, tree } from './trees.ts'

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

/** The same tree where what does not apply leaves the table: everything is summed, nothing overflows. */
const summed = (nodes: Tree): Tree =>
  nodes.map((node) =>
    'children' in node
      ? { children: summed(node.children), weighs: false }
      : 'lines' in node
        ? { ...node, overflow: false }
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

test('where points leave the table, the total is what the leaves got out of what they could, times the points', () => {
  fc.assert(
    fc.property(tree, (nodes) => {
      const { fragment, given } = leaving(nodes)
      const sheet = sheetOver(fragment, given)
      const leaves = linesOf(sheet.lines).filter(
        ({ children, state }) => children.length === 0 && state !== 'na',
      )
      const added = (of: (line: Line) => { n: bigint; d: bigint }): Fraction =>
        leaves.map((line): Fraction => [of(line).n, of(line).d]).reduce(plus, [0n, 1n])
      const [got, could] = [added((line) => line.least), added((line) => line.points)]
      const { points } = standardOf(fragment).tables('upper')[0]!
      const want: Fraction =
        leaves.length === 0
          ? [0n, 1n]
          : [got[0] * could[1] * points.n, got[1] * could[0] * points.d]
      expect(same(want, [sheet.least.n, sheet.least.d])).toBe(true)
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
