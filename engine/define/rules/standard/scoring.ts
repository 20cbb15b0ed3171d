import { mostOf, type Scored } from '../../../compile/rule.ts'
import { factsOf } from '../../../compile/standard.ts'
import { compileExpression } from '../../../expression.ts'
import { once } from '../../../once.ts'
import { type Fact, mayBeBlank } from '../../../score/fact.ts'
import type { MethodProblem, Methods, RuleFlaw } from '../../../score/method.ts'
import { expressionNames } from '../../../score/readable.ts'
import type { StandardFile } from '../../../shapes.ts'
import { factMeant, type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { expressionsIn } from './expressions.ts'
import { leavesOf, rulesIn } from './indicators.ts'

/** What a method's own check found, in words; the code is the problem's. */
const flawWords: Readonly<
  Record<MethodProblem, (detail: Record<string, unknown>) => readonly [string, string]>
> = {
  'fact-unknown': ({ fact }) => [`未声明的事实 ${fact}`, `the fact "${fact}" is not declared`],
  'fact-type': ({ fact, want }) => [
    `事实 ${fact} 的类型不合，应为 ${want}`,
    `the fact "${fact}" should be ${want}`,
  ],
  'points-sum': ({ sum, points }) => [
    `各项之和为 ${sum}，本指标为 ${points}`,
    `the items sum to ${sum}, the leaf has ${points}`,
  ],
  'items-differ': ({ items }) => [
    `各项与事实的选项不一致：${(items as string[]).join('、')}`,
    `items and options differ: ${(items as string[]).join(', ')}`,
  ],
  'cap-differs': ({ cap, points }) => [
    `封顶分为 ${cap}，本指标为 ${points}`,
    `the cap is ${cap}, the leaf has ${points}`,
  ],
  'band-order': () => ['此档的下限高于上限', 'the band ends below its beginning'],
  'band-ends': () => ['此档的一端写了两个界限', 'the band has two bounds for one end'],
  'band-gap': ({ at }) => [`在 ${at} 处有空档或重叠`, `there is a gap or an overlap at ${at}`],
  'band-best': ({ best, points }) => [
    `最高档为 ${best} 分，本指标为 ${points}`,
    `the best band gives ${best}, the leaf has ${points}`,
  ],
  'line-flat': ({ at }) => [`两端都在 ${at}`, `both ends stand at ${at}`],
  'line-best': ({ best, points }) => [
    `线性的高端为 ${best} 分，本指标为 ${points}`,
    `the line ends at ${best}, the leaf has ${points}`,
  ],
  'judgement-range': ({ fact, points }) => [
    `事实 ${fact} 须写 min 与 max，且 max 为 ${points}`,
    `the fact "${fact}" needs min and max, and max must be ${points}`,
  ],
  'target-shape': ({ fact }) => [
    `事实 ${fact}：是否类不写界限；数值写界限，或写 reach 与 better`,
    `"${fact}": yes or no has no bound; a number has bounds, or "reach" with "better"`,
  ],
  'better-differs': ({ fact, better }) => [
    `事实 ${fact} 写明 ${better} 为好`,
    `of the fact "${fact}" ${better} is better`,
  ],
  'points-needed': () => [
    '此处须写最多给或扣多少分（cap）',
    'the most it gives or takes (cap) is needed',
  ],
  'options-once': () => [
    '各档写一次：options、shares 或 rubric',
    'the options are written once: as options, shares or a rubric',
  ],
  'formula-constant': () => [
    '公式里没有事实，谁都得一样的分',
    'the formula reads no fact: everyone would get the same',
  ],
  'floor-above': ({ floor, points }) => [
    `下限 ${floor} 不低于分值 ${points}`,
    `the floor ${floor} is not below ${points}`,
  ],
  'floor-open': () => [
    '没有下限，所读的事实又没有写 max，扣多少没有底',
    'there is no floor, and nothing says how much the facts may take',
  ],
  'rule-flaw': ({ zh, en }) => [String(zh), String(en)],
}

/** The kinds of all rules of a standard. */
export const kindsIn = (standard: StandardFile): readonly string[] =>
  rulesIn(standard).map(({ rule }) => rule.kind)

/** Everything that methods find wrong with the rules of a standard, each with where its rule stands. */
const flawsBy = once((methods: Methods) =>
  once((standard: StandardFile) => {
    const facts = factsOf(standard.facts)
    return rulesIn(standard).flatMap(({ path, rule: scored, points }) => {
      const { kind, ...rule } = scored
      const method = methods.get(kind)!
      const unknown: readonly RuleFlaw[] = method
        .reads(rule as never, facts)
        .filter((fact) => !facts.has(fact))
        .map((fact) => ({ path: pathTo(scored, fact), code: 'fact-unknown', detail: { fact } }))
      const flaws = [...unknown, ...method.check(rule as never, { points, facts })]
      return flaws.map((flaw) => ({ path, flaw }))
    })
  }),
)

/** The flaws of one code that methods find in their rules. */
function methodRule(code: MethodProblem): Rule<StandardFile> {
  return (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    for (const { path, flaw } of flawsBy(methods)(standard)) {
      if (flaw.code !== code) continue
      const [zh, en] = flawWords[code](flaw.detail)
      const on = flaw.path.at(-1) === flaw.detail.fact ? 'key' : 'value'
      const { fact } = flaw.detail
      const right = code === 'fact-unknown' ? factMeant(String(fact), facts.keys()) : undefined
      report([...path, ...flaw.path], zh, en, right, on)
    }
  }
}

/** Where a rule names a fact: as a value, or as a key one level down. */
function pathTo(score: object, fact: string): Path {
  for (const [key, value] of Object.entries(score)) {
    if (value === fact) return [key]
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, fact))
      return [key, fact]
  }
  return []
}

/** How points are given: what each method finds wrong with the rule of a leaf. */
export const scoringRules = {
  'fact-unknown': methodRule('fact-unknown'),
  'fact-type': methodRule('fact-type'),
  'points-sum': methodRule('points-sum'),
  'items-differ': methodRule('items-differ'),
  'cap-differs': methodRule('cap-differs'),
  'band-order': methodRule('band-order'),
  'band-ends': methodRule('band-ends'),
  'band-gap': methodRule('band-gap'),
  'band-best': methodRule('band-best'),
  'line-flat': methodRule('line-flat'),
  'line-best': methodRule('line-best'),
  'judgement-range': methodRule('judgement-range'),
  'floor-above': methodRule('floor-above'),

  /** Without a floor the facts, or the caps of lines, say how far down it may go. */
  'floor-open': (standard, report, world) => {
    methodRule('floor-open')(standard, report, world)
    const facts = factsOf(standard.facts)
    for (const { path, value } of leavesOf(standard).filter(({ value }) => value.floor === 'none'))
      for (const [at, { takes, cap }] of (value.lines ?? []).entries()) {
        if (takes === undefined || takes === 'all' || cap !== undefined) continue
        if (!mostOf(takes as Scored, null, { facts, methods: world.methods }))
          report([...path, 'lines', at, 'takes'], ...flawWords['floor-open']({}), [
            'cap: 最多扣多少，或给事实写 max',
            'cap: the most it takes, or a max of the fact',
          ])
      }
  },

  'target-shape': methodRule('target-shape'),
  'better-differs': methodRule('better-differs'),
  'points-needed': methodRule('points-needed'),
  'options-once': methodRule('options-once'),
  'rule-flaw': methodRule('rule-flaw'),
  'formula-constant': methodRule('formula-constant'),

  /** The rubric that a rule names stands at the top; it is no longer named where it was found. */
  'rubric-unknown': (standard, report) =>
    unknownWords(
      rulesIn(standard).flatMap(({ path, rule }): readonly (readonly [Path, string])[] =>
        'rubric' in rule ? [[[...path, 'rubric'], String(rule.rubric)]] : [],
      ),
      Object.keys(standard.rubrics ?? {}),
      report,
      '共用档次',
      'rubric',
    ),

  /** A method that begins with full points is for a leaf by itself. */
  'line-method': (standard, report, { methods }) => {
    for (const { path, rule } of rulesIn(standard)) {
      const { title, whole } = methods.get(rule.kind)!
      if (whole && path.at(-1) !== 'score')
        report(
          [...path, 'kind'],
          `${title}从满分起扣，不能作为其中一条规则`,
          `"${rule.kind}" begins with full points and is no line of several`,
          ['takes: { kind: count, … }', 'takes: { kind: count, … }'],
        )
    }
  },

  /** What may be left blank is a target: nothing else knows what a blank means. */
  'blank-read': (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    const blank = (id: string): boolean => mayBeBlank(facts.get(id) ?? ({} as Fact))
    const say = (path: Path, id: string): void =>
      report(
        path,
        `事实 ${id} 可以留空，只能作达标的目标（reach）`,
        `the fact "${id}" may be left blank and is only to be reached`,
        ['reach', 'reach'],
        path.at(-1) === id ? 'key' : 'value',
      )
    for (const { path, rule: scored } of rulesIn(standard)) {
      const { kind, ...rule } = scored
      const method = methods.get(kind)!
      if (method.expressions) continue
      const known = method.blanks?.(rule as never) ?? []
      for (const id of method.reads(rule as never, facts).filter(blank))
        if (!known.includes(id)) say([...path, ...pathTo(scored, id)], id)
    }
    for (const [path, text] of expressionsIn(standard, methods)) {
      const { expression } = compileExpression(text, expressionNames(facts))
      for (const id of (expression?.reads ?? []).filter(blank)) say(path, id)
    }
  },

  /** A share whose denominator may be zero leaves its leaf not applicable, and the leaf must say so. */
  'na-undeclared': (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    for (const { path, value } of leavesOf(standard).filter(
      ({ value }) => value.score && !value.na,
    )) {
      const { kind, ...rule } = value.score as { kind: string }
      const reads = methods.get(kind)!.reads(rule as never, facts)
      if (
        reads.some((id) => {
          const { over_zero, from_zero, if_blank } = facts.get(id) ?? {}
          return [over_zero, from_zero, if_blank].includes('na')
        })
      ) {
        report(
          path,
          `指标 ${value.id} 可能不适用，须写 na`,
          `the indicator "${value.id}" may not apply and needs "na"`,
          ['na: { reasons, effect }', 'na: { reasons, effect }'],
        )
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>
