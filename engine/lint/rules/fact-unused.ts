import { called } from '../../define/rule.ts'
import { wordsIn } from '../../define/words-in.ts'
import { withParts } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'

/** A fact that is asked for and that nothing reads. */
export const factUnused: LintRule = {
  id: 'fact-unused',
  category: 'evidence',
  title: { zh: '事实没有任何规则用到', en: 'A fact that no rule reads' },
  why: {
    zh: '填了不算的事实白白增加负担，也让集体以为它算分。去掉它，或写明哪条规则读它。只作记录的文字（text）不算。',
    en: 'What is asked for and never read is a burden, and people believe that it counts. Drop it, or let a rule read it. Texts that are only kept are left alone.',
  },
  standard({ whole, facts }, report) {
    const named = [...wordsIn(whole.value)].filter((word) => facts.has(word))
    const used = new Set(withParts(named, facts))
    for (const [id, fact] of facts)
      if (!used.has(id) && fact.type !== 'text')
        report(
          ['facts', id],
          `事实 ${called(fact)}没有规则用到`,
          `no rule reads the fact "${id}"`,
          ['去掉，或由规则读它', 'none, or a rule that reads it'],
          'key',
        )
  },
}
