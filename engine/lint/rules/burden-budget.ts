import type { Report } from '../../define/rule.ts'
import { type Burden, burdenOf } from '../burden.ts'
import type { LintRule } from '../rule.ts'

/** More asked of a collective than the programme allows. */
export const burdenBudget: LintRule = {
  id: 'burden-budget',
  category: 'burden',
  title: { zh: '超出负担预算', en: 'More than the burden budget' },
  why: {
    zh: '简易备案只填基本信息（plan 3.b），程序简化优化（plan 3.a）。方案的 burden 写明预算：基本字段、自报事实及其共用的比例、材料种数、总工时。超出的，先看哪些由别人提供（by: regulator）、哪些能共用（facts.yaml）、哪些不必要。',
    en: 'Filing asks for basic information only (plan 3.b). The programme states its budget under burden: basic fields, facts and how many of them are shared, kinds of evidence, hours. What is over: let others supply it, share it, or drop it.',
  },
  standard({ whole, programme }, report) {
    const burden = burdenOf({ ...whole, programme })
    if (burden) tellOver(burden, programme.burden!, report)
  },
}

type Budget = NonNullable<Parameters<typeof burdenOf>[0]['programme']['burden']>

function tellOver(burden: Burden, budget: Budget, report: Report): void {
  const { fields, facts, shared, files, minutes } = burden
  const say = (zh: string, en: string): void =>
    report(
      ['facts'],
      zh,
      en,
      ['少要，或改由别人提供、共用', 'less, or by others, or shared'],
      'key',
    )
  const over = [
    fields > budget.fields.max && [
      `基本字段 ${fields} 个，至多 ${budget.fields.max}`,
      `${fields} basic fields of ${budget.fields.max}`,
    ],
    facts > budget.facts.max && [
      `自报事实 ${facts} 个，至多 ${budget.facts.max}`,
      `${facts} facts of ${budget.facts.max}`,
    ],
    shared * 100 < facts * budget.facts.shared && [
      `自报事实 ${facts} 个，共用的只有 ${shared} 个，不到 ${budget.facts.shared}%`,
      `${shared} of ${facts} facts are shared, less than ${budget.facts.shared} per cent`,
    ],
    files > budget.files.max && [
      `材料 ${files} 种，至多 ${budget.files.max}`,
      `${files} kinds of files of ${budget.files.max}`,
    ],
    minutes > budget.hours.max * 60 && [
      `约 ${minutes} 分钟，至多 ${budget.hours.max} 小时`,
      `about ${minutes} minutes of ${budget.hours.max} hours`,
    ],
  ].filter((one) => one !== false)
  if (over.length > 0) say(over.map(([zh]) => zh).join('；'), over.map(([, en]) => en).join('; '))
}
