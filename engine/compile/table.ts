import { compare, larger, one, type Rational, rational, sum, zero } from '../rational.ts'
import { boundOf } from '../score/bound.ts'
import { basicsOf } from '../score/fact.ts'
import { floorAt } from '../score/floor.ts'
import { usesOf } from '../score/plugin.ts'
import type { Block, IndicatorNode, Lapse, Lines, Rule, Table, Veto } from '../score/standard.ts'
import type { Adjustments, Indicator, StandardFile } from '../shapes.ts'
import { type Means, mostOf, ruleOf, type Scored } from './rule.ts'

/** What of a standard may differ from case to case. */
export type Blocks = Pick<
  StandardFile,
  | 'conditions'
  | 'indicators'
  | 'adjust'
  | 'gates'
  | 'vetoes'
  | 'grades'
  | 'roll_up'
  | 'out_of'
  | 'not_applicable'
  | 'exclusive'
>

/** Compiles the blocks of a standard, settled for one circumstance, for a level. */
export function tableOf(blocks: Blocks, level: string, means: Means): Table {
  const { conditions = [], vetoes = [], gates = [], adjust = {}, grades } = blocks
  const indicators = blocks.indicators.map((indicator) => indicatorOf(indicator, means))
  const [bonus, penalty] = [adjust.bonus, adjust.penalty].map((block) =>
    block ? blockOf(block, means) : null,
  ) as [Block | null, Block | null]
  const beside = [bonus, penalty].flatMap((block) => block?.items ?? [])
  const points = sum(indicators.map(({ points }) => points))
  return {
    points,
    outOf: blocks.out_of === undefined ? points : rational(blocks.out_of),
    conditions: conditions.map(({ advisory = false, when, id, name, source }) => ({
      ...{ id, name, source, advisory },
      when: means.read(when),
    })),
    drops: indicators.some(({ drops }) => drops),
    share: blocks.roll_up === 'share',
    mostLapsed:
      blocks.not_applicable === undefined ? null : rational(blocks.not_applicable.points_max),
    indicators,
    methods: usesOf(
      [...indicators, ...beside].flatMap(rulesBelow).map(({ kind }) => kind),
      means.methods,
    ),
    exclusive: (blocks.exclusive ?? []).map(({ of, charge }) => {
      const ordered = charge === 'first' ? of : dearestFirst(of, [...indicators, ...beside])
      return ordered.map((id) => means.facts.get(id)!)
    }),
    bonus,
    penalty,
    ceiling: boundIn(adjust.ceiling),
    gates: gates.map(({ id, name, of, cap_grade: caps, source, ...bound }) => ({
      ...{ id, name, of, caps, source },
      bound: boundOf(bound),
      words: bound,
    })),
    vetoes: vetoes.map((veto) => vetoOf(veto, means)),
    grades: (grades[level] ?? []).map(({ id, name, mandatory, at_least, optional, outcome }) => ({
      id,
      name,
      mandatory: mandatory === 'all',
      atLeast: boundIn(at_least ?? optional?.at_least),
      outcome,
    })),
  }
}

function vetoOf(veto: NonNullable<StandardFile['vetoes']>[number], { read }: Means): Veto {
  const { id, name, when, cap_grade: caps = null, source, cure, look_back, applies, bars } = veto
  return {
    ...{ id, name, caps, source },
    when: read(when),
    effect: veto.effect ?? (caps === null ? 'disqualify' : 'cap_grade'),
    cure:
      cure === undefined || cure === 'none'
        ? null
        : { when: read(cure.when), withinDays: cure.within_days ?? null },
    lookBack: look_back?.months ?? null,
    appliesTo: applies?.to ?? ['applicant', 'holder'],
    bars: bars?.filing ?? null,
  }
}

const blockOf = ({ cap, items }: Adjustments, means: Means): Block => ({
  cap: cap === undefined ? null : rational(cap),
  items: items.map((item) => indicatorOf(item, means)),
})

const boundIn = (at: number | undefined): Rational | null =>
  at === undefined ? null : rational(at)

function indicatorOf(indicator: Indicator, means: Means): IndicatorNode {
  const { id, name, weight, source, score, no_evidence, na, waived, counts, met } = indicator
  const children = (indicator.children ?? []).map((child) => indicatorOf(child, means))
  const full = fullOf(indicator, children, means)
  const rule = score ? ruleOf(score as Scored, full, means) : null
  const lines = linesOf(indicator, full, means)
  const each = lines?.of.flatMap((line) => [
    ...(line.rule?.reads ?? []),
    ...(line.when?.reads ?? []),
  ])
  const reads = [...new Set(rule?.reads ?? each ?? [])]
  return {
    id,
    name,
    points: full,
    worth: weight === undefined ? full : rational(weight),
    source,
    children,
    rule,
    lines,
    reads,
    rests: basicsOf(reads, means.facts),
    noEvidence: no_evidence ?? null,
    na: na ? lapseOf(na, full) : null,
    waived: waived ? lapseOf(waived, full) : null,
    counts: counts ? { as: counts, enough: rational(met?.at_least ?? 100) } : null,
    drops:
      counts !== undefined ||
      [na, waived].some((lapse) => lapse?.effect === 'drop') ||
      children.some((child) => child.drops),
  }
}

/**
 * Its own points; without points a branch has as many as is below it, a leaf is one item, and one beside the tree
 * is worth what its rule comes to at most.
 */
function fullOf(
  { points, counts, score }: Indicator,
  children: readonly IndicatorNode[],
  means: Means,
): Rational {
  if (points !== undefined) return rational(points)
  if (children.length > 0) return sum(children.map((child) => child.worth))
  return (counts === undefined && score && mostOf(score as Scored, null, means)) || one
}

type Lapses = NonNullable<Indicator['waived']> &
  Partial<Pick<NonNullable<Indicator['na']>, 'reasons' | 'by'>>

function lapseOf({ effect, points = 0, reasons = {}, by }: Lapses, full: Rational): Lapse {
  const instead = { redistribute: null, drop: null, anchor: rational(points), full, zero }
  return { instead: instead[effect], reasons, by: by ?? null }
}

function linesOf(
  { lines, start, floor, ceiling, overflow, take }: Indicator,
  full: Rational,
  means: Means,
): Lines | null {
  if (!lines) return null
  return {
    start: start === 'full' ? full : zero,
    floor: floorAt(floor),
    ceiling: ceiling === undefined ? full : rational(ceiling),
    overflow: overflow === 'parent',
    highest: take === 'highest',
    of: lines.map(({ name, gives, takes, cap, when }) => {
      const most = cap === undefined ? null : rational(cap)
      const given = gives ?? takes
      return {
        name,
        takes: takes !== undefined,
        cap: most,
        when: when === undefined ? null : means.read(when),
        rule: given === 'all' ? null : ruleOf(given as Scored, most, means),
      }
    }),
  }
}

/** The facts by what one more of them gives or takes, the most first. */
function dearestFirst(
  facts: readonly string[],
  indicators: readonly IndicatorNode[],
): readonly string[] {
  const prices = indicators.flatMap(rulesBelow).map((rule) => rule.prices)
  const priceOf = (fact: string): Rational =>
    prices.flatMap((one) => one[fact] ?? []).reduce(larger, zero)
  return facts.toSorted((a, b) => compare(priceOf(b), priceOf(a)))
}

const rulesBelow = ({ rule, lines, children }: IndicatorNode): readonly Rule[] => [
  ...(rule ? [rule] : []),
  ...(lines?.of.flatMap((line) => line.rule ?? []) ?? []),
  ...children.flatMap(rulesBelow),
]
