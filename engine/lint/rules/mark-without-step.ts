import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { LintRule } from '../rule.ts'

/** Points that somebody gives, as finely as they like. */
export const markWithoutStep: LintRule = {
  id: 'mark-without-step',
  category: 'ambiguity',
  title: { zh: '评定的分没有写最小一步', en: 'A judgement without a step' },
  why: {
    zh: '没有 step，一个考核人给 7.5，另一个给 7.483，差出来的零头没有人说得清，却可能正好压在达标线上。给评定所读的事实写 step，如 0.5。',
    en: 'Without a step one assessor gives 7.5 and another 7.483, and nobody can say what the rest is for, though it may turn the grade. Give the fact a step, such as 0.5.',
  },
  standard({ value, facts }, report) {
    for (const { rule } of rulesIn(value)) {
      const { kind, of } = rule as { readonly kind: string; readonly of?: string }
      const fact = kind === 'judgement' ? facts.get(of ?? '') : undefined
      if (fact?.type !== 'number' || fact.step !== undefined) continue
      report(
        ['facts', fact.id],
        `评定 ${called(fact)}没有写最小一步`,
        `the judgement "${fact.id}" has no step`,
        ['step: 0.5', 'step: 0.5'],
        'key',
      )
    }
  },
}
