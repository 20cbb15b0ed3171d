import type { Language } from '../../engine/index.ts'

type Said = { readonly zh: string; readonly en: string }

/** What the editor shows beside the texts of definitions, Chinese first. */
const sentences = {
  right: { zh: '应为：{0}', en: 'right would be: {0}' },
  replace: { zh: '改为 {0}', en: 'change to {0}' },
  inherited: { zh: '沿用自 {0}', en: 'inherited from {0}' },
  sharedFact: { zh: '共用的事实，写在 {0}', en: 'a shared fact, declared in {0}' },
  unit: { zh: '单位', en: 'unit' },
  bounds: { zh: '范围', en: 'range' },
  supplier: { zh: '由谁提供', en: 'supplied by' },
  period: { zh: '统计期', en: 'period' },
  workedOut: { zh: '由 {0} 算出', en: 'worked out from {0}' },
  options: { zh: '选项', en: 'options' },
  readBy: { zh: '{0} 处使用', en: 'used in {0} places' },
  points: { zh: '{0} 分', en: '{0} points' },
  weight: { zh: '权重 {0}', en: 'weight {0}' },
  source: { zh: '出处', en: 'source' },
  says: { zh: '读作', en: 'reads' },
  clauses: { zh: '可引用的条款', en: 'clauses' },
  level: { zh: '等级', en: 'level' },
  grade: { zh: '等次', en: 'grade' },
  atLeast: { zh: '不低于 {0}', en: 'at least {0}' },
  lowest: { zh: '最低一档', en: 'the lowest' },
  outcome: { zh: '结论 {0}', en: 'outcome {0}' },
  example: { zh: '示例', en: 'example' },
  veto: { zh: '一票否决', en: 'veto' },
  condition: { zh: '基础条件', en: 'condition' },
  gate: { zh: '分项门槛', en: 'gate' },
  rubric: { zh: '共用的档次', en: 'rubric' },
  stage: { zh: '一次读表', en: 'stage' },
  standard: { zh: '标准', en: 'standard' },
  indicator: { zh: '指标', en: 'indicator' },
  fact: { zh: '事实', en: 'fact' },
  option: { zh: '选项', en: 'option' },
  sum: { zh: '合计 {0}', en: 'sum {0}' },
  sumRight: { zh: '下级合计 {0} ✓', en: 'children sum to {0} ✓' },
  sumWrong: { zh: '≠ 下级合计 {0}', en: '≠ children sum to {0}' },
  weightsRight: { zh: '权重合计 {0} ✓', en: 'weights sum to {0} ✓' },
  weightsWrong: { zh: '≠ 权重合计 {0}，应为 1 或 100', en: '≠ weights sum to {0}, not 1 or 100' },
  now: { zh: '现得 {0}', en: 'now {0}' },
  asWanted: { zh: '✓ 与所写相符', en: '✓ as wanted' },
  otherwise: { zh: '✗ {0} 处与所写不同', en: '✗ {0} differ' },
  open: { zh: '未定', en: 'open' },
  outdated: { zh: '（改动之前）', en: ' (before the change)' },
  firstExample: { zh: '首例 {0}', en: 'first example {0}' },
  notAName: { zh: '这里没有可以改名的', en: 'there is no name to change here' },
  elsewhere: {
    zh: '{0} 写在 {1}，请到那里改名',
    en: '"{0}" is declared in {1}; rename it there',
  },
  nobody: { zh: '没有谁声明 {0}，无从改名', en: 'nobody declares "{0}"' },
  keptName: {
    zh: '{0} 是方案或发布的标识，不在这里改名',
    en: '"{0}" names a programme or a publication and is not renamed here',
  },
  badName: {
    zh: '{0} 不能作名字：{1}',
    en: '"{0}" cannot be a name: {1}',
  },
  variable: {
    zh: '只用小写字母、数字和下划线，以字母开头，如 late_times',
    en: 'small letters, digits and underscores, a letter first, as in late_times',
  },
  kebab: {
    zh: '只用小写字母、数字和连字符，以字母开头，如 well-run',
    en: 'small letters, digits and hyphens, a letter first, as in well-run',
  },
  taken: { zh: '{0} 已经有了', en: '"{0}" is there already' },
  facts: { zh: '事实', en: 'facts' },
  indicators: { zh: '指标', en: 'indicators' },
  conditions: { zh: '基础条件', en: 'conditions' },
  vetoes: { zh: '一票否决', en: 'vetoes' },
  gates: { zh: '分项门槛', en: 'gates' },
  grades: { zh: '等次', en: 'grades' },
  rubrics: { zh: '共用的档次', en: 'rubrics' },
  sources: { zh: '引用的文件', en: 'sources' },
  stages: { zh: '各次读表', en: 'stages' },
  adjust: { zh: '加分与扣分', en: 'bonus and penalty' },
  tailor: { zh: '对沿用标准的改动', en: 'changes to what is extended' },
  unanswered: { zh: '未填', en: 'unanswered' },
  answered: { zh: '已答', en: 'answered' },
  no_evidence: { zh: '没有证明材料', en: 'no evidence' },
  not_applicable: { zh: '不适用，须写 reason', en: 'not applicable, with a reason' },
  under_review: { zh: '核查中', en: 'under review' },
  waived: { zh: '免填', en: 'waived' },
  byLevel: { zh: '因等级而异', en: 'by level' },
} as const satisfies Record<string, Said>

export type SentenceName = keyof typeof sentences

export function say(
  language: Language,
  name: SentenceName,
  ...given: readonly (string | number)[]
): string {
  return sentences[name][language].replace(/\{(\d)\}/g, (_, at) => String(given[Number(at)] ?? ''))
}
