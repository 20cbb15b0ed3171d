import { inRewards } from '../rewarded.ts'
import type { LintRule } from '../rule.ts'

const attention =
  /点赞|集赞|转发|浏览量|阅读量|播放量|点击量|评论数|粉丝|关注量|关注人数|投票数|网络投票|打卡|签到(?:次数|天数|率)|登录|登陆|在线时长|学习时长|积分排名|下载量|下载率|安装率|注册率|注册量/u

/** Points for clicks. */
export const attentionScored: LintRule = {
  id: 'attention-scored',
  category: 'law',
  title: {
    zh: '按登录、打卡、点赞、投票计分',
    en: 'Points for logins, check-ins, likes or votes',
  },
  why: {
    zh: '政务应用不得以登录、打卡、点赞、转发、投票、学习时长等作为评价依据，不得搞积分排名（国务院办公厅关于政务移动互联网应用程序的管理规定；中央网信委关于防治“指尖上的形式主义”的意见）。这样的数只说明谁动了手指。改看服务结果：办结、等候、差评整改。',
    en: 'Official rules on government apps forbid logins, check-ins, likes, forwards, votes and study minutes as grounds of an appraisal, and rankings of such points. They show who moved a finger. Look at what the service achieved.',
  },
  ...inRewards(attention, (found) => [
    `按“${found}”计分，不得作为评价依据`,
    `points for "${found}", which may not be a ground of an appraisal`,
    ['服务的结果', 'what the service achieved'],
  ]),
}
