import { factsOf } from '../../../compile/standard.ts'
import { compileExpression } from '../../../expression.ts'
import type { Methods } from '../../../score/method.ts'
import { expressionNames } from '../../../score/readable.ts'
import type { StandardFile } from '../../../shapes.ts'
import { flawWords, rightWords } from '../../flaws.ts'
import type { Rule } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { indicatorsOf, rulesIn } from './indicators.ts'

/** Where an expression stands, its text, and what it must come to. */
type Placed = readonly [Path, text: string, type: 'bool' | 'number']

/** Every expression of a standard. */
export const expressionsIn = (standard: StandardFile, methods: Methods): readonly Placed[] => [
  ...ofBlocks(standard),
  ...indicatorsOf(standard).flatMap(({ path, value: { lines = [] } }) =>
    lines.flatMap(({ when }, at): readonly Placed[] =>
      when === undefined ? [] : [[[...path, 'lines', at, 'when'], when, 'bool']],
    ),
  ),
  ...rulesIn(standard).flatMap(({ path, rule: { kind, ...rule } }) =>
    (methods.get(kind)!.expressions?.(rule as never) ?? []).map(
      ([inside, text]): Placed => [[...path, ...inside], text, 'number'],
    ),
  ),
]

const ofBlocks = ({ conditions = [], vetoes = [] }: StandardFile): readonly Placed[] => [
  ...conditions.map(({ when }, index): Placed => [['conditions', index, 'when'], when, 'bool']),
  ...vetoes.flatMap(({ when, cure }, index): readonly Placed[] => [
    [['vetoes', index, 'when'], when, 'bool'],
    ...(typeof cure === 'object'
      ? [[['vetoes', index, 'cure', 'when'], cure.when, 'bool'] as const]
      : []),
  ]),
]

/** The expressions of conditions, vetoes, lines and formulas: each can be read, and is of the type that is wanted there. */
export const expressionRules = {
  expression: (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    const names = expressionNames(facts)
    for (const [path, text, type] of expressionsIn(standard, methods)) {
      const { expression, flaws } = compileExpression(text, names)
      for (const flaw of flaws)
        report([...path, flaw.at], ...flawWords(flaw, text, facts), rightWords(flaw, facts))
      if (expression && expression.type !== type)
        report(path, ...flawWords({ at: 0, end: 0, code: 'type', detail: type }, text))
    }
  },
} satisfies Record<string, Rule<StandardFile>>
