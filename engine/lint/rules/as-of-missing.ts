import { called } from '../../define/rule.ts'
import { type Fact, isMeasured } from '../../score/fact.ts'
import type { LintRule } from '../rule.ts'

const stock = /^(?:人|名|位|户|家|台|辆|岁|周岁)$/u

/** A number of what there is, and not on which day it is counted. */
export const asOfMissing: LintRule = {
  id: 'as-of-missing',
  category: 'ambiguity',
  title: {
    zh: '人数、年龄没有写截至哪一天',
    en: 'A headcount or an age without its day',
  },
  why: {
    zh: '人员天天变，同一个集体月初月末两个数；35 周岁以下占比正好压线时，差一天就差一个结论。写 as_of（filing 为提交备案之日，或某一天）；年龄用 age_at，写 at。统计期内累计的写 period。',
    en: 'People come and go, and a share that is just at its bound turns on one day. Write as_of (filing, or a day); an age is an age_at with at; what adds up over a time has a period.',
  },
  facts({ declared }, report) {
    for (const fact of declared.filter(isUndated))
      report(
        ['facts', fact.id],
        `事实 ${called(fact)}没有写截至哪一天`,
        `the fact "${fact.id}" does not say as of which day`,
        fact.type === 'age_at'
          ? ['at: filing', 'at: filing']
          : ['as_of: filing；累计的写 period', 'as_of: filing; a period where it adds up'],
        'key',
      )
  },
}

function isUndated(fact: Fact): boolean {
  const { type, at, as_of, period, unit = '', by } = fact
  if (type === 'age_at') return at === undefined
  const reported = by !== undefined && by !== 'assessor' && by !== 'peer'
  return (
    isMeasured(fact) && reported && as_of === undefined && period === undefined && stock.test(unit)
  )
}
