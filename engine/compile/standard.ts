import { compileExpression, type Expression } from '../expression.ts'
import { once } from '../once.ts'
import { rational } from '../rational.ts'
import { boundOf } from '../score/bound.ts'
import { type CombineWords, combineOf } from '../score/combine.ts'
import { type Fact, moneyUnit, readied } from '../score/fact.ts'
import type { Methods } from '../score/method.ts'
import { builtIn } from '../score/methods/index.ts'
import { expressionNames } from '../score/readable.ts'
import type { ScoringStandard, Stage, Table } from '../score/standard.ts'
import type { StandardFile } from '../shapes.ts'
import { lapsing } from './lapsing.ts'
import { type Pivot, pivotsOf, waysOf } from './pivots.ts'
import { withRubrics } from './rubrics.ts'
import { type Circumstance, settle } from './settle.ts'
import { type Blocks, tableOf } from './table.ts'

/** The facts of a resolved standard, by id. */
export const factsOf: (facts: StandardFile['facts']) => ReadonlyMap<string, Fact> = once(
  (facts) =>
    new Map(
      Object.entries(facts).map(([id, fact]) => [
        id,
        { ...(fact.type === 'money' && { unit: moneyUnit }), ...fact, id } as Fact,
      ]),
    ),
)

/** The blocks that may differ from case to case, as they are written. */
export const blocksOf: (standard: StandardFile) => Blocks = once(
  ({
    conditions = [],
    indicators,
    adjust = {},
    gates = [],
    vetoes = [],
    grades,
    roll_up,
    out_of,
    not_applicable,
    exclusive,
    rubrics = {},
  }: StandardFile): Blocks => ({
    ...{ conditions, gates, vetoes, grades },
    ...withRubrics({ indicators, adjust }, rubrics),
    ...(roll_up && { roll_up }),
    ...(out_of !== undefined && { out_of }),
    ...(not_applicable && { not_applicable }),
    ...(exclusive && { exclusive }),
  }),
)

/** Compiles a standard that `load` has passed with the same methods; its shared facts are resolved already. */
export function compileStandard(
  standard: StandardFile,
  digest: string,
  methods: Methods = builtIn,
): ScoringStandard {
  const { id, version, name, levels, numbers, ranking, supervision, retest } = standard
  const facts = readied(factsOf(standard.facts))
  const pivots = pivotsOf(blocksOf(standard), facts)
  const compiled = tablesOf(standard, facts, pivots, methods)
  return {
    id,
    version,
    digest,
    name,
    publication: standard.publication,
    levels,
    scale: numbers.scale,
    rounding: numbers.rounding,
    compare: numbers.compare,
    facts,
    ties: ranking?.ties ?? [],
    quota: ranking?.quota ?? null,
    stages: stagesOf(standard),
    retest: retest ? { below: rational(retest.below), max: retest.max } : null,
    selfCheckMonths: supervision?.self_check.months ?? null,
    pivots: pivots.map(({ fact }) => fact),
    tables: (level, seen) => [...new Set(waysOf(pivots, level, seen).map(compiled))],
  }
}

/** Read once, unless the standard says how often. */
const final: Stage = {
  id: 'final',
  name: { zh: '终评', en: 'Final' },
  goOn: null,
  combine: null,
}

const stagesOf = ({ stages = [] }: StandardFile): readonly [Stage, ...Stage[]] => {
  const [first = final, ...rest] = stages.map(
    ({ id, name, go_on, min_sheets = 2, ...how }): Stage => ({
      ...{ id, name, goOn: go_on ? boundOf(go_on) : null },
      combine: how.combine === undefined ? null : combineOf(how as CombineWords, min_sheets),
    }),
  )
  return [first, ...rest]
}

/** Settles and compiles what a circumstance asks for, once; circumstances that come to the same share a table. */
function tablesOf(
  standard: StandardFile,
  facts: ReadonlyMap<string, Fact>,
  pivots: readonly Pivot[],
  methods: Methods,
): (way: Circumstance) => Table {
  const names = expressionNames(factsOf(standard.facts))
  const read = (text: string): Expression => {
    const { expression, flaws } = compileExpression(text, names)
    if (!expression)
      throw new Error(`${standard.id}@${standard.version}: ${text}: ${flaws[0]?.code}`)
    return expression
  }
  const blocks = blocksOf(standard)
  const { bonus, penalty } = blocks.adjust ?? {}
  const beside = [bonus, penalty].flatMap((block) => block?.items ?? [])
  const means = {
    ...{ facts, methods, read },
    lapsing: lapsing([...blocks.indicators, ...beside], facts),
  }
  const byWay = new Map<string, Table>()
  const byText = new Map<string, Table>()
  return (way) => {
    const places = pivots.map(({ fact, values }) => values.indexOf(way.value(fact)))
    const key = [way.level, ...places].join(' ')
    const known = byWay.get(key)
    if (known) return known
    const settled = settle({ ...blocks, grades: { [way.level]: blocks.grades[way.level] } }, way)
    const text = JSON.stringify(settled)
    const table = byText.get(text) ?? tableOf(settled as Blocks, way.level, means)
    byText.set(text, table)
    byWay.set(key, table)
    return table
  }
}
