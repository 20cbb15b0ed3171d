import type { Report } from '../../define/rule.ts'
import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { Fact } from '../../score/fact.ts'
import { treesIn } from '../bounds.ts'
import { elementsOf } from '../elements.ts'
import { figuresIn } from '../figures.ts'
import type { LintRule } from '../rule.ts'
import { expressionsOf, type InStandard } from '../standard.ts'

/** Two things that are held against each other, measured in different units. */
export const unitDiffers: LintRule = {
  id: 'unit-differs',
  category: 'ambiguity',
  title: { zh: '相比的两个数单位不同', en: 'Numbers that are compared have different units' },
  why: {
    zh: '目标以小时计、实际以分钟计，元与万元、% 与倍数混用，比出来的结果差几十倍而看不出来。两边写同一个 unit；百分比写 per: 100 与 unit: "%"。',
    en: 'A target in hours and an actual in minutes differ by sixty and nobody sees it. Give both one unit; a percentage is per: 100 with unit "%".',
  },
  standard(on, report) {
    againstTargets(on, report)
    inExpressions(on, report)
    inNames(on, report)
  },
  facts({ declared, every }, report) {
    for (const fact of declared) {
      const wrong = partsApart(fact, every) ?? shareApart(fact)
      if (wrong) report(['facts', fact.id], ...wrong, 'key')
    }
  },
}

type Wrong = readonly [zh: string, en: string, fix: readonly [zh: string, en: string]]

const apart = (one: Fact | undefined, other: Fact | undefined): boolean =>
  one?.unit !== undefined && other?.unit !== undefined && one.unit !== other.unit

const saysBoth = (one: Fact, other: Fact): Wrong => [
  `${called(one)}以${one.unit}计，${called(other)}以${other.unit}计`,
  `"${one.id}" is in ${one.unit}, "${other.id}" in ${other.unit}`,
  ['同一个单位', 'one unit for both'],
]

function againstTargets({ value, facts }: InStandard, report: Report): void {
  for (const { path, rule } of rulesIn(value)) {
    const { of, reach } = rule as { readonly of?: unknown; readonly reach?: unknown }
    const [one, other] = [facts.get(String(of)), facts.get(String(reach))]
    if (apart(one, other)) report([...path, 'reach'], ...saysBoth(one!, other!))
  }
}

function inExpressions(on: InStandard, report: Report): void {
  for (const { path, expression } of expressionsOf(on))
    for (const tree of treesIn(expression.tree)) {
      if (tree.is !== 'compare') continue
      const [one, other] = tree.sides.map((side) =>
        side.is === 'fact' ? on.facts.get(side.name) : undefined,
      )
      if (apart(one, other)) report(path, ...saysBoth(one!, other!))
    }
}

const sorts: readonly RegExp[] = [
  /^分钟/u,
  /^小时/u,
  /^(?:日|天|个?工作日)/u,
  /^个?月/u,
  /^年/u,
  /^元/u,
  /^万元/u,
  /^亿元/u,
  /^[%％]/u,
  /^‰/u,
]
const sortOf = (unit: string): number => sorts.findIndex((sort) => sort.test(unit))

/** A name that states the bound of its rule in hours, beside a fact in minutes. */
function inNames(on: InStandard, report: Report): void {
  for (const { texts, partings, reads } of elementsOf(on)) {
    const measured = reads.filter(({ unit }) => unit !== undefined && sortOf(unit) >= 0)
    if (measured.length === 0) continue
    for (const { path, text } of texts)
      for (const { at, value, unit, said } of figuresIn(text)) {
        const sort = sortOf(unit)
        const states = partings.some((one) => one.at === value)
        if (!states || sort < 0 || measured.some((fact) => sortOf(fact.unit!) === sort)) continue
        if (reads.some((fact) => fact.period ?? fact.look_back) && /^个?月|^年/u.test(unit))
          continue
        report(
          [...path, at],
          `名称里的“${said}”与事实 ${called(measured[0]!)}的单位 ${measured[0]!.unit} 不同`,
          `"${said}" of the name is not in the unit of the fact "${measured[0]!.id}"`,
          [`以${measured[0]!.unit}计的数`, `a number in ${measured[0]!.unit}`],
        )
      }
  }
}

/** Parts that are added, taken off or held against each other in one unit, and the fact itself in another. */
function partsApart(fact: Fact, every: ReadonlyMap<string, Fact>): Wrong | null {
  if (!['sum', 'difference', 'growth'].includes(fact.type)) return null
  const ids = [fact.of, fact.less, fact.against].flat() as readonly (string | undefined)[]
  const parts = ids.flatMap((id) => every.get(id ?? '') ?? [])
  const odd = parts.find((part) => apart(part, parts[0]))
  if (odd) return saysBoth(parts[0]!, odd)
  return fact.type !== 'growth' && apart(fact, parts[0]) ? saysBoth(fact, parts[0]!) : null
}

const signs: { readonly [sign: string]: number } = { '%': 100, '％': 100, '‰': 1000 }

/** A share whose sign is not the number that it is per. */
function shareApart({ id, name, type, unit = '', per = 1 }: Fact): Wrong | null {
  const wanted = signs[unit]
  if ((type !== 'ratio' && type !== 'growth') || wanted === undefined || wanted === per) return null
  return [
    `事实 ${called({ id, name })}以 ${unit} 计，却没有写 per: ${wanted}`,
    `the fact "${id}" is in ${unit} and not per ${wanted}`,
    [`per: ${wanted}`, `per: ${wanted}`],
  ]
}
