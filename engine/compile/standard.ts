import { compileExpression, type Expression, type ExpressionType } from '../expression.ts'
import { rational, sum } from '../rational.ts'
import { boundOf } from '../score/bound.ts'
import { type Fact, numeric } from '../score/fact.ts'
import { methods } from '../score/methods/index.ts'
import type { Block, IndicatorNode, Rule, ScoringStandard } from '../score/standard.ts'
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
    supervision,
  } = standard
  const facts = factsOf(standard.facts)
  const names = expressionNames(facts)
  const read = (text: string): Expression => {
    const { expression, flaws } = compileExpression(text, names)
    if (!expression) throw new Error(`${id}@${version}: ${text}: ${flaws[0]?.code}`)
    return expression
  }
  const indicators = standard.indicators.map(indicatorOf)
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
    bonus: adjust.bonus ? blockOf(adjust.bonus) : null,
    penalty: adjust.penalty ? blockOf(adjust.penalty) : null,
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
    selfCheckMonths: supervision?.self_check.months ?? null,
  }
}

const blockOf = ({ cap, items }: Adjustments): Block => ({
  cap: cap === undefined ? null : rational(cap),
  items: items.map(indicatorOf),
})

function indicatorOf({
  id,
  name,
  points,
  weight,
  source,
  children = [],
  score,
  no_evidence,
  na,
}: Indicator): IndicatorNode {
  const full = rational(points)
  return {
    id,
    name,
    points: full,
    worth: weight === undefined ? full : rational(weight),
    source,
    children: children.map(indicatorOf),
    rule: score ? ruleOf(score as { kind: string }, points) : null,
    noEvidence: no_evidence ?? null,
    na: na ? { effect: na.effect, reasons: Object.keys(na.reasons) } : null,
  }
}

function ruleOf(score: { readonly kind: string }, points: number): Rule {
  const method = methods.get(score.kind)!
  const { kind, ...rule } = score
  const full = rational(points)
  const earned = method.compile(rule as never, full)
  return {
    kind,
    reads: method.reads(rule as never),
    least: method.least(rule as never, full),
    score: earned,
  }
}
