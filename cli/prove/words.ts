import type { ItemKind, Language } from '../../engine/index.ts'

/** What the commands that prove a standard say. */
const words = {
  checkFirst: {
    zh: (count: number) => `定义有 ${count} 处问题，改好再来：`,
    en: (count: number) => `the definitions have ${count} problems; mend them first:`,
  },
  unknown: {
    zh: (id: string, known: string) => `没有标准 ${id}；有：${known}`,
    en: (id: string, known: string) => `there is no standard "${id}"; there are: ${known}`,
  },
  meant: {
    zh: (id: string, near: string) => `没有标准 ${id}；是不是 ${near}？`,
    en: (id: string, near: string) => `there is no standard "${id}"; did you mean "${near}"?`,
  },
  differs: {
    zh: (note: string, part: string, want: string, got: string) =>
      `「${note}」${part} 应为 ${want}，实为 ${got}`,
    en: (note: string, part: string, want: string, got: string) =>
      `"${note}": ${part} should be ${want} and is ${got}`,
  },
  broken: {
    zh: (said: string) => `✕ 边界情形：${said}`,
    en: (said: string) => `✕ at an edge: ${said}`,
  },
  tested: {
    zh: (name: string, examples: number, made: number) =>
      `✓ ${name}：示例 ${examples} 个全部相符，边界情形 ${made} 个全部合理`,
    en: (name: string, examples: number, made: number) =>
      `✓ ${name}: all of ${examples} examples hold, and all of ${made} cases at the edges`,
  },
  notTested: {
    zh: (name: string, failed: number, examples: number, broken: number, made: number) =>
      `✕ ${name}：示例 ${examples} 个，不符 ${failed} 个；边界情形 ${made} 个，不合理 ${broken} 个`,
    en: (name: string, failed: number, examples: number, broken: number, made: number) =>
      `✕ ${name}: ${failed} of ${examples} examples fail, ${broken} of ${made} cases at the edges`,
  },
  covered: {
    zh: (name: string, share: string, hand: string, any: string) =>
      `${name}：覆盖 ${share}%（须手写示例的 ${hand}，其余 ${any}）`,
    en: (name: string, share: string, hand: string, any: string) =>
      `${name}: ${share}% covered (by examples that are asked for ${hand}, otherwise ${any})`,
  },
  kind: {
    zh: (name: string, reached: number, all: number) => `  ${name} ${reached}/${all}`,
    en: (name: string, reached: number, all: number) => `  ${name} ${reached}/${all}`,
  },
  lacking: {
    zh: (said: string, hand: boolean) => `  缺${hand ? '（须手写示例）' : ''}：${said}`,
    en: (said: string, hand: boolean) =>
      `  lacking${hand ? ' (an example is asked for)' : ''}: ${said}`,
  },
  reachedBy: {
    zh: (said: string, by: string) => `  ✓ ${said} ← ${by}`,
    en: (said: string, by: string) => `  ✓ ${said} ← ${by}`,
  },
  byMade: { zh: () => '自动生成的情形', en: () => 'a case that was made' },
  below: {
    zh: (name: string, share: string, want: number) => `✕ ${name} 覆盖 ${share}%，要求 ${want}%`,
    en: (name: string, share: string, want: number) =>
      `✕ ${name}: ${share}% covered, ${want}% asked for`,
  },
  mutating: { zh: (name: string) => `试改 ${name}`, en: (name: string) => `changing ${name}` },
  survivor: {
    zh: (said: string) => `  没有示例发现：${said}`,
    en: (said: string) => `  no example notices: ${said}`,
  },
  mutated: {
    zh: (name: string, all: number, example: number, check: number, left: number) =>
      `${left === 0 ? '✓' : '✕'} ${name}：试改 ${all} 处，示例发现 ${example}，检查发现 ${check}，无人发现 ${left}`,
    en: (name: string, all: number, example: number, check: number, left: number) =>
      `${left === 0 ? '✓' : '✕'} ${name}: ${all} slips, ${example} noticed by an example, ${check} by check, ${left} by nobody`,
  },
} as const

export const say = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)

const kinds: { readonly [kind in ItemKind]: readonly [zh: string, en: string] } = {
  turn: ['计分的转折与各段', 'turns and stretches of rules'],
  option: ['选项', 'options'],
  'over-zero': ['分母为零、目标没有定', 'wholes of nothing, targets left blank'],
  na: ['不适用', 'not applicable'],
  waived: ['免填', 'waived'],
  'no-evidence': ['没有证明材料', 'no evidence'],
  branch: ['因等级、类型而异的', 'what differs by level or kind'],
  atom: ['条件的各部分', 'parts of conditions'],
  condition: ['申报条件', 'conditions'],
  veto: ['一票否决', 'vetoes'],
  gate: ['门槛', 'gates'],
  grade: ['等次', 'grades'],
  'grade-of-level': ['各等级的等次', 'grades of each level'],
  operation: ['对所沿用标准的改动', 'operations on what is extended'],
}

export const kindName = (kind: ItemKind, language: Language): string =>
  kinds[kind][language === 'zh' ? 0 : 1]
