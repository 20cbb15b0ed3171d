import { called } from '../../define/rule.ts'
import { rulesIn } from '../../define/rules/standard/indicators.ts'
import type { LintRule } from '../rule.ts'

/** Points that somebody gives, and need not say why. */
export const judgementWithoutReason: LintRule = {
  id: 'judgement-without-reason',
  category: 'evidence',
  title: { zh: '评定不须写理由', en: 'A judgement without a reason' },
  why: {
    zh: '由人评定的分没有规则可以复算，理由是唯一能对集体说明、能复核的东西。给评定所读的事实写 reason: required。',
    en: 'Nothing but its reason explains a figure that somebody chose. Give the fact reason: required.',
  },
  standard({ value, facts }, report) {
    for (const { rule } of rulesIn(value)) {
      const { kind, of } = rule as { readonly kind: string; readonly of?: string }
      const fact = kind === 'judgement' ? facts.get(of ?? '') : undefined
      if (!fact || fact.reason === 'required') continue
      report(
        ['facts', fact.id],
        `评定 ${called(fact)}没有写须写理由`,
        `the judgement "${fact.id}" asks for no reason`,
        ['reason: required', 'reason: required'],
        'key',
      )
    }
  },
}
