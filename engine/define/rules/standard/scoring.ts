import { mostOf, type Scored } from '../../../compile/rule.ts'
import { factsOf } from '../../../compile/standard.ts'
import { compileExpression } from '../../../expression.ts'
import { once } from '../../../once.ts'
import { type Fact, mayBeBlank, mayLapse, withParts } from '../../../score/fact.ts'
import type { MethodProblem, Methods, RuleFlaw } from '../../../score/method.ts'
import { namesOf } from '../../../score/names.ts'
import { expressionNames } from '../../../score/readable.ts'
import type { StandardFile } from '../../../shapes.ts'
import { floorOpen, methodWords } from '../../method-words.ts'
import { called, type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { expressionsIn } from './expressions.ts'
import { leavesOf, rulesIn } from './indicators.ts'

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
      // What a package's method says is wanted on every page: that it can say it is tried before anyone reads it.
      if (method.from && flaws.length === 0)
        for (const names of [namesOf(facts, 'zh'), namesOf(facts, 'en')])
          method.say(rule as never, names, points)
      return flaws.map((flaw) => ({ path, flaw, rule: scored }))
    })
  }),
)

/** The flaws of one code that methods find in their rules. */
function methodRule(code: MethodProblem): Rule<StandardFile> {
  return (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    for (const { path, flaw, rule } of flawsBy(methods)(standard)) {
      if (flaw.code !== code) continue
      const [zh, en, right] = methodWords[code](flaw.detail, { rule, facts, path: flaw.path })
      const on = flaw.path.at(-1) === flaw.detail.fact ? 'key' : 'value'
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
          report([...path, 'lines', at, 'takes'], ...floorOpen, [
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
        `事实 ${called(facts.get(id)!)}可以留空，只能作达标的目标（reach）`,
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

  /** A share whose denominator may be zero leaves its leaf not applicable, however far below it stands, and the leaf must say so. */
  'na-undeclared': (standard, report, { methods }) => {
    const facts = factsOf(standard.facts)
    for (const { path, value } of leavesOf(standard).filter(
      ({ value }) => value.score && !value.na,
    )) {
      const { kind, ...rule } = value.score as { kind: string }
      const reads = methods.get(kind)!.reads(rule as never, facts)
      if (withParts(reads, facts).some((id) => mayLapse(facts.get(id)!))) {
        report(
          path,
          `指标 ${called(value)}可能不适用，须写 na`,
          `the indicator "${value.id}" may not apply and needs "na"`,
          ['na: { reasons, effect }', 'na: { reasons, effect }'],
        )
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>
