import { inRewards } from '../rewarded.ts'
import type { LintRule } from '../rule.ts'

const fee =
  /(?:缴纳|交纳|上缴|缴交|支付)[^，、；。]{0,6}(?:费|金|款)|(?:会费|工本费|评审费|参评费|报名费|赞助费?|捐款额|捐赠金额|捐资额|订阅份?数|征订)/u

/** Points for money. */
export const feeScored: LintRule = {
  id: 'fee-scored',
  category: 'law',
  title: { zh: '向集体收费，或按缴费、赞助、订阅计分', en: 'Fees, or points for paying' },
  why: {
    zh: '开展创建示范活动不得以任何形式向参与对象收费（《创建示范活动管理办法（试行）》）。缴费、赞助、捐款额、征订数不作计分依据。',
    en: 'A recognition scheme may not charge those who take part, in whatever form (Measures on demonstration activities, 2022). What is paid, sponsored, donated or subscribed to gives no points.',
  },
  ...inRewards(fee, (found) => [
    `“${found}”：不得向参与对象收费，也不按付了多少计分`,
    `"${found}": nobody is charged, and nothing is scored by what was paid`,
    ['去掉，或改看服务本身', 'nothing, or the service itself'],
  ]),
}
