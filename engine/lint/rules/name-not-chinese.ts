import type { LintRule } from '../rule.ts'
import { inTexts } from '../texts.ts'

/** A, B, C, A+: grades as real tables call them. */
const letterGrade = /^[A-Z]{1,3}[#+-]?$/

/** A name that is an id. */
export const nameNotChinese: LintRule = {
  id: 'name-not-chinese',
  category: 'wording',
  title: { zh: '名称里没有中文', en: 'A name without Chinese' },
  why: {
    zh: '名称是给集体和考核人看的；e1_1_2 这样的编号谁也不知道是什么。写中文，需要英文的写 { zh: 中文, en: English }。',
    en: 'Names are for collectives and assessors. Write Chinese; with English beside it as { zh, en }.',
  },
  ...inTexts(({ path, text }, report) => {
    if (!/\p{Script=Han}/u.test(text) && !letterGrade.test(text))
      report(path, `名称“${text}”没有中文`, `the name "${text}" has no Chinese`, [
        '中文名称',
        'a Chinese name',
      ])
  }),
}
