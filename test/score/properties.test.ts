import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, exactText, publish } from '../../engine/rational.ts'
import type { Line } from '../../engine/score/line.ts'
import type { Sheet } from '../../engine/score/sheet.ts'
import type { Indicator } from '../../engine/shapes.ts'
import {
  asText,
  below,
  block,
  decided,
  type Fraction,
  plus,
  type Rounds,
  same,
  total,
  units,
  type Veto,
  worked,
  written,
} from './checker.ts'
import { endsOf, type Given, linesOf, type Scored, sheetOf, standardOf } from './sheet.ts'
import { count, half, made, partly, seen, some, type Tree, tree } from './trees.ts'

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

test('so it is beside the tree, under a cap and a ceiling', () => {
  const all = fc.record({ partly, bonus: beside, penalty: beside, ceiling: fc.option(half) })
  fc.assert(
    fc.property(all, ({ partly: { tree: nodes, keep, less }, bonus, penalty, ceiling }) => {
      const base = made(nodes)
      const [more, off] = [blockMade('b', bonus), blockMade('p', penalty)]
      const fragment = {
        ...base.fragment,
        facts: { ...base.fragment.facts, ...more.facts, ...off.facts } as Scored['facts'],
        adjust: {
          ...(more.block ? { bonus: more.block } : {}),
          ...(off.block ? { penalty: off.block } : {}),
          ...(ceiling === null ? {} : { ceiling }),
        },
      }
      const given = { ...base.given, ...more.given, ...off.given }
      const part = some(given, keep)
      const [known, open, wide] = [given, part, some(part, less)].map((one) =>
        sheetOver(fragment, one),
      ) as [Sheet, Sheet, Sheet]
      expect(inside(known, open)).toBe(true)
      expect(inside(open, wide)).toBe(true)
      if (ceiling !== null) expect(below(written(ceiling), [wide.most.n, wide.most.d])).toBe(false)
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

/** Items beside the tree: so much for each, up to its points; the block up to its cap. */
const beside = fc.option(
  fc.record({
    cap: fc.option(half),
    items: fc.array(fc.record({ points: half, each: half, given: seen }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
)
type Beside = {
  readonly cap: number | null
  readonly items: readonly {
    readonly points: number
    readonly each: number
    readonly given: number
  }[]
} | null

const words = ['at_least', 'above', 'at_most', 'below'] as const
const effects = ['disqualify', 'suspend', 'cap_grade'] as const

/** A standard of every block, its bounds on, beside or between the digits of what is published. */
const whole = fc.record({
  nodes: tree,
  bonus: beside,
  penalty: beside,
  ceiling: fc.option(half),
  rounds: fc.record({
    scale: fc.integer({ min: 0, max: 3 }),
    rounding: fc.constantFrom('half-up' as const, 'half-even' as const),
  }),
  compare: fc.constantFrom('exact' as const, 'rounded' as const),
  grades: fc.uniqueArray(fc.constantFrom(-90, -1, 0, 1, 90), { minLength: 1, maxLength: 4 }),
  gate: fc.record({
    word: fc.constantFrom(...words),
    off: fc.constantFrom(-1, 0, 1),
    caps: fc.nat(4),
  }),
  vetoes: fc.array(
    fc.record({
      effect: fc.constantFrom(...effects),
      caps: fc.nat(4),
      fires: fc.boolean(),
      cure: fc.constantFrom(null, true, false),
    }),
    { maxLength: 3 },
  ),
})

/** Bonus or penalty as a standard has it, with its facts and what was seen of them. */
function blockMade(prefix: string, given: Beside) {
  const items = (given?.items ?? []).map(({ points, each }, at) => ({
    ...{ id: `${prefix}${at}`, name: prefix, points },
    score: { kind: 'count' as const, of: `f${prefix}${at}`, each },
  }))
  return {
    block: given ? { items, ...(given.cap === null ? {} : { cap: given.cap }) } : undefined,
    facts: Object.fromEntries(items.map(({ score }) => [score.of, count])),
    given: Object.fromEntries(items.map(({ score }, at) => [score.of, given!.items[at]!.given])),
  }
}

/** Units of the last digit as the number that a standard writes. */
const numberOf = (whole: bigint, { scale }: Rounds): number => Number(asText(whole, scale))

test('every block, rounding, gate, veto and grade comes to what a second reckoning makes of the leaves', () => {
  fc.assert(
    fc.property(whole, (one) => {
      const { nodes, rounds, compare } = one
      const base = made(nodes)
      const [bonus, penalty] = [blockMade('b', one.bonus), blockMade('p', one.penalty)]
      const flags = one.vetoes.map(({ fires, cure }, at) => ({ fires, cure, at }))
      const numbers = { ...rounds, round_at: 'publication' as const, compare }
      const first: Scored = {
        ...base.fragment,
        numbers,
        facts: {
          ...base.fragment.facts,
          ...bonus.facts,
          ...penalty.facts,
          ...Object.fromEntries(
            flags.flatMap(({ at }) => [`v${at}`, `c${at}`].map((id) => [id, { type: 'bool' }])),
          ),
        } as Scored['facts'],
        adjust: {
          ...(bonus.block ? { bonus: bonus.block } : {}),
          ...(penalty.block ? { penalty: penalty.block } : {}),
          ...(one.ceiling === null ? {} : { ceiling: one.ceiling }),
        } as NonNullable<Scored['adjust']>,
      }
      const given = {
        ...base.given,
        ...bonus.given,
        ...penalty.given,
        ...Object.fromEntries(
          flags.flatMap(({ fires, cure, at }) => [
            [`v${at}`, fires],
            [`c${at}`, cure === true],
          ]),
        ),
      }

      const before = sheetOver(first, given)
      const top = {
        points: standardOf(first).tables('upper')[0]!.points,
        state: 'scored' as const,
        least: before.least,
        children: before.lines,
      }
      const sum = total(
        worked(top, true)!,
        before.bonus && block(before.bonus.lines, one.bonus!.cap),
        before.penalty && block(before.penalty.lines, one.penalty!.cap),
        one.ceiling,
      )
      const published = units(sum, rounds)
      const hold = (value: Fraction): Fraction =>
        compare === 'exact' ? value : [units(value, rounds), 10n ** BigInt(rounds.scale)]

      const bounds = one.grades
        .toSorted((a, b) => b - a)
        .map((off, at) => ({
          ...{ id: `g${at}`, outcome: 'met' as const },
          at_least: numberOf(published + BigInt(off), rounds),
        }))
      const grades = [...bounds, { id: 'last', outcome: 'unmet' as const }]
      const capped = (at: number) => Math.min(at, grades.length - 1)
      const part = before.lines[0]!
      const got = worked(part)
      const share: Fraction | null = got && [got[0] * 100n * part.points.d, got[1] * part.points.n]
      const bound = numberOf(units(share ?? [0n, 1n], rounds) + BigInt(one.gate.off), rounds)
      const gateCap = capped(one.gate.caps)
      const standard: Scored = {
        ...first,
        grades: { upper: grades },
        gates: [
          {
            ...{ id: 'gate', name: '门槛', of: part.id, source: 'plan 3.d' },
            ...{ [one.gate.word]: bound, cap_grade: grades[gateCap]!.id },
          },
        ],
        vetoes: one.vetoes.map(({ effect, caps, cure }, at) => ({
          ...{ id: `veto${at}`, name: '否决', when: `v${at}`, source: 'plan 3.g', effect },
          ...(effect === 'cap_grade' ? { cap_grade: grades[capped(caps)]!.id } : {}),
          ...(cure === null ? {} : { cure: { when: `c${at}` } }),
        })),
      }
      const sheet = sheetOver(standard, given)

      const reaches = (
        value: Fraction,
        line: Fraction,
      ): Record<(typeof words)[number], boolean> => ({
        at_least: !below(value, line),
        above: below(line, value),
        at_most: !below(line, value),
        below: below(value, line),
      })
      const passed = share === null || reaches(hold(share), written(bound))[one.gate.word]
      const vetoes = one.vetoes.map(
        ({ effect, caps, fires, cure }): Veto => ({
          ...{ effect, fires, caps: capped(caps), cured: cure === true },
        }),
      )
      const want = decided(
        hold(sum),
        grades.map((grade) => ({
          ...{ id: grade.id, outcome: grade.outcome },
          at: 'at_least' in grade ? written(grade.at_least) : null,
        })),
        passed ? [] : [gateCap],
        vetoes,
        sheet.lines.every(({ state }) => state === 'na'),
      )

      expect(same(sum, [sheet.least.n, sheet.least.d])).toBe(true)
      expect(publish(sheet.least, rounds.scale, rounds.rounding)).toBe(
        asText(published, rounds.scale),
      )
      expect(sheet.gates.map((gate) => gate.passed)).toEqual([passed])
      expect({ grade: sheet.grade, outcome: sheet.outcome }).toEqual(want)
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
