import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { Path } from '../../define/source.ts'
import type { Fact } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'
import type { InStandard } from '../standard.ts'
import { textsOf, textsOfFact, type Worded } from '../texts.ts'

const discretion = /酌情|酌定|视情|斟酌|适当(?=[加扣给减奖予])/u

/** 酌情: discretion that nothing bounds. */
export const discretionUnbounded: LintRule = {
  id: 'discretion-unbounded',
  category: 'ambiguity',
  title: { zh: '“酌情”没有界限', en: 'Discretion without bounds' },
  why: {
    zh: '“酌情扣分”“适当加分”两个考核人会给出两个数，集体无从申辩。写成评定（judgement）：事实有 min、max，并须写理由（reason: required）；或写成选档（choice），列明每一档。',
    en: 'Where points are given “as appropriate” two assessors give two figures and nobody can object. Write a judgement: its fact with min, max and reason: required; or a choice whose options are listed.',
  },
  standard(on, report) {
    for (const { path, text } of textsOf(on.value)) {
      const found = discretion.exec(text)
      if (found && !boundedAt(path, on)) report([...path, found.index], ...words(found[0]))
    }
  },
  facts({ declared }, report) {
    for (const fact of declared.filter((one) => !isBounded(one)))
      for (const { path, text } of textsOfFact(fact)) {
        const found = discretion.exec(text)
        if (found) report([...path, found.index], ...words(found[0]))
      }
  },
}

const words = (found: string): readonly [string, string, readonly [string, string]] => [
  `“${found}”没有写明多少、由谁定、凭什么`,
  `"${found}" says neither how much nor by whom nor on what grounds`,
  [
    '评定（judgement，事实写 min、max、reason: required）或选档（choice）',
    'a judgement (its fact with min, max and reason: required), or a choice',
  ],
]

/** The indicator or line that a name stands in has a rule of which each step is known. */
function boundedAt(path: Worded['path'], { value, facts, methods }: InStandard): boolean {
  const owner: Path = path.slice(0, path.lastIndexOf('name'))
  const rules = rulesIn(value).filter((one) => owner.every((step, at) => one.path[at] === step))
  return rules.some(({ rule: { kind, ...rule } }) =>
    methods
      .get(kind)!
      .reads(rule as never, facts)
      .some((id) => isBounded(facts.get(id)!)),
  )
}

const isBounded = ({ type, min, max, reason }: Fact): boolean =>
  type === 'choice' ||
  ((type === 'number' || type === 'panel') &&
    min !== undefined &&
    max !== undefined &&
    reason === 'required')
