import { compileExpression, type Expression, type ExpressionType } from '../expression.ts'
import { type Rational, rational, sum, zero } from '../rational.ts'
import { boundOf } from '../score/bound.ts'
import { type Fact, numeric } from '../score/fact.ts'
import { methods } from '../score/methods/index.ts'
import type { Block, IndicatorNode, Lines, Rule, ScoringStandard } from '../score/standard.ts'
import type { Adjustments, Indicator, StandardFile } from '../shapes.ts'

/** The names an expression may read: numbers and yes-or-no facts. */
export function expressionNames(
  facts: ReadonlyMap<string, Fact>,
): ReadonlyMap<string, ExpressionType> {
  return new Map(
    [...facts.values()].flatMap((fact): [string, ExpressionType][] =>
      fact.type === 'bool' ? [[fact.id, 'bool']] : numeric(fact) ? [[fact.id, 'number']] : [],
    ),
  )
}

/** The facts of a resolved standard, by id. */
export const factsOf = (facts: StandardFile['facts']): ReadonlyMap<string, Fact> =>
  new Map(Object.entries(facts).map(([id, fact]) => [id, { ...fact, id } as Fact]))

/** Compiles a standard that `load` has passed; its shared facts are resolved already. */
export function compileStandard(standard: StandardFile, digest: string): ScoringStandard {
  const {
    id,
    version,
    name,
    levels,
    numbers,
    conditions = [],
    vetoes = [],
    gates = [],
    adjust = {},
    grades,
    ranking,
    supervision,
  } = standard
  const facts = factsOf(standard.facts)
  const names = expressionNames(facts)
  const read = (text: string): Expression => {
    const { expression, flaws } = compileExpression(text, names)
    if (!expression) throw new Error(`${id}@${version}: ${text}: ${flaws[0]?.code}`)
    return expression
  }
  const indicators = standard.indicators.map((indicator) => indicatorOf(indicator, read))
  return {
    id,
    version,
    digest,
    name,
    levels,
    scale: numbers.scale,
    rounding: numbers.rounding,
    points: sum(indicators.map(({ points }) => points)),
    facts,
    conditions: conditions.map(({ advisory = false, when, ...rest }) => ({
      ...rest,
      advisory,
      when: read(when),
    })),
    indicators,
    bonus: adjust.bonus ? blockOf(adjust.bonus, read) : null,
    penalty: adjust.penalty ? blockOf(adjust.penalty, read) : null,
    gates: gates.map(({ id, name, of, cap_grade: caps, source, ...bound }) => ({
      ...{ id, name, of, caps, source },
      bound: boundOf(bound),
    })),
    vetoes: vetoes.map(({ id, name, when, cap_grade: caps = null, source }) => ({
      ...{ id, name, caps, source },
      when: read(when),
    })),
    grades: new Map(
      Object.entries(grades).map(([level, all]) => [
        level,
        all.map(({ id, name, at_least, outcome }) => ({
          id,
          name,
          atLeast: at_least === undefined ? null : rational(at_least),
          outcome,
        })),
      ]),
    ),
    ties: ranking?.ties ?? [],
    selfCheckMonths: supervision?.self_check.months ?? null,
  }
}

type Read = (text: string) => Expression

const blockOf = ({ cap, items }: Adjustments, read: Read): Block => ({
  cap: cap === undefined ? null : rational(cap),
  items: items.map((item) => indicatorOf(item, read)),
})

function indicatorOf(indicator: Indicator, read: Read): IndicatorNode {
  const { id, name, points, weight, source, children = [], score, no_evidence, na } = indicator
  const full = rational(points)
  const rule = score ? ruleOf(score as Scored, full) : null
  const lines = linesOf(indicator, full, read)
  const each = lines?.of.flatMap((line) => [
    ...(line.rule?.reads ?? []),
    ...(line.when?.reads ?? []),
  ])
  return {
    id,
    name,
    points: full,
    worth: weight === undefined ? full : rational(weight),
    source,
    children: children.map((child) => indicatorOf(child, read)),
    rule,
    lines,
    reads: [...new Set(rule?.reads ?? each ?? [])],
    noEvidence: no_evidence ?? null,
    na: na ? { effect: na.effect, reasons: Object.keys(na.reasons) } : null,
  }
}

function linesOf(
  { lines, start, floor = 0, ceiling, overflow }: Indicator,
  full: Rational,
  read: Read,
): Lines | null {
  if (!lines) return null
  return {
    start: start === 'full' ? full : zero,
    floor: rational(floor),
    ceiling: ceiling === undefined ? full : rational(ceiling),
    overflow: overflow === 'parent',
    of: lines.map(({ name, gives, takes, cap, when }) => {
      const most = cap === undefined ? null : rational(cap)
      const given = gives ?? takes
      return {
        name,
        takes: takes !== undefined,
        cap: most,
        when: when === undefined ? null : read(when),
        rule: given === 'all' ? null : ruleOf(given as Scored, most),
      }
    }),
  }
}

interface Scored {
  readonly kind: string
}

function ruleOf({ kind, ...rule }: Scored, points: Rational | null): Rule {
  const method = methods.get(kind)!
  return {
    kind,
    reads: method.reads(rule as never),
    least: method.least(rule as never),
    most: method.most(rule as never) ?? points,
    score: method.compile(rule as never, points),
  }
}
