import type { Language } from '../engine/index.ts'
import type { FindingCode } from '../server/index.ts'

const done =
  (verb: string, because: string) => (part: string, at: string, why: string, law: string) =>
    `${part === '' ? verb : `${verb} ${part}`} ${at}${because}${why} [${law}]`

/** What an operation did to a node: to which part of it, where it is written, why, and by whose law. */
const tailored = {
  keep: { zh: done('保留', '，理由：'), en: done('kept', ', because: ') },
  set: { zh: done('改值', '，理由：'), en: done('set', ', because: ') },
  replace: { zh: done('换掉', '，理由：'), en: done('replaced', ', because: ') },
  add: { zh: done('增加', '，理由：'), en: done('added', ', because: ') },
  drop: { zh: done('去掉', '，理由：'), en: done('dropped', ', because: ') },
}

/** 消息文件: what the command line says. */
export const words = {
  clean: {
    zh: (count: number) => `${count} 份定义，没有问题`,
    en: (count: number) => `${count} definitions, no problem`,
  },
  problems: {
    zh: (count: number) => `${count} 处问题`,
    en: (count: number) => `${count} problems`,
  },
  newNext: {
    zh: (folder: string) =>
      `已写好，可以直接通过检查；改成本行业的内容后再运行 biaogan check ${folder}`,
    en: (folder: string) =>
      `written, and sound as it is; make it your own and run biaogan check ${folder}`,
  },
  askName: { zh: () => '标准名称：', en: () => 'Name of the standard: ' },
  written: { zh: (file: string) => `已写入 ${file}`, en: (file: string) => `written: ${file}` },
  node: {
    zh: (node: string, at: string) => `${node}：写在 ${at}`,
    en: (node: string, at: string) => `${node}: written at ${at}`,
  },
  goneNode: {
    zh: (node: string, at: string) => `${node}：已去掉，原写在 ${at}`,
    en: (node: string, at: string) => `${node}: dropped; it was written at ${at}`,
  },
  ...tailored,
  wanted: { zh: () => '核对', en: () => 'looked at' },
  complained: { zh: () => '投诉', en: () => 'complained' },
  settled: { zh: () => '查处投诉', en: () => 'complaint settled' },
  rollTitle: { zh: () => '名册', en: () => 'Roll' },
  rollEmpty: { zh: () => '（空）', en: () => '(empty)' },
  stars: {
    zh: (count: number) => `${count} 星`,
    en: (count: number) => (count === 1 ? '1 star' : `${count} stars`),
  },
  unmet: {
    zh: (count: number) => `有 ${count} 处与脚本所期不符`,
    en: (count: number) => `${count} wants of the script do not hold`,
  },
  held: {
    zh: (count: number) => `${count} 步，全部如脚本所期`,
    en: (count: number) => `${count} steps, all as the script wants`,
  },
  opening: {
    zh: (where: string) => `打开数据库 ${where}`,
    en: (where: string) => `opening the database ${where}`,
  },
  province: {
    zh: () => '首次启动：演一个虚构的省…',
    en: () => 'first start: playing a fictional province…',
  },
  development: {
    zh: () => '开发模式：无登录，只绑定本机',
    en: () => 'development mode: no sign-in, bound to this machine only',
  },
  readOnly: { zh: () => '未配置登录：只读', en: () => 'no sign-in configured: read-only' },
  serving: {
    zh: (address: string) => `标杆已启动：${address}`,
    en: (address: string) => `Biaogan serves at ${address}`,
  },
  stopping: { zh: () => '正在停止…', en: () => 'stopping…' },
  exported: {
    zh: (file: string, counts: string) => `已导出到 ${file}：${counts}`,
    en: (file: string, counts: string) => `exported to ${file}: ${counts}`,
  },
  imported: {
    zh: (file: string, counts: string) => `已从 ${file} 导入：${counts}`,
    en: (file: string, counts: string) => `imported from ${file}: ${counts}`,
  },
  backedUp: {
    zh: (file: string) => `已备份到 ${file}`,
    en: (file: string) => `backed up to ${file}`,
  },
  restored: {
    zh: (folder: string) => `已恢复到 ${folder}`,
    en: (folder: string) => `restored into ${folder}`,
  },
  examined: {
    zh: (grave: number, notes: number) =>
      grave === 0 ? `没有问题；${notes} 条提示` : `${grave} 处严重问题，${notes} 条提示`,
    en: (grave: number, notes: number) =>
      grave === 0 ? `nothing broken; ${notes} notes` : `${grave} broken, ${notes} notes`,
  },
  methodOf: {
    zh: (kind: string, from: string) => `计分方法 ${kind}：由 ${from} 提供`,
    en: (kind: string, from: string) => `the method ${kind} is of ${from}`,
  },
  decisions: { zh: () => '各项决定', en: () => 'Decisions' },
  selfScore: { zh: () => '自评', en: () => 'Self-score' },
  sheetOfSeveral: { zh: (n: number) => `第 ${n} 张考核表`, en: (n: number) => `Sheet ${n}` },
  sheetsTogether: {
    zh: (n: number) => `由 ${n} 张考核表合成；各表的事实与可以多得的分见下`,
    en: (n: number) =>
      `from ${n} sheets; their facts and what would gain points follow, sheet by sheet`,
  },
  scored: { zh: () => '得分', en: () => 'score' },
  assessedScore: { zh: () => '考核得分', en: () => 'Assessed score' },
  cured: { zh: () => '✓ 触发过，已整改', en: () => '✓ fired, and is cured' },
  term: { zh: () => '说明', en: () => 'term' },
  suspendedBy: { zh: () => '整改前暂缓', en: () => 'no grade until cured' },
  missing: { zh: () => '尚缺的事实', en: () => 'Missing facts' },
  worth: {
    zh: (fact: string, points: string) => `${fact}  关系总分 ${points} 分`,
    en: (fact: string, points: string) => `${fact}  ${points} points of the total hang on it`,
  },
  bearsOn: {
    zh: (names: string) => `，并关系${names}`,
    en: (names: string) => `, and so does ${names}`,
  },
  gains: { zh: () => '可以多得的分（每项最小的一处变化）', en: () => 'What would gain points' },
  toGrade: {
    zh: (grade: string) => `达到等次 ${grade}（任一行即可，至多三处变化）`,
    en: (grade: string) => `To reach the grade ${grade} (any one line, at most three changes)`,
  },
  outOfReach: {
    zh: () => '增分最多的各处变化中，任取三处也达不到',
    en: () => 'no three of the changes that give most reach it',
  },
  and: { zh: () => '，并且', en: () => ', and ' },
  total: {
    zh: (published: string, exact: string) => `总分 ${published}（= ${exact}）`,
    en: (published: string, exact: string) => `total ${published} (= ${exact})`,
  },
  grade: { zh: (id: string) => `等次 ${id}`, en: (id: string) => `grade ${id}` },
  outcome: { zh: (id: string) => `结论 ${id}`, en: (id: string) => `outcome ${id}` },
  working: { zh: () => '算式', en: () => 'sum ' },
  rule: { zh: () => '规则', en: () => 'rule' },
  fact: { zh: () => '事实', en: () => 'fact' },
  because: { zh: () => '得分', en: () => 'got ' },
  condition: { zh: () => '条件', en: () => 'if  ' },
  shareIs: { zh: () => '现为', en: () => 'now ' },
  bonus: { zh: () => '加分', en: () => 'Bonus' },
  penalty: { zh: () => '扣分', en: () => 'Penalty' },
  capped: { zh: (cap: string) => `（封顶 ${cap}）`, en: (cap: string) => ` (capped at ${cap})` },
  vetoes: { zh: () => '一票否决', en: () => 'Vetoes' },
  fires: { zh: () => '✕ 触发', en: () => '✕ fires' },
  mayFire: { zh: () => '? 可能触发', en: () => '? may fire' },
  cannotFire: { zh: () => '✓ 不会触发', en: () => '✓ cannot fire' },
  gates: { zh: () => '分项门槛', en: () => 'Gates' },
  passes: { zh: (_: string) => '✓ 已过', en: (_: string) => '✓ passed' },
  stops: {
    zh: (grade: string) => `✕ 未过，等次最高为 ${grade}`,
    en: (grade: string) => `✕ not passed, no better than ${grade}`,
  },
  mayPass: {
    zh: (grade: string) => `? 未定，未过则等次最高为 ${grade}`,
    en: (grade: string) => `? open, no better than ${grade} where it is not passed`,
  },
  notApplicable: { zh: () => '不适用', en: () => 'not applicable' },
  refused: { zh: () => '拒绝', en: () => 'refused' },
} as const

export const say = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)

const findings: Readonly<Record<FindingCode, readonly [zh: string, en: string]>> = {
  'rebuild-differs': ['存表与记录重算不一致', 'stored row differs from its events'],
  'two-pursuits': ['同一集体有两个在办创建案卷', 'two pursuits of one collective'],
  'two-holdings': ['同一集体有两个监督中的案卷', 'two cases of one collective in supervision'],
  'two-open-cases': [
    '同一集体、等级、届次有两个在办案卷',
    'two open cases of one collective, level and batch',
  ],
  'title-without-case': ['有效称号没有相应的监督案卷', 'a title in force without its case'],
  'case-without-title': ['监督中的案卷没有有效称号', 'a case in supervision without a title'],
  'stars-out-of-range': ['星级超出范围', 'stars out of range'],
  'events-gap': ['记录编号不连续', 'a gap in the events'],
  'text-in-event': ['流程记录里出现了文字内容', 'a free text stands in an event'],
  'method-missing': [
    '缺少案卷所依标准的计分方法',
    'a method that the standard of a case rests on is missing',
  ],
  'publication-differs': [
    '公布记录与所签的话、定义或文件不符',
    'a publication differs from what was signed',
  ],
  'definition-missing': ['缺少案卷所锁定的定义', 'a pinned definition is missing'],
  'case-orphaned': ['在办案卷无人可办', 'an open case without owner or command'],
  'title-past-expiry': ['称号已过期未处理', 'a title past its expiry'],
  'step-overdue': ['步骤逾期', 'a step is overdue'],
  'call-overdue': ['系统动作逾期未办', 'a call of the clock is overdue'],
  'deadline-stuck': ['时钟动作多次被拒', 'a deadline is refused again and again'],
  'calendar-ends': ['日历不足半年', 'the calendar ends within half a year'],
}

export const findingName = (code: FindingCode, language: Language): string =>
  findings[code][language === 'zh' ? 0 : 1]
