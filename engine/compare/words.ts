import type { Said } from './change.ts'

const said = (zh: string, en: string): Said => ({ zh, en })

/** What each part of a standard that has a key is called. */
export const labels = {
  name: said('名称', 'the name'),
  source: said('出处', 'the source'),
  points: said('分值', 'the points'),
  weight: said('权重', 'the weight'),
  roll_up: said('合计方式', 'the way of adding up'),
  counts: said('必备或可选', 'mandatory or optional'),
  met: said('算作达到的界限', 'the share that counts as met'),
  score: said('计分方法', 'the way of giving points'),
  start: said('从多少分起算', 'where it begins'),
  take: said('几条里取哪条', 'which of its rules counts'),
  floor: said('下限', 'the floor'),
  ceiling: said('上限', 'the ceiling'),
  overflow: said('扣过下限的部分', 'what is taken beyond the floor'),
  na: said('不适用的规定', 'what holds where it does not apply'),
  waived: said('免填的规定', 'what holds where it is waived'),
  no_evidence: said('没有证明材料时', 'what holds without evidence'),
  for: said('只给哪些单位', 'which units it is for'),
  override: said('对下级标准的限制', 'what standards below it may do'),
  gives: said('给分规则', 'the rule that gives'),
  takes: said('扣分规则', 'the rule that takes'),
  cap: said('封顶', 'the cap'),
  when: said('条件', 'the condition'),
  advisory: said('只作提示', 'only a hint'),
  effect: said('后果', 'the effect'),
  cap_grade: said('最高可得的等次', 'the best grade that is left'),
  cure: said('消除办法', 'the cure'),
  look_back: said('回溯期', 'how far it looks back'),
  applies: said('对谁适用', 'to whom it applies'),
  bars: said('不得申报的期限', 'how long nothing may be filed'),
  of: said('看哪个指标', 'the indicator'),
  at_least: said('不低于的界限', 'the bound at least'),
  above: said('高于的界限', 'the bound above'),
  at_most: said('不高于的界限', 'the bound at most'),
  below: said('低于的界限', 'the bound below'),
  outcome: said('结论', 'the outcome'),
  mandatory: said('必备项的要求', 'what is asked of mandatory items'),
  optional: said('可选项的要求', 'what is asked of optional items'),
  charge: said('同一事件算哪一笔', 'which charge counts'),
  go_on: said('进入下一次的界限', 'the bound for the next reading'),
  combine: said('几张表的合成方式', 'how several sheets become one'),
  min_sheets: said('至少几张表', 'how many sheets at least'),
  drop: said('去掉的最高分、最低分', 'how many of the highest and lowest are dropped'),
  weights: said('各角色的权重', 'the weights by role'),
  spread_over: said('分差多大须指出', 'the spread that is pointed out'),
} as const

/** What the members of a fact are called. */
export const factLabels = {
  name: labels.name,
  type: said('类型', 'the type'),
  unit: said('计量单位', 'the unit'),
  period: said('统计期', 'the period'),
  as_of: said('截至', 'the day it is of'),
  by: said('由谁提供', 'who supplies it'),
  counts: said('系统统计什么', 'what the system counts'),
  evidence: said('证明材料', 'the evidence'),
  min: said('最小值', 'the least that may be entered'),
  max: said('最大值', 'the most that may be entered'),
  step: said('最小刻度', 'the step'),
  better: said('高好或低好', 'whether more is better'),
  if_blank: said('目标留空时', 'what a blank means'),
  reason: said('须写理由', 'a reason'),
  many: said('可多选', 'whether several may be chosen'),
  of: said('由什么算出', 'what makes it up'),
  over: said('分母', 'what it is a share of'),
  per: said('每多少', 'the base of the ratio'),
  over_zero: said('分母为零时', 'what holds over zero'),
  less: said('减数', 'what is taken off'),
  against: said('基期数', 'what it is measured against'),
  from_zero: said('基期为零时', 'what holds from zero'),
  at: said('算到哪一天', 'the day it is counted at'),
  kinds: said('计入哪些种类', 'the kinds that are numbered'),
  look_back: labels.look_back,
  min_judges: said('至少几位评委', 'how many judges at least'),
  combine: said('评分的合成方式', 'how what judges gave becomes one'),
  drop: labels.drop,
  weights: labels.weights,
  spread_over: labels.spread_over,
} as const

/** What the head and the single blocks are called. */
export const headLabels = {
  conditions: said('申报条件', 'the conditions'),
  vetoes: said('一票否决', 'the vetoes'),
  gates: said('分项底线', 'the gates'),
  grades: said('等次', 'the grades of'),
  id: said('标准的标识', 'the id of the standard'),
  publication: said('施行状态', 'the publication'),
  name: said('标准的名称', 'the name of the standard'),
  programme: said('所属活动', 'the programme'),
  sector: said('行业', 'the sector'),
  applies_to: said('适用于', 'to whom the standard applies'),
  levels: said('等级', 'the levels'),
  effective: said('施行日期', 'the days of effect'),
  basis: said('依据', 'the basis'),
  extends: said('沿用的标准', 'the standard that is extended'),
  numbers: said('修约', 'how numbers are rounded'),
  not_applicable: said('至多多少分可以不适用', 'the points that may not apply'),
  roll_up: labels.roll_up,
  out_of: said('满分', 'full marks'),
  retest: said('整改后复核', 'the retest'),
  supervision: said('自查间隔（月）', 'the months between self-checks'),
  ceiling: said('总分封顶', 'the ceiling of the total'),
  bonus: said('加分封顶', 'the cap of the bonus'),
  penalty: said('扣分封顶', 'the cap of the penalty'),
  ties: said('同分怎样排', 'what tells equal totals apart'),
  places: said('名额', 'the places'),
  spare: said('差额', 'how many more must stand'),
  quota_source: said('名额的出处', 'the source of the quota'),
  promises: said('公开的承诺', 'the promises on display'),
  complaint_channel: said('公开的投诉渠道', 'the complaint channel on display'),
  scale: said('小数位数', 'the decimals'),
  rounding: said('修约规则', 'the rule of rounding'),
  round_at: said('何时修约', 'when it is rounded'),
  compare: said('用什么比界限', 'what is held against bounds'),
  below: said('复核的界限（得分率）', 'the share below which an item is read again'),
  max: said('复核次数', 'how many times it is read again'),
  retest_source: said('复核的出处', 'the source of the retest'),
  months: said('自查间隔（月）', 'the months between self-checks'),
  self_check_source: said('自查的出处', 'the source of the self-check'),
} as const

/** The members of a rule, as a sentence names them before its figures. */
export const ruleLabels: { readonly [member: string]: Said } = {
  value: said('看的事实', 'the fact that is looked at'),
  of: said('看的事实', 'the fact that is looked at'),
  reach: said('目标', 'the target'),
  better: said('高好或低好', 'whether more is better'),
  each: said('每个的分', 'the points of each'),
  cap: said('封顶分', 'the cap'),
  floor: labels.floor,
  target: said('界限', 'the bound'),
  every: said('一步是多少', 'the step'),
  side: said('哪一边算', 'the side that counts'),
  counting: said('不足一步', 'a step that was only begun'),
  at_least: labels.at_least,
  above: labels.above,
  at_most: labels.at_most,
  below: labels.below,
  'from/at': said('起点', 'the beginning'),
  'from/points': said('起点的分', 'the points of the beginning'),
  'to/at': said('终点', 'the end'),
  'to/points': said('终点的分', 'the points of the end'),
  rubric: said('共用的档次', 'the rubric'),
}

/** Words of the language as people say them. */
export const values: { readonly [word: string]: Said } = {
  true: said('是', 'yes'),
  false: said('否', 'no'),
  none: said('无', 'none'),
  all: said('全部', 'all'),
  applicant: said('申报的集体', 'the applicant'),
  holder: said('持有者', 'the holder'),
  regulator: said('主管部门', 'the regulator'),
  committee: said('组委会', 'the committee'),
  assessor: said('考核人', 'the assessor'),
  peer: said('同行', 'a peer'),
  system: said('系统', 'the system'),
  'this-cycle': said('本周期', 'this cycle'),
  'last-12-months': said('近 12 个月', 'the last 12 months'),
  'last-24-months': said('近 24 个月', 'the last 24 months'),
  'last-36-months': said('近 36 个月', 'the last 36 months'),
  'this-year': said('本年', 'this year'),
  'this-batch': said('本届次', 'this batch'),
  redistribute: said('由同级各项分担', 'shared out among its siblings'),
  drop: said('离开全表', 'leaves the table'),
  anchor: said('给写明的分', 'the points that are written'),
  full: said('满分', 'full points'),
  zero: said('零分', 'no points'),
  sum: said('相加', 'the sum'),
  weighted: said('加权', 'weighted'),
  share: said('不计分，看达标几项', 'items met, without points'),
  highest: said('给得最多的一条', 'the one that gives most'),
  parent: said('扣到上级', 'goes off the parent'),
  mandatory: said('必备', 'mandatory'),
  optional: said('可选', 'optional'),
  cap_grade: said('限制等次', 'caps the grade'),
  disqualify: said('否决', 'disqualifies'),
  suspend: said('暂缓', 'suspends'),
  higher: said('高好', 'more is better'),
  lower: said('低好', 'less is better'),
  required: said('必须', 'required'),
  started: said('算一步', 'counts as one'),
  whole: said('不算', 'does not count'),
  below: said('低于界限', 'below the bound'),
  above: said('高于界限', 'above the bound'),
  draft: said('起草', 'draft'),
  trial: said('试行', 'on trial'),
  published: said('施行', 'published'),
  withdrawn: said('停用', 'withdrawn'),
  none_may: said('不可改', 'nothing may be changed'),
  stricter_only: said('只可更严', 'only stricter'),
  free: said('可改', 'free'),
  mean: said('平均', 'the mean'),
  median: said('中位数', 'the median'),
  consensus: said('一致', 'consensus'),
  'half-up': said('四舍五入', 'half up'),
  'half-even': said('四舍六入五成双', 'half even'),
  exact: said('没有修约的值', 'the exact value'),
  rounded: said('公布的值', 'the published value'),
  na: said('不适用', 'does not apply'),
  refuse: said('不可留空', 'may not be left blank'),
  met: said('达标', 'met'),
  unmet: said('未达标', 'unmet'),
  first: said('先发现的', 'the first'),
  largest: said('最重的', 'the largest'),
  count: said('个数', 'a count'),
  number: said('数值', 'a number'),
  percent: said('百分数', 'a percentage'),
  money: said('金额', 'money'),
  bool: said('是否', 'yes or no'),
  date: said('日期', 'a date'),
  choice: said('选项', 'a choice'),
  text: said('文字', 'a text'),
  occurrences: said('逐次记录', 'occurrences'),
  panel: said('评委评分', 'a panel'),
  ratio: said('比率', 'a ratio'),
  difference: said('差', 'a difference'),
  growth: said('增长', 'growth'),
  age_at: said('周岁', 'an age'),
  number_of: said('次数', 'a number of occurrences'),
}

/** What has parts of its own stands in quotes, so that nobody takes a part for the whole. */
const apart = (text: string, quote = ''): string => {
  const parts = quote === '' ? /[，、；：]/u : /[,;:]/
  if (!parts.test(text) || /^(“[^“”]*”|「[^「」]*」|"[^"]*")$/u.test(text)) return text
  return quote === '' ? `“${text}”` : `${quote}${text}${quote}`
}

/** Between Chinese letters a figure or a word of another script stands apart; quotes and Chinese do not. */
const spaced = (text: string): string =>
  (/^[\p{Script=Han}“「（]/u.test(text) ? text : ` ${text}`) +
  (/[\p{Script=Han}”」）]$/u.test(text) ? '' : ' ')

/** Sentences and parts of sentences. */
export const words = {
  changed: {
    zh: (label: string, before: string, after: string, more: number) =>
      `${label.replace(/\w$/, '$& ')}由${spaced(apart(before))}${more > 0 ? '增为' : more < 0 ? '减为' : '改为'}${spaced(apart(after)).trimEnd()}`,
    en: (label: string, before: string, after: string, more: number) =>
      `${label}, from ${apart(before, '"')} ${more > 0 ? 'up ' : more < 0 ? 'down ' : ''}to ${apart(after, '"')}`,
  },
  written: {
    zh: (label: string, after: string) => `新写${label}：${after}`,
    en: (label: string, after: string) => `${label} is new: ${after}`,
  },
  unwritten: {
    zh: (label: string, before: string) => `不再写${label}（原为${spaced(before).trimEnd()}）`,
    en: (label: string, before: string) => `${label} is gone; it was ${before}`,
  },
  otherwise: {
    zh: (label: string) => `${label}换了写法，含义不变`,
    en: (label: string) => `${label} is written otherwise and means the same`,
  },
  untried: {
    zh: () => '试过的情形得分、结论都不变',
    en: () => 'no points and no conclusion that were tried differ',
  },
}

/** What may be seen, and what each version says of it. */
export const witnessWords = {
  zh: {
    witness: (seen: string, before: string, after: string) => `${seen}：原${before}，现${after}`,
    seen: (fact: string, value: string) => `${fact} ${value}`,
    comma: '、',
    and: '和',
    yes: '为“是”',
    no: '为“否”',
    nothing: '一项没有',
    na: (reason: string) => `不适用（${reason}）`,
    waived: '免填',
    noEvidence: '没有证明材料',
    lapsed: '不计',
    open: '未定',
    got: (points: string) => `得 ${points} 分`,
    taken: (points: string) => `扣 ${points} 分`,
    holds: '成立',
    fails: '不成立',
    cap: (cap: string) => `封顶 ${cap}`,
    endless: '不封顶',
  },
  en: {
    witness: (seen: string, before: string, after: string) =>
      `with ${seen} it was ${before} and is ${after}`,
    seen: (fact: string, value: string) => `${fact} ${value}`,
    comma: ', ',
    and: ' and ',
    yes: 'yes',
    no: 'no',
    nothing: 'none',
    na: (reason: string) => `not applicable (${reason})`,
    waived: 'waived',
    noEvidence: 'without evidence',
    lapsed: 'left out',
    open: 'open',
    got: (points: string) => `${points}`,
    taken: (points: string) => `−${points}`,
    holds: 'true',
    fails: 'false',
    cap: (cap: string) => `capped at ${cap}`,
    endless: 'without a cap',
  },
}

/** Of rules that give or take points. */
export const ruleWords = {
  method: said('计分方法', 'the way of giving points'),
  bands: said('分档', 'the bands'),
  each: {
    zh: (fact: string) => `每一“${fact}”的分`,
    en: (fact: string) => `the points of each "${fact}"`,
  },
  taken: {
    zh: (fact: string) => `每一“${fact}”扣的分`,
    en: (fact: string) => `the points taken for each "${fact}"`,
  },
  eachTaken: said('每一步扣的分', 'the points taken for each step'),
  option: {
    zh: (option: string) => `“${option}”的分`,
    en: (option: string) => `the points for "${option}"`,
  },
  share: {
    zh: (option: string) => `“${option}”的得分率（%）`,
    en: (option: string) => `the share for "${option}", in per cent,`,
  },
  band: {
    zh: (bound: string) => `${bound}的分`,
    en: (bound: string) => `the points for ${bound}`,
  },
  banded: {
    zh: (bound: string, points: string) => `${bound} ${points} 分`,
    en: (bound: string, points: string) => `${bound} ${points}`,
  },
}

/** What came, went, or stands elsewhere. */
export const comingWords = {
  before: {
    zh: (says: string) => `不再有${says === '' ? '' : `（原为${spaced(says).trimEnd()}）`}`,
    en: (says: string) => `is gone${says === '' ? '' : `; it was ${says}`}`,
  },
  after: {
    zh: (says: string) => `新增${says === '' ? '' : `，${says}`}`,
    en: (says: string) => `is new${says === '' ? '' : `: ${says}`}`,
  },
  says: {
    zh: (points: string | null, rule: string | null, leaves: readonly string[]) =>
      [
        ...(points === null ? [] : [`${points} 分`]),
        ...(rule === null ? [] : [rule]),
        ...(leaves.length > 0 ? [`含${leaves.join('')}`] : []),
      ].join('，'),
    en: (points: string | null, rule: string | null, leaves: readonly string[]) =>
      [
        ...(points === null ? [] : [`${points} points`]),
        ...(rule === null ? [] : [rule]),
        ...(leaves.length > 0 ? [`with ${leaves.join(', ')}`] : []),
      ].join(', '),
  },
  renamed: {
    zh: (from: string, to: string, alike: number) =>
      `标识由 ${from} 改为 ${to}（按名称和规则认作同一项，相像 ${alike}%）`,
    en: (from: string, to: string, alike: number) =>
      `the id changes from ${from} to ${to} (taken for the same by name and rule, ${alike}% alike)`,
  },
  moved: {
    zh: (from: string, to: string) => `由${from}移到${to}`,
    en: (from: string, to: string) => `moves from ${from} to ${to}`,
  },
  reordered: {
    zh: (names: readonly string[]) => `顺序改为${names.join('')}`,
    en: (names: readonly string[]) => `the order is now ${names.join(', ')}`,
  },
  roots: {
    indicators: said('指标', 'the indicators'),
    bonus: said('加分', 'the bonus'),
    penalty: said('扣分', 'the penalty'),
  },
}

/** Of one rule among several in a leaf. */
export const lineWords = {
  line: {
    zh: (at: number, name: string | null) => `第 ${at} 条规则${name === null ? '' : `“${name}”`}`,
    en: (at: number, name: string | null) => `, rule ${at}${name === null ? '' : ` "${name}"`}`,
  },
  before: {
    zh: (line: string, takes: boolean, says: string) =>
      `不再有${line}（原${takes ? '扣' : '给'}分：${says}）`,
    en: (line: string, takes: boolean, says: string) =>
      `${line.replace(/^, /, '')} is gone; it ${takes ? 'took' : 'gave'}: ${says}`,
  },
  after: {
    zh: (line: string, takes: boolean, says: string) =>
      `新增${line}，${takes ? '扣' : '给'}分：${says}`,
    en: (line: string, takes: boolean, says: string) =>
      `${line.replace(/^, /, '')} is new and ${takes ? 'takes' : 'gives'}: ${says}`,
  },
  all: said('扣完', 'all'),
  reordered: said('规则换了顺序', 'its rules stand in another order'),
  other: said('规则改了给分或扣分的方式', 'the rule gives or takes in another way'),
}

export const headWords = {
  retest: {
    zh: (below: string, times: number) => `得分率低于 ${below}% 的可复核 ${times} 次`,
    en: (below: string, times: number) =>
      `items below ${below}% are read again, at most ${times} times`,
  },
}

export const factWords = {
  option: {
    zh: (option: string) => `选项 ${option}`,
    en: (option: string) => `the option ${option}`,
  },
}

/** Of the bounds within which a committee chooses how it assesses. */
export const assessmentWords = {
  whole: said('考核方式与形式的范围', 'what a committee may choose'),
  modes: said('可用的考核方式', 'the modes of assessment'),
  source: said('考核方式与形式的出处', 'the source of what a committee may choose'),
  weight: said('权重的范围', 'the weight it may have'),
  assessors: said('至少几名考核人', 'how many assessors at least'),
  range: {
    zh: (min: number, max: number) => `${min} 至 ${max}`,
    en: (min: number, max: number) => `${min}–${max}`,
  },
  form: {
    zh: (range: string, least: number | null) =>
      `权重 ${range}${least === null ? '' : `，至少 ${least} 名考核人`}`,
    en: (range: string, least: number | null) =>
      `a weight of ${range}${least === null ? '' : `, at least ${least} assessors`}`,
  },
  named: {
    zh: (form: string, range: string) => `${form} ${range}`,
    en: (form: string, range: string) => `${form} ${range}`,
  },
  both: {
    zh: (modes: string, forms: string) => `方式有${modes}；形式有${forms}`,
    en: (modes: string, forms: string) => `modes ${modes}; forms ${forms}`,
  },
}

/** Of the blocks that are lists of their own. */
export const blockWords = {
  exclusive: {
    zh: (facts: string) => `同一事件只算一次：${facts}`,
    en: (facts: string) => `an incident is charged once: ${facts}`,
  },
  order: said('先后', 'the order'),
  options: said('各档', 'the shares'),
  why: said('理由', 'the reason'),
  to: said('改成的内容', 'what it is changed to'),
  document: {
    title: said('文件名称', 'the title'),
    number: said('文号', 'the number'),
    date: said('日期', 'the date'),
    kind: said('种类', 'the kind'),
    clauses: said('条款', 'the clauses'),
  },
}

/** How values that are no single word or number are put. */
export const putWords = {
  condition: { zh: (text: string) => `“${text}”`, en: (text: string) => `"${text}"` },
  days: { zh: (days: number) => `${days} 日以内`, en: (days: number) => `within ${days} days` },
  months: { zh: (months: number) => `${months} 个月`, en: (months: number) => `${months} months` },
  batches: {
    zh: (count: number) => `其后 ${count} 个届次`,
    en: (count: number) => `${count} batches after it`,
  },
  years: { zh: (years: number) => `${years} 年`, en: (years: number) => `${years} years` },
  lapse: {
    zh: {
      reasons: (why: readonly string[]) => `因${why.join('、')}`,
      by: (who: string) => `由${who}认定`,
    },
    en: {
      reasons: (why: readonly string[]) => `because of ${why.join(' or ')}`,
      by: (who: string) => `by the word of ${who}`,
    },
  },
  share: {
    zh: (percent: string, whole: string) => `${whole}的 ${percent}%`,
    en: (percent: string, whole: string) => `${percent}% of ${whole}`,
  },
  whole: {
    base: said('在册总数', 'the base'),
    candidates: said('候选总数', 'the candidates'),
    places: said('名额', 'the places'),
  } as { readonly [of: string]: Said },
  rounded: {
    down: said('向下取整', 'rounded down'),
    up: said('向上取整', 'rounded up'),
    'half-up': said('四舍五入', 'rounded half up'),
  } as { readonly [round: string]: Said },
  fewer: said('扣分少的在前', 'who lost fewer points first'),
  higher: {
    zh: (name: string) => `“${name}”得分率高的在前`,
    en: (name: string) => `who has the higher share of "${name}" first`,
  },
}
