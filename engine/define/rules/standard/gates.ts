import { mostOf, type Scored } from '../../../compile/rule.ts'
import { factsOf } from '../../../compile/standard.ts'
import {
  add,
  divide,
  exactText,
  lessThan,
  multiply,
  one,
  publish,
  type Rational,
  rational,
  smaller,
  zero,
} from '../../../rational.ts'
import { boundWords } from '../../../score/bound.ts'
import type { Facts, Methods } from '../../../score/method.ts'
import type { Indicator, StandardFile } from '../../../shapes.ts'
import { called, type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { indicatorsOf } from './indicators.ts'

/** What stands between a total and its grade: gates on parts of the tree, and the grades they leave. */
export const gateRules = {
  'gate-part-unknown': (standard, report) => {
    const inTree = indicatorsOf(standard).filter(({ path }) => path[0] === 'indicators')
    unknownWords(
      (standard.gates ?? []).map(({ of }, index) => [['gates', index, 'of'], of]),
      inTree.map(({ value }) => value),
      report,
      '指标',
      'indicator',
    )
  },

  /** A tie is broken by an indicator of the tree. */
  'tie-unknown': (standard, report) => {
    const inTree = indicatorsOf(standard).filter(({ path }) => path[0] === 'indicators')
    unknownWords(
      (standard.ranking?.ties ?? []).flatMap(({ higher }, at): (readonly [Path, string])[] =>
        higher === undefined ? [] : [[['ranking', 'ties', at, 'higher'], higher]],
      ),
      inTree.map(({ value }) => value),
      report,
      '指标',
      'indicator',
    )
  },

  'gate-bound': ({ gates = [] }, report) => {
    for (const [index, gate] of gates.entries()) {
      const said = boundWords.filter((word) => gate[word] !== undefined)
      if (said.length !== 1)
        report(
          ['gates', index],
          said.length === 0 ? '门槛没有写界限' : '门槛只能写一个界限',
          said.length === 0 ? 'the gate has no bound' : 'a gate has one bound',
          [boundWords.join('、'), boundWords.join(', ')],
        )
    }
  },

  /** A share of its part that nobody can reach would leave everyone at the grade that it stops at. */
  'gate-unreachable': (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    const { rounding, scale, compare } = standard.numbers
    for (const [index, gate] of (standard.gates ?? []).entries()) {
      const part = indicatorsOf(standard).find(({ value }) => value.id === gate.of)?.value
      if (!part) continue
      const share = multiply(shareOf(part, { facts, methods }), rational(100))
      const most = compare === 'exact' ? share : rational(publish(share, scale, rounding))
      for (const [word, reached] of [
        ['at_least', (at: Rational) => !lessThan(most, at)],
        ['above', (at: Rational) => lessThan(at, most)],
      ] as const)
        if (gate[word] !== undefined && !reached(rational(gate[word])))
          report(
            ['gates', index, word],
            `指标 ${called(part)}的得分率最高 ${exactText(most)}%，过不了这个门槛`,
            `the indicator "${part.id}" comes to ${exactText(most)} per cent at most: nobody passes`,
            word === 'above'
              ? [`小于 ${exactText(most)} 的数`, `less than ${exactText(most)}`]
              : [`至多 ${exactText(most)}`, `at most ${exactText(most)}`],
          )
    }
  },

  /** The grade that is left must be one of every level. */
  'cap-grade-unknown': ({ gates = [], vetoes = [], grades }, report) => {
    const levels = Object.values(grades)
    const everywhere = (levels[0] ?? []).filter(({ id }) =>
      levels.every((all) => all.some((grade) => grade.id === id)),
    )
    const named = (block: 'gates' | 'vetoes', all: readonly { readonly cap_grade?: string }[]) =>
      all.flatMap(({ cap_grade }, at): (readonly [Path, string])[] =>
        cap_grade === undefined ? [] : [[[block, at, 'cap_grade'], cap_grade]],
      )
    const words = [...named('gates', gates), ...named('vetoes', vetoes)]
    unknownWords(words, everywhere, report, '等次', 'grade')
  },
} satisfies Record<string, Rule<StandardFile>>

interface Means {
  readonly facts: Facts
  readonly methods: Methods
}

/** The most of its points that an indicator comes to, as a share; all of them where parts of it may not apply. */
function shareOf(
  { points, score, children, roll_up, na, waived }: Indicator,
  means: Means,
): Rational {
  if (na || waived) return one
  if (children) {
    if (children.some((child) => child.na ?? child.waived)) return one
    const worth = ({ points, weight }: Indicator) =>
      rational((roll_up === 'weighted' ? weight : points) ?? 0)
    const whole = children.map(worth).reduce(add, zero)
    const got = children.map((child) => multiply(worth(child), shareOf(child, means)))
    return whole.n === 0n ? one : divide(got.reduce(add, zero), whole)
  }
  const full = points === undefined ? null : rational(points)
  const most = full && score ? mostOf(score as Scored, full, means) : null
  return full && most ? smaller(divide(most, full), one) : one
}
