import { compileExpression, displayed, type Expression } from '../../expression.ts'
import { exactText, lessThan, type Rational, rational, zero } from '../../rational.ts'
import { numeric } from '../fact.ts'
import type { Facts, Method, Reason, RuleFlaw } from '../method.ts'
import { figureText } from '../names.ts'
import { expressionNames } from '../readable.ts'

/** 公式: the value of an expression, held between the floor and the points. */
interface Formula {
  readonly value: string
  readonly floor?: number
}

/** Null where it cannot be read; what is wrong with it is said where all expressions are checked. */
const read = ({ value }: Formula, facts: Facts): Expression | null =>
  compileExpression(value, expressionNames(facts)).expression ?? null

export const formula: Method<Formula> = {
  kind: 'formula',
  title: '公式',
  description:
    '按公式算出得分，不低于下限，不高于本指标的分值。只用于其他计分方法写不出的，如 adverts / 4 * 3。',
  properties: {
    value: { $ref: '#/$defs/expression', title: '公式', description: '结果为数值的表达式。' },
    floor: { type: 'number', title: '下限', description: '默认为 0；扣到负分的写负数。' },
  },
  required: ['value'],
  reads: (rule, facts) => read(rule, facts)?.reads ?? [],
  expressions: ({ value }) => [[['value'], value]],

  check(rule, { points, facts }) {
    const flaws: RuleFlaw[] = []
    const { floor = 0 } = rule
    if (read(rule, facts)?.reads.length === 0)
      flaws.push({ path: ['value'], code: 'formula-constant', detail: {} })
    if (points && !lessThan(rational(floor), points))
      flaws.push({
        path: rule.floor === undefined ? [] : ['floor'],
        code: 'floor-above',
        detail: { floor: String(floor), points: exactText(points) },
      })
    return flaws
  },

  least: ({ floor = 0 }) => rational(floor),
  most: () => null,

  say({ value, floor = 0 }, { either, formula }, points) {
    const [least, most] = [figureText(floor), points === null ? '' : figureText(points)]
    return either(
      `得分为 ${formula(value)}，不低于 ${least} 分${most && `，不高于 ${most} 分`}`,
      `the points are ${formula(value)}, at least ${least}${most && ` and at most ${most}`}`,
    )
  },

  compile(rule, points, facts) {
    const expression = read(rule, facts)!
    const { evaluate, reads } = expression
    const floor = rational(rule.floor ?? 0)
    const why = {
      zh: displayed(expression, facts, 'zh'),
      en: displayed(expression, facts, 'en'),
    }
    const numbers = reads.filter((fact) => numeric(facts.get(fact)!))
    return (seen) => {
      const worth = evaluate((name) => seen(name) as Rational) as Rational
      const fact = reads[0]!
      const because: readonly Reason[] = [
        ...numbers.map((one): Reason => {
          return { rule: 'counted', fact: one, times: seen(one) as Rational, points: zero }
        }),
        { rule: 'formula', fact, why, points: worth },
      ]
      const held = (bound: 'floor' | 'cap', at: Rational) => ({
        points: at,
        because: [...because, { rule: bound, fact, points: at }],
      })
      if (lessThan(worth, floor)) return held('floor', floor)
      return points && lessThan(points, worth) ? held('cap', points) : { points: worth, because }
    }
  },
}
