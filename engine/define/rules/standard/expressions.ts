import { expressionNames, factsOf } from '../../../compile/standard.ts'
import { compileExpression, type ExpressionFlaw } from '../../../expression.ts'
import type { StandardFile } from '../../../shapes.ts'
import { nearest } from '../../problem.ts'
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

const expressionWords: Readonly<
  Record<ExpressionFlaw['code'], (detail: string) => readonly [string, string]>
> = {
  syntax: (detail) => ['表达式写法不对', `the expression cannot be read: ${detail}`],
  'unknown-name': (name) => [`表达式里未声明的事实 ${name}`, `the fact "${name}" is not declared`],
  type: (want) => [`此处应为${want === 'bool' ? '是否' : '数值'}`, `a ${want} is wanted here`],
  unsupported: (what) => [`表达式不支持 ${what}`, `"${what}" is not part of the language`],
  divisor: () => [
    '除数须为写明的、不等于零的数字；两个事实相除请用比率（ratio）',
    'only a written number that is not zero divides; a share of two facts is a ratio fact',
  ],
  'too-large': () => ['表达式过长或过深', 'the expression is too long or too deep'],
}

/** The expressions of conditions and vetoes: each can be read, and is true or false. */
export const expressionRules = {
  expression: (standard, report) => {
    const facts = factsOf(standard.facts)
    const names = expressionNames(facts)
    for (const [path, text] of expressions(standard)) {
      const { expression, flaws } = compileExpression(text, names)
      for (const { code, detail } of flaws) {
        const near = code === 'unknown-name' ? nearest(detail, facts.keys()) : null
        report(path, ...expressionWords[code](detail), near ? [near, near] : undefined)
      }
      if (expression && expression.type !== 'bool') report(path, ...expressionWords.type('bool'))
    }
  },
} satisfies Record<string, Rule<StandardFile>>
