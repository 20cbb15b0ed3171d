import { type Varied, variedIn } from '../../compile/settle.ts'
import { once } from '../../once.ts'
import { type Element, elementsOf } from '../elements.ts'
import { figuresIn } from '../figures.ts'
import type { LintRule } from '../rule.ts'

/** A number in a name that no rule applies. */
export const numberUnused: LintRule = {
  id: 'number-unused',
  category: 'ambiguity',
  title: { zh: '名称里的数，规则没有用到', en: 'A number in a name that no rule uses' },
  why: {
    zh: '名称写“每季度 3 次”“不超过 15 分钟”，规则、分值、界限和事实里却没有这个数：多半是改了规则忘了改名称，或抄错一位。集体按名称准备，考核按规则算分。',
    en: 'A name says “within 15 minutes”, and neither rule nor points nor fact has a 15: the rule was changed and the name forgotten, or a digit is wrong. Collectives go by the name, the score by the rule.',
  },
  standard(on, report) {
    const varied = variedIn(on.whole.value).map((one) => one.varied)
    for (const element of elementsOf(on)) {
      for (const { path, text } of element.texts)
        for (const { at, value, said, word, unit } of figuresIn(text)) {
          if (!(word !== null || counted.test(unit)) || uses(element, varied, value)) continue
          report(
            [...path, at],
            `名称里的“${said}”，规则没有用到`,
            `"${said}" of the name is used by no rule`,
            ['与规则一致的数，或不写数', 'the number of the rule, or none'],
          )
        }
    }
  },
}

const counted =
  /^(?:[%％‰]|[个次人名项件份篇场起处户家台条分天日周年岁元倍成步户辆]|小时|分钟|百分点|周岁|季度|万)/u

/** Is a number one of the rule or of what it reads, or of whatever varies, or the same in another unit? */
const uses = ({ node, reads }: Element, varied: readonly Varied[], value: number): boolean =>
  ofRule(node).has(value) || [...reads, ...varied].some((one) => ofRead(one).has(value))

const ofRule = once((node: object) => {
  const { name: _, ...rule } = node as { readonly name?: unknown }
  return spoken(numbersIn(rule, true))
})
const ofRead = once((node: object) => spoken(numbersIn(node)))

/** Numbers as a sentence may have them. */
const spoken = (numbers: readonly number[]): ReadonlySet<number> =>
  new Set(
    numbers
      .map(Math.abs)
      .flatMap(alike)
      .map((one) => Number(one.toPrecision(12))),
  )

/** A count above four is five or more; twelve months are a year; 0.6 is 60 per cent; 10000 is one 万. */
const alike = (one: number): readonly number[] => [
  ...[one, one + 1, one - 1, one / 12, one * 12, one * 100, one / 100],
  ...[one / 1000, one / 10000, one * 10000, 100 - one, one * 10, one / 10, one / 60, one * 60],
]

function numbersIn(node: unknown, rule = false): readonly number[] {
  if (typeof node === 'number') return [node]
  if (typeof node === 'string')
    return [...node.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) => {
    const apart = rule && (key === 'name' || key === 'source' || key === 'id')
    return apart ? [] : [...numbersIn(key), ...numbersIn(inner, rule)]
  })
}
