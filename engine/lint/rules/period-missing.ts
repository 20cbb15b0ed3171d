import { called } from '../../define/rule.ts'
import { type Fact, isMeasured } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'

const stock = /^(?:人|名|位|户|家|台|辆|岁|周岁|分|平方米)$/u

/** A count of what happened, and not over which time. */
export const periodMissing: LintRule = {
  id: 'period-missing',
  category: 'ambiguity',
  title: { zh: '累计的数没有写统计期', en: 'A count of events without its period' },
  why: {
    zh: '“活动 8 次”是一年 8 次还是一个周期 8 次，差一倍；填报的人只好猜，投诉、事故这样的数更会引起争议。写 period（this-cycle、last-12-months …），或写 as_of。考核人当场看到的不必写。',
    en: 'Eight events in a year or in a cycle is a matter of twice as many. Write a period, or as_of. What an assessor sees on the day needs none.',
  },
  facts({ declared }, report) {
    for (const fact of declared.filter(isTimeless))
      report(
        ['facts', fact.id],
        `事实 ${called(fact)}没有写统计期，也没有写截至哪一天`,
        `the fact "${fact.id}" says neither over which time nor as of which day`,
        ['period: last-12-months 等，或 as_of', 'a period, such as last-12-months, or as_of'],
        'key',
      )
  },
}

function isTimeless(fact: Fact): boolean {
  const { as_of, period, unit = '', by, type } = fact
  const reported = by !== undefined && by !== 'assessor' && by !== 'peer'
  const counts = isMeasured(fact) && type !== 'number' ? !stock.test(unit) : type === 'occurrences'
  return counts && reported && as_of === undefined && period === undefined
}
