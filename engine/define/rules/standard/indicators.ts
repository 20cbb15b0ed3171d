import { once } from '../../../once.ts'
import { equal, exactText, one, type Rational, rational, sum } from '../../../rational.ts'
import type { Indicator, StandardFile } from '../../../shapes.ts'
import { called, type Rule, usedTwice } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** An indicator, and where it stands. */
interface Placed {
  readonly path: Path
  readonly value: Indicator
}

const walk = (indicators: readonly Indicator[], path: Path): readonly Placed[] =>
  indicators.flatMap((value, index) => {
    const here = [...path, index]
    return [{ path: here, value }, ...walk(value.children ?? [], [...here, 'children'])]
  })

/** Every indicator, each branch before its leaves; then the items beside the tree. */
export const indicatorsOf: (standard: StandardFile) => readonly Placed[] = once(
  ({ indicators, adjust = {} }) => [
    ...walk(indicators, ['indicators']),
    ...(['bonus', 'penalty'] as const).flatMap((block) =>
      walk(adjust[block]?.items ?? [], ['adjust', block, 'items']),
    ),
  ],
)
const branchesOf = (standard: StandardFile): readonly Placed[] =>
  indicatorsOf(standard).filter(({ value }) => value.children)
export const leavesOf = (standard: StandardFile) =>
  indicatorsOf(standard).filter(({ value }) => !value.children)

/** A rule that gives points, where it stands, and what it must come to; null where that is left to it. */
interface PlacedRule {
  readonly path: Path
  readonly rule: { readonly kind: string }
  readonly points: Rational | null
}

/** Every rule of a leaf or of one of its lines. */
export const rulesIn: (standard: StandardFile) => readonly PlacedRule[] = once((standard) =>
  leavesOf(standard).flatMap(({ path, value: { score, lines = [], points } }) => [
    ...(score
      ? [{ path: [...path, 'score'], rule: score as Scored, points: fullOf(standard, points) }]
      : []),
    ...lines.flatMap(({ gives, takes, cap }, at): PlacedRule[] => {
      const rule = gives ?? takes
      const word = gives ? 'gives' : 'takes'
      return rule === undefined || rule === 'all'
        ? []
        : [
            {
              path: [...path, 'lines', at, word],
              rule: rule as Scored,
              points: cap === undefined ? null : rational(cap),
            },
          ]
    }),
  ]),
)

/** What a rule must come to: the points of its leaf; one item where there are none; null where they were forgotten. */
const fullOf = ({ roll_up }: StandardFile, points: number | undefined): Rational | null =>
  points !== undefined ? rational(points) : roll_up === 'share' ? one : null

interface Scored {
  readonly kind: string
}

/** The tree of indicators: what its parts add up to, what a leaf has and a branch has not, and whose rule it is. */
export const indicatorRules = {
  'children-sum': (standard, report) => {
    for (const { path, value } of branchesOf(standard)) {
      if (value.roll_up === 'weighted' || value.points === undefined) continue
      const total = sum(value.children!.map(({ points = 0 }) => rational(points)))
      if (!equal(total, rational(value.points))) {
        report(
          [...path, 'points'],
          `下级之和为 ${exactText(total)}，本级为 ${value.points}`,
          `the children sum to ${exactText(total)}, this has ${value.points}`,
          [exactText(total), exactText(total)],
        )
      }
    }
  },

  /** Weights sum to one, or to a hundred, exactly. */
  'children-weight': (standard, report) => {
    for (const { path, value } of branchesOf(standard)) {
      const total = sum(value.children!.map(({ weight = 0 }) => rational(weight)))
      const whole = equal(total, one) || equal(total, rational(100))
      if (value.roll_up === 'weighted' && !whole)
        report(
          [...path, 'roll_up'],
          `下级权重之和为 ${exactText(total)}`,
          `the weights of the children sum to ${exactText(total)}`,
          ['1 或 100', '1 or 100'],
        )
    }
  },

  /** A weight stands where its parent weighs, and there alone. */
  'weight-astray': (standard, report) => {
    const weighed = new Set(
      branchesOf(standard)
        .filter(({ value }) => value.roll_up === 'weighted')
        .flatMap(({ value }) => value.children!),
    )
    for (const { path, value } of indicatorsOf(standard)) {
      if (weighed.has(value) === (value.weight !== undefined)) continue
      if (weighed.has(value))
        report(
          path,
          `指标 ${called(value)}没有写权重`,
          `the indicator "${value.id}" has no weight`,
          ['weight: 权重', 'weight: number'],
        )
      else
        report(
          [...path, 'weight'],
          `指标 ${called(value)}的上级不按权重汇总`,
          `the parent of the indicator "${value.id}" does not weigh`,
          [
            '去掉 weight，或上级写 roll_up: weighted',
            'no weight, or roll_up: weighted on the parent',
          ],
          'key',
        )
    }
  },

  'leaf-shape': (standard, report) => {
    for (const { path, value } of indicatorsOf(standard)) {
      const { children, score, lines } = value
      if (children && (score || lines))
        report(
          [...path, score ? 'score' : 'lines'],
          '有下级的指标不直接计分',
          'an indicator with children has no score',
          undefined,
          'key',
        )
      else if (score && lines)
        report(
          [...path, 'lines'],
          'score 与 lines 只写一种',
          'write score or lines, not both',
          undefined,
          'key',
        )
      if (!children && !score && !lines)
        report(
          path,
          `指标 ${called(value)}没有计分规则`,
          `the indicator "${value.id}" has no score`,
          ['score: { kind: 计分方法, … }，或 lines', 'score: { kind: method, … }, or lines'],
        )
    }
  },

  'source-missing': (standard, report) => {
    for (const { path, value } of leavesOf(standard).filter(
      ({ value }) => value.source === undefined,
    )) {
      report(path, `指标 ${called(value)}没有写出处`, `the indicator "${value.id}" has no source`, [
        'source: 出处 条款',
        'source: id clause',
      ])
    }
  },

  'id-duplicate': (standard, report) => {
    const indicators = indicatorsOf(standard).map(
      ({ path, value }) => [[...path, 'id'], value.id] as const,
    )
    usedTwice(indicators, report, '指标标识', 'indicator id')
    for (const block of ['conditions', 'gates', 'vetoes'] as const) {
      const ids = (standard[block] ?? []).map(
        ({ id }, index) => [[block, index, 'id'], id] as const,
      )
      usedTwice(ids, report, '标识', 'id')
    }
  },
} satisfies Record<string, Rule<StandardFile>>
