import type { LintRule } from '../rule.ts'
import { inTexts } from '../texts.ts'

const ratio = /(?<!\d)\d+(?:\.\d+)?\s*[:：∶比]\s*\d+(?:\.\d+)?(?!\d)/u
const time = /^(?:[01]?\d|2[0-4])\s*[:：]\s*[0-5]\d$/u

/** A ratio of which nobody can tell which side is which. */
export const ratioTwoReadings: LintRule = {
  id: 'ratio-two-readings',
  category: 'ambiguity',
  title: { zh: '比例有两种读法', en: 'A ratio with two readings' },
  why: {
    zh: '“按 1:3 推荐”可以是推荐数三倍于名额，也可以是三个里选一个，“1:1.2 差额”的差额又有占名额与占候选之分。写明谁与谁之比，如“推荐数与名额之比为 1.2∶1”，或写成名额（ranking.quota）的 percent 与 of。',
    en: '“1:3” does not say which side is which, nor of what the surplus is a share. Say what is to what, or write the quota with percent and of.',
  },
  ...inTexts(({ path, text }, report) => {
    const found = ratio.exec(text)
    if (!found || /[与和同][^，。；]{1,12}(?:之比|的比)/u.test(text.slice(0, found.index))) return
    if (time.test(found[0]) && !/比/u.test(text)) return
    report(
      [...path, found.index],
      `“${found[0]}”没有说谁与谁之比`,
      `"${found[0]}" does not say what is to what`,
      ['甲与乙之比为 …', 'what is to what (甲与乙之比为 …)'],
    )
  }),
}
