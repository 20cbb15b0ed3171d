import { boundWords } from '../../../score/bound.ts'
import type { StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords } from '../../rule.ts'
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
