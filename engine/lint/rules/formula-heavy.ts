import { leavesOf, rulesIn } from '../../define/rules/standard/indicators.ts'
import type { LintRule } from '../rule.ts'

const most = 10

/** A standard of formulas. */
export const formulaHeavy: LintRule = {
  id: 'formula-heavy',
  category: 'wording',
  title: {
    zh: `用公式计分的指标超过一成`,
    en: `More than ${most} % of the indicators use formulas`,
  },
  why: {
    zh: '公式要算过才懂，范围、扣完为止、不适用都得自己写进去，改起来容易错。先看计分方法里有没有合适的：分档、线性、计数、差额、累计。真没有的，提出来加一种方法。',
    en: 'A formula is understood only by working it out, and says nothing of floors or of what does not apply. See whether a method fits first; where none does, ask for one.',
  },
  standard({ value }, report) {
    const [leaves, formulas] = [
      leavesOf(value).length,
      rulesIn(value).filter(({ rule }) => rule.kind === 'formula'),
    ]
    if (formulas.length < 2 || formulas.length * 100 <= leaves * most) return
    report(
      formulas[0]!.path,
      `${leaves} 个指标里有 ${formulas.length} 处用公式`,
      `${formulas.length} formulas in ${leaves} indicators`,
      ['现成的计分方法', 'one of the methods'],
    )
  },
}
