import type { LintRule } from '../rule.ts'
import { textsOfFact } from '../texts.ts'

const identity =
  /身份证|证件号|护照|手机号|电话号码|联系电话|家庭住址|家庭地址|住址|银行卡|银行账[号户]|社保号|微信号|病历|病史|健康状况|宗教信仰|婚姻状况|生育情况|指纹|人脸|行踪|通讯录|家庭成员/u

/** Facts that would identify people, or tell of them what no score needs. */
export const identityAsked: LintRule = {
  id: 'identity-asked',
  category: 'privacy',
  title: { zh: '事实要了个人身份、敏感信息', en: 'A fact asks for identifiers or sensitive data' },
  why: {
    zh: '处理个人信息限于实现目的的最小范围，敏感个人信息须有特定目的和充分必要（个人信息保护法第六条、第二十八条）。事实没有单独的公开范围，随表给所有经办人看；计分只要人数、占比、是否。要联系人的，写在 fields.yaml 里，class 为 sensitive 或 sealed。',
    en: 'Personal data are limited to the least that the purpose needs (PIPL, articles 6 and 28). A fact has no class of its own and is read by everyone who handles the sheet; a score needs numbers and shares. Contacts are fields of class sensitive or sealed.',
  },
  facts({ declared }, report) {
    for (const { path, text } of declared.flatMap(textsOfFact)) {
      const found = identity.exec(text)
      if (found)
        report(
          [...path, found.index],
          `要了“${found[0]}”：计分用不到，经办人却都看得到`,
          `asks for "${found[0]}", which no score needs and everyone who handles it can read`,
          ['人数、占比、是否', 'a number, a share, a yes or no'],
        )
    }
  },
}
