import type { LintRule } from '../rule.ts'
import { inTexts } from '../texts.ts'

const most = 30

/** A name that is a paragraph. */
export const nameLong: LintRule = {
  id: 'name-long',
  category: 'wording',
  title: { zh: `名称超过 ${most} 个字`, en: `A name of more than ${most} letters` },
  why: {
    zh: '名称要在得分表的一行里、手机的一屏里读完。说明、依据写在出处的条款里；几件事写成几个指标或几个选项。',
    en: 'A name is read in one line of a sheet and on a small screen. Grounds stand in the clause that is cited; several things are several indicators or options.',
  },
  ...inTexts(({ path, text }, report) => {
    const letters = [...text].length
    if (letters > most)
      report(path, `名称有 ${letters} 个字`, `the name has ${letters} letters`, [
        `至多 ${most} 个字`,
        `${most} at most`,
      ])
  }),
}
