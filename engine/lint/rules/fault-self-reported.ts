import { called } from '../../define/rule.ts'
import { isMeasured } from '../../score/fact.ts'
import { inWords } from '../../terms.ts'
import type { LintRule } from '../rule.ts'

const fault = /投诉|事故|处罚|违法|违纪|违规|通报批评|差评|案件|曝光|弄虚作假|差错/u
const mended = /整改|办结|回访|处理|处置|自查|预防|防范|教育|培训|演练|活动|制度|零|无|满意|劝阻/u

/** Faults of one's own, asked of oneself. */
export const faultSelfReported: LintRule = {
  id: 'fault-self-reported',
  category: 'evidence',
  title: { zh: '过错由集体自己报', en: 'Faults that the collective reports of itself' },
  why: {
    zh: '投诉、事故、处罚由集体自报，老实报的扣分，瞒报的不扣。由掌握情况的一方提供：by: regulator 或 committee；经核实的投诉可由系统统计（by: system）。',
    en: 'Where faults are self-reported the honest lose points. Let those supply them who know: regulator or committee, or the system for verified complaints.',
  },
  facts({ declared }, report) {
    for (const fact of declared) {
      const { id, by, name, type } = fact
      const text = inWords(name)
      const tells = isMeasured(fact) || type === 'bool' || type === 'occurrences'
      if (by !== 'applicant' || !tells || !fault.test(text) || mended.test(text)) continue
      report(
        ['facts', id],
        `过错 ${called(fact)}由集体自报`,
        `the fault "${id}" is reported by the collective itself`,
        ['by: regulator 或 committee', 'by: regulator or committee'],
        'key',
      )
    }
  },
}
