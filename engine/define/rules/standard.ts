import { expressionNames, factsOf } from '../../compile/standard.ts'
import { compileExpression, type ExpressionFlaw } from '../../expression.ts'
import {
  compare,
  equal,
  exactText,
  lessThan,
  type Rational,
  rational,
  sum,
  zero,
} from '../../rational.ts'
import { derived, type Fact, numeric, optionsOf, partsOf } from '../../score/fact.ts'
import type { MethodProblem, RuleFlaw } from '../../score/method.ts'
import { methods } from '../../score/methods/index.ts'
import type { Indicator, StandardFile } from '../../shapes.ts'
import { nearest } from '../problem.ts'
import type { Rule } from '../rule.ts'
import type { Path } from '../source.ts'
import { clauseUnknown, sourceUnknown } from './cited.ts'
import { unknownWords } from './programme.ts'

interface Placed {
  readonly path: Path
  readonly value: Indicator
}

const walk = (indicators: readonly Indicator[], path: Path): readonly Placed[] =>
  indicators.flatMap((value, index) => {
    const here = [...path, index]
    return [{ path: here, value }, ...walk(value.children ?? [], [...here, 'children'])]
  })
const indicatorsOf = ({ indicators }: StandardFile): readonly Placed[] =>
  walk(indicators, ['indicators'])
const leavesOf = (standard: StandardFile) =>
  indicatorsOf(standard).filter(({ value }) => !value.children)

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
  'floor-above': ({ floor, points }) => [
    `下限 ${floor} 不低于分值 ${points}`,
    `the floor ${floor} is not below ${points}`,
  ],
}

/** The flaws of one code that the leaves' methods find. */
function methodRule(code: MethodProblem): Rule<StandardFile> {
  return (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const { path, value } of leavesOf(standard)) {
      if (!value.score) continue
      const { kind, ...rule } = value.score as { kind: string }
      const method = methods.get(kind)!
      const unknown: readonly RuleFlaw[] = method
        .reads(rule as never)
        .filter((fact) => !facts.has(fact))
        .map((fact) => ({
          path: pathTo(value.score!, fact),
          code: 'fact-unknown',
          detail: { fact },
        }))
      const flaws = [
        ...unknown,
        ...method.check(rule as never, { points: rational(value.points), facts }),
      ]
      for (const flaw of flaws.filter((one) => one.code === code)) {
        const near =
          code === 'fact-unknown' ? nearest(String(flaw.detail.fact), facts.keys()) : null
        const [zh, en] = flawWords[code](flaw.detail)
        const on = flaw.path.at(-1) === flaw.detail.fact ? 'key' : 'value'
        report([...path, 'score', ...flaw.path], zh, en, near ? [near, near] : undefined, on)
      }
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

const passMark = (grades: StandardFile['grades'][string] | undefined): Rational | null => {
  const met = (grades ?? []).filter(
    ({ outcome, at_least }) => outcome === 'met' && at_least !== undefined,
  )
  return met.length > 0
    ? met.map(({ at_least }) => rational(at_least!)).reduce((a, b) => (lessThan(a, b) ? a : b))
    : null
}

const expressions = ({
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

/** What a schema cannot say of a standard. Shared facts are resolved before. */
export const standardRules = {
  'folder-differs': ({ id }, report, { folder }) => {
    if (id !== folder)
      report(
        ['id'],
        `标识 ${id} 与文件夹 ${folder} 不同名`,
        `the id "${id}" differs from the folder "${folder}"`,
        [folder, folder],
      )
  },

  'programme-unknown': ({ programme }, report, world) =>
    unknownWords([[['programme'], programme]], [world.programme.id], report, '活动', 'programme'),

  /** plan 2.a, as programme.yaml has it: `required`. */
  'level-missing': ({ levels }, report, { programme }) => {
    for (const level of programme.levels.required.filter((one) => !levels.includes(one))) {
      report(['levels'], `缺少等级 ${level}`, `the level "${level}" is missing`, [level, level])
    }
  },

  'level-unknown': ({ levels, grades }, report, { programme }) => {
    unknownWords(
      levels.map((level, index) => [['levels', index], level]),
      programme.levels.of,
      report,
      '等级',
      'level',
    )
    unknownWords(
      Object.keys(grades).map((level) => [['grades', level], level]),
      levels,
      report,
      '等级',
      'level',
      'key',
    )
  },

  /** plan 2.a: 3至5个等级. */
  'levels-count': ({ levels }, report, { programme }) => {
    const { min, max } = programme.levels.count
    if (levels.length < min || levels.length > max) {
      report(['levels'], `有 ${levels.length} 个等级`, `there are ${levels.length} levels`, [
        `${min} 至 ${max} 个`,
        `${min} to ${max}`,
      ])
    }
  },

  'grades-missing': ({ levels, grades }, report) => {
    for (const level of levels.filter((one) => !grades[one])) {
      report(
        ['grades'],
        `等级 ${level} 没有等次`,
        `the level "${level}" has no grades`,
        undefined,
        'key',
      )
    }
  },

  'grade-order': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, { at_least }] of all.entries()) {
        const before = all[index - 1]?.at_least
        const last = index === all.length - 1
        if (last !== (at_least === undefined)) {
          report(
            ['grades', level, index],
            last ? '最后一个等次不写界限' : '此等次缺少界限',
            last ? 'the last grade has no bound' : 'this grade needs a bound',
          )
        } else if (
          before !== undefined &&
          at_least !== undefined &&
          compare(rational(at_least), rational(before)) >= 0
        ) {
          report(
            ['grades', level, index, 'at_least'],
            '等次须由高到低',
            'grades go from high to low',
          )
        }
      }
    }
  },

  /** A vetoed sheet falls to the last grade. */
  'grade-last': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      if (all.at(-1)!.outcome !== 'unmet')
        report(
          ['grades', level, all.length - 1, 'outcome'],
          '最后一个等次须为未达标',
          'the last grade must be unmet',
          ['unmet', 'unmet'],
        )
    }
  },

  /** A grade that nobody can reach, or below which nobody can fall. */
  'grade-unreachable': ({ grades, indicators }, report) => {
    const most = sum(indicators.map(({ points }) => rational(points)))
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, { at_least }] of all.entries()) {
        if (at_least !== undefined && lessThan(most, rational(at_least))) {
          report(
            ['grades', level, index, 'at_least'],
            `满分 ${exactText(most)}，达不到 ${at_least}`,
            `full marks are ${exactText(most)}, ${at_least} cannot be reached`,
          )
        }
      }
    }
  },

  /** Our reading of plan 2.d, 逐级认定: a higher level never asks for less. */
  'pass-falls': ({ grades, levels }, report, { programme }) => {
    let below: Rational = zero
    for (const level of programme.levels.of.toReversed().filter((one) => levels.includes(one))) {
      const pass = passMark(grades[level]) ?? below
      if (lessThan(pass, below)) {
        report(
          ['grades', level],
          `${level} 达标线 ${exactText(pass)}，低于下一级的 ${exactText(below)}`,
          `asks for ${exactText(pass)}, the level below for ${exactText(below)}`,
          [`至少 ${exactText(below)}`, `at least ${exactText(below)}`],
        )
      }
      below = pass
    }
  },

  'children-sum': (standard, report) => {
    for (const { path, value } of indicatorsOf(standard).filter(({ value }) => value.children)) {
      const total = sum(value.children!.map(({ points }) => rational(points)))
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

  'leaf-shape': (standard, report) => {
    for (const { path, value } of indicatorsOf(standard)) {
      if (value.children && value.score)
        report(
          [...path, 'score'],
          '有下级的指标不直接计分',
          'an indicator with children has no score',
          undefined,
          'key',
        )
      if (!value.children && !value.score)
        report(path, `指标 ${value.id} 没有计分规则`, `the indicator "${value.id}" has no score`)
    }
  },

  'source-missing': (standard, report) => {
    for (const { path, value } of leavesOf(standard).filter(
      ({ value }) => value.source === undefined,
    )) {
      report(path, `指标 ${value.id} 没有写出处`, `the indicator "${value.id}" has no source`, [
        'source: 出处 条款',
        'source: id clause',
      ])
    }
  },

  'id-duplicate': (standard, report) => {
    const seen = new Set<string>()
    for (const { path, value } of indicatorsOf(standard)) {
      if (seen.has(value.id))
        report(
          [...path, 'id'],
          `指标标识 ${value.id} 重复`,
          `the indicator id "${value.id}" is used twice`,
        )
      seen.add(value.id)
    }
    for (const block of ['conditions', 'vetoes'] as const) {
      const ids = (standard[block] ?? []).map(({ id }) => id)
      for (const [index, id] of ids.entries()) {
        if (ids.indexOf(id) !== index)
          report([block, index, 'id'], `标识 ${id} 重复`, `the id "${id}" is used twice`)
      }
    }
  },

  'fact-incomplete': (standard, report) => {
    for (const fact of factsOf(standard.facts).values()) {
      for (const [what, path] of lacking(fact))
        report(
          ['facts', fact.id, ...path],
          `事实 ${fact.id} 缺少 ${what}`,
          `the fact "${fact.id}" lacks ${what}`,
          undefined,
          'key',
        )
    }
  },

  'fact-part-unknown': (standard, report) => {
    const facts = factsOf(standard.facts)
    const parts = [...facts.values()].flatMap((fact) =>
      (['of', 'over'] as const).flatMap((key): [Path, string][] => {
        const part = fact[key]
        return typeof part === 'string' && !facts.has(part) && partsOf(fact).includes(part)
          ? [[['facts', fact.id, key], part]]
          : []
      }),
    )
    unknownWords(parts, [...facts.keys()], report, '事实', 'fact')
  },

  /** A derived fact rests on facts that are answered: numbers for a share, a date for an age. */
  'fact-part-type': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const fact of facts.values()) {
      const fits = (part: Fact) =>
        fact.type === 'age_at' ? part.type === 'date' : numeric(part) && !derived(part)
      for (const key of ['of', 'over'] as const) {
        const part = partsOf(fact).includes(String(fact[key])) && facts.get(String(fact[key]))
        if (part && !fits(part)) {
          const want = fact.type === 'age_at' ? 'date' : 'count, number, percent'
          report(
            ['facts', fact.id, key],
            `事实 ${part.id} 不能用来计算 ${fact.id}`,
            `the fact "${fact.id}" cannot be worked out from "${part.id}"`,
            [want, want],
          )
        }
      }
    }
  },

  /** A share whose denominator may be zero leaves its leaf not applicable, and the leaf must say so. */
  'na-undeclared': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const { path, value } of leavesOf(standard).filter(
      ({ value }) => value.score && !value.na,
    )) {
      const { kind, ...rule } = value.score as { kind: string }
      const reads = methods.get(kind)!.reads(rule as never)
      if (reads.some((id) => facts.get(id)?.over_zero === 'na')) {
        report(
          path,
          `指标 ${value.id} 可能不适用，须写 na`,
          `the indicator "${value.id}" may not apply and needs "na"`,
          ['na: { reasons, effect }', 'na: { reasons, effect }'],
        )
      }
    }
  },

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

  'source-unknown': (standard, report, { programme }) =>
    sourceUnknown(standard, report, { ...programme.sources, ...standard.sources }),
  'clause-unknown': (standard, report, { programme }) =>
    clauseUnknown(standard, report, { ...programme.sources, ...standard.sources }),
} satisfies Record<string, Rule<StandardFile>>

/** What a fact of its type must say besides. */
function lacking(fact: Fact): readonly (readonly [string, Path])[] {
  const missing = (holds: boolean, what: string): readonly (readonly [string, Path])[] =>
    holds ? [] : [[what, []]]
  // `{}` names a shared fact; that there is none such is said already.
  if (Object.keys(fact).length === 1) return []
  if (fact.type === undefined) return [['type', []]]
  const named = missing(fact.name !== undefined, 'name')
  if (fact.type === 'ratio') {
    const parts = typeof fact.of === 'string' && fact.over !== undefined
    return [
      ...named,
      ...missing(parts, 'of, over'),
      ...missing(fact.over_zero !== undefined, 'over_zero'),
    ]
  }
  if (fact.type === 'age_at')
    return [...named, ...missing(typeof fact.of === 'string' && fact.at !== undefined, 'of, at')]
  const supplied = missing(fact.by !== undefined, 'by')
  const options =
    fact.type === 'choice' ? missing(Object.keys(optionsOf(fact)).length > 0, 'of') : []
  return [...named, ...supplied, ...options]
}
