import { indicatorsOf, rulesIn } from '../define/rules/standard/indicators.ts'
import type { Path } from '../define/source.ts'
import { once } from '../once.ts'
import { type Fact, withParts } from '../score/fact.ts'
import { comparisonsIn, type Parting, partingsIn } from './bounds.ts'
import { expressionOf, type InStandard } from './standard.ts'
import { type Worded, worded } from './texts.ts'

/** A named thing of a standard: its sentence, the rule behind it, and the facts that the rule reads. */
export interface Element {
  readonly path: Path
  readonly node: object
  readonly texts: readonly Worded[]
  readonly partings: readonly Parting[]
  readonly reads: readonly Fact[]
}

/** Everything whose name may say something of its rule: indicators, gates, vetoes, conditions, grades. */
export const elementsOf = once((on: InStandard): readonly Element[] => [
  ...indicatorElements(on),
  ...gateElements(on),
  ...(['conditions', 'vetoes'] as const).flatMap((block) =>
    (on.value[block] ?? []).map((one, at) => {
      const expression = expressionOf(one.when, on.facts)
      return {
        path: [block, at],
        node: one,
        texts: worded([block, at, 'name'], one.name),
        partings: expression ? comparisonsIn(expression, on.facts) : [],
        reads: readBy(expression?.reads ?? [], on),
      }
    }),
  ),
  ...gradeElements(on),
])

const indicatorElements = (on: InStandard): readonly Element[] =>
  indicatorsOf(on.value)
    .filter(({ value }) => !value.children)
    .map(({ path, value }) => ({
      path,
      node: value,
      texts: [
        ...worded([...path, 'name'], value.name),
        ...(value.lines ?? []).flatMap(({ name }, at) =>
          worded([...path, 'lines', at, 'name'], name),
        ),
      ],
      partings: [...partingsIn(value), ...whenPartings(value.lines ?? [], on)],
      reads: readsOf(path, on),
    }))

const whenPartings = (
  lines: readonly { readonly when?: string }[],
  { facts }: InStandard,
): readonly Parting[] =>
  lines.flatMap(({ when }) => {
    const expression = when === undefined ? null : expressionOf(when, facts)
    return expression ? comparisonsIn(expression, facts) : []
  })

/** A gate speaks of the share of its part; its name may name the facts of that part. */
const gateElements = (on: InStandard): readonly Element[] =>
  (on.value.gates ?? []).map((one, at) => ({
    path: ['gates', at],
    node: one,
    texts: worded(['gates', at, 'name'], one.name),
    partings: partingsIn(one),
    reads: [],
  }))

/** What one grade asks for is where the next one ends. */
const gradeElements = ({ value, levels }: InStandard): readonly Element[] =>
  levels.flatMap((level) =>
    value.grades[level]!.map((grade, at) => ({
      path: ['grades', level, at],
      node: { grade, next: value.grades[level]![at - 1] },
      texts: worded(['grades', level, at, 'name'], grade.name),
      partings: partingsIn([grade, value.grades[level]![at - 1]]),
      reads: [],
    })),
  )

/** The facts that a leaf reads, with all that they are worked out from. */
export const readsOf = (path: Path, on: InStandard): readonly Fact[] => {
  const own = (at: Path): boolean => path.every((step, index) => at[index] === step)
  const reads = rulesIn(on.value)
    .filter((one) => own(one.path))
    .flatMap(({ rule: { kind, ...rule } }) => on.methods.get(kind)!.reads(rule as never, on.facts))
  return readBy([...reads, ...whenReads(path, on)], on)
}

const whenReads = (path: Path, { value, facts }: InStandard): readonly string[] => {
  const leaf = indicatorsOf(value).find((one) => one.path.join() === path.join())
  return (leaf?.value.lines ?? []).flatMap(({ when }) =>
    when === undefined ? [] : (expressionOf(when, facts)?.reads ?? []),
  )
}

const readBy = (ids: readonly string[], { facts }: InStandard): readonly Fact[] =>
  withParts(ids, facts).flatMap((id) => facts.get(id) ?? [])
