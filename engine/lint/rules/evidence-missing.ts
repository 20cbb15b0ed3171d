import { called } from '../../define/rule.ts'
import { derived } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'

/** A claim that nothing is shown for. */
export const evidenceMissing: LintRule = {
  id: 'evidence-missing',
  category: 'evidence',
  title: { zh: '集体自报的事实没有写要什么佐证', en: 'A claim without a kind of evidence' },
  why: {
    zh: '自报须经考核人确认才计分；没有写凭什么确认，各人要的材料不一样，集体准备不足或过多。写 evidence: [roster]（名册）、[document]（文件）、[ledger]（台账）、[photo]（照片）等，能用平时就有的就用平时的。',
    en: 'A claim counts once an assessor confirmed it; where nothing says by what, each asks for something else. Name the kind of evidence, of what is kept anyway.',
  },
  facts({ declared, pivots }, report) {
    for (const fact of declared.filter(({ id }) => !pivots.has(id))) {
      const { id, by, type, evidence = [] } = fact
      if (by !== 'applicant' || type === 'text' || derived(fact) || evidence.length > 0) continue
      report(
        ['facts', id],
        `事实 ${called(fact)}由集体自报，没有写佐证`,
        `the fact "${id}" is claimed, and nothing is shown for it`,
        ['evidence: [ledger] 等', 'evidence, such as [ledger]'],
        'key',
      )
    }
  },
}
