import { expressionNames, factsOf } from '../../../compile/standard.ts'
import { compileExpression } from '../../../expression.ts'
import type { StandardFile } from '../../../shapes.ts'
import { flawWords, rightWords } from '../../flaws.ts'
import type { Rule } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { indicatorsOf } from './indicators.ts'

const expressions = (standard: StandardFile): readonly (readonly [Path, string])[] => [
  ...ofBlocks(standard),
  ...indicatorsOf(standard).flatMap(({ path, value: { lines = [] } }) =>
    lines.flatMap(({ when }, at): (readonly [Path, string])[] =>
      when === undefined ? [] : [[[...path, 'lines', at, 'when'], when]],
    ),
  ),
]

const ofBlocks = ({
  conditions = [],
  vetoes = [],
}: StandardFile): readonly (readonly [Path, string])[] => [
  ...conditions.map(({ when }, index) => [['conditions', index, 'when'], when] as const),
  ...vetoes.map(({ when }, index) => [['vetoes', index, 'when'], when] as const),
]

/** The expressions of conditions, vetoes and lines: each can be read, and is true or false. */
export const expressionRules = {
  expression: (standard, report) => {
    const facts = factsOf(standard.facts)
    const names = expressionNames(facts)
    for (const [path, text] of expressions(standard)) {
      const { expression, flaws } = compileExpression(text, names)
      for (const flaw of flaws)
        report([...path, flaw.at], ...flawWords(flaw, text), rightWords(flaw, facts))
      if (expression && expression.type !== 'bool')
        report(path, ...flawWords({ at: 0, end: 0, code: 'type', detail: 'bool' }, text))
    }
  },
} satisfies Record<string, Rule<StandardFile>>
