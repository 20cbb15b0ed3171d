import { called } from '../../define/rule.ts'
import type { LintRule } from '../rule.ts'

/** A number of which nobody can tell what is counted. */
export const unitMissing: LintRule = {
  id: 'unit-missing',
  category: 'ambiguity',
  title: { zh: '数没有写单位', en: 'A number without its unit' },
  why: {
    zh: '“培训 40”是 40 人、40 人次还是 40 学时？填报页、得分说明都要读出单位。给 count 与 number 的事实写 unit。',
    en: 'Forty of what: people, attendances, hours? Pages and explanations read the unit. Write one for every count and number.',
  },
  facts({ declared }, report) {
    for (const fact of declared) {
      const { id, type, unit } = fact
      if ((type !== 'count' && type !== 'number') || (unit ?? '').trim() !== '') continue
      report(
        ['facts', id],
        `事实 ${called(fact)}没有写单位`,
        `the fact "${id}" has no unit`,
        ['unit: 次、件、人 等', 'a unit, such as 次 or 人'],
        'key',
      )
    }
  },
}
