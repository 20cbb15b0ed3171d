import { inWords } from '../../terms.ts'
import type { LintRule } from '../rule.ts'

const person = /姓名|联系方式|联系人|电话|手机|邮箱|签名|简历|照片/u
const identity = /身份证|证件号|护照|手机|电话|联系方式|住址|家庭地址|银行卡|银行账|邮箱/u

/** A field that names people, more open than that. */
export const personInPublic: LintRule = {
  id: 'person-in-public',
  category: 'privacy',
  title: { zh: '字段的公开范围过宽', en: 'A field with too open a class' },
  why: {
    zh: '公示名单附带身份证号、手机号是政务公开里反复出现的泄露；个人信息只在最小范围内处理（个人信息保护法第六条）。写人名的字段不写 public；联系方式、证件号写 sensitive 或 sealed。没有写 class 的字段，check 不放行。',
    en: 'Lists published with identity and phone numbers are the leak that recurs in open government (PIPL, article 6). Fields that name people are not public; contacts and identifiers are sensitive or sealed. A field without a class does not pass the check.',
  },
  fields(sets, report) {
    for (const [set, fields] of Object.entries(sets))
      for (const [id, { name, class: open }] of Object.entries(fields)) {
        const text = inWords(name)
        const [named, contacts] = [person.exec(text), identity.exec(text)]
        const found =
          open === 'public' ? (named ?? contacts) : open === 'internal' ? contacts : null
        if (!found) continue
        const right = contacts ? 'sensitive 或 sealed' : 'internal、sensitive 或 sealed'
        report(
          ['sets', set, id, 'class'],
          `“${text}”有${found[0]}，公开范围为 ${open}`,
          `"${text}" names people, and its class is ${open}`,
          [right, right.replace('、', ', ').replace(' 或 ', ' or ')],
        )
      }
  },
}
