import type { Language } from '../../engine/index.ts'

/** What `biaogan lint` says. */
const words = {
  clean: {
    zh: (standards: number) => `${standards} 份标准，没有要改的`,
    en: (standards: number) => `${standards} standards, nothing to mend`,
  },
  found: {
    zh: (count: number) =>
      `${count} 处可以写得更好；有理由不改的，在上一行写 # lint-ignore 规则: 理由`,
    en: (count: number) =>
      `${count} findings; what is right all the same is let be by # lint-ignore rule: why on the line before`,
  },
  unsound: {
    zh: (count: number) => `先改好 check 指出的 ${count} 处；有问题的定义没有看`,
    en: (count: number) =>
      `mend the ${count} problems that check names first; what has one was not looked at`,
  },
  noStandard: {
    zh: (id: string, known: string) => `没有标准 ${id}；有：${known}`,
    en: (id: string, known: string) => `there is no standard "${id}"; there are: ${known}`,
  },
  noRule: {
    zh: (id: string, near: string) => `没有规则 ${id}${near === '' ? '' : `；应为：${near}`}`,
    en: (id: string, near: string) =>
      `there is no rule "${id}"${near === '' ? '' : `; right would be: ${near}`}`,
  },
  why: { zh: () => '为什么：', en: () => 'Why: ' },
  wrong: { zh: () => '不好：', en: () => 'Not so: ' },
  right: { zh: () => '好：', en: () => 'But so: ' },
  page: {
    zh: (id: string) => `全部例子：docs/lint/${id}.md`,
    en: (id: string) => `all examples: docs/lint/${id}.md`,
  },
  burdenHead: {
    zh: () => ['标准', '基本字段', '自报事实', '其中共用', '材料', '约需'],
    en: () => ['standard', 'fields', 'facts', 'shared', 'files', 'about'],
  },
  burdenMost: { zh: () => '预算', en: () => 'budget' },
  hours: { zh: (hours: string) => `${hours} 小时`, en: (hours: string) => `${hours} h` },
  noBudget: {
    zh: (programme: string) => `活动 ${programme} 没有写负担预算（programme.yaml 的 burden）`,
    en: (programme: string) =>
      `the programme "${programme}" states no budget (burden in programme.yaml)`,
  },
} as const

type Words = typeof words

/** The sentence of that name. */
export const say = <Name extends Exclude<keyof Words, 'burdenHead'>>(
  language: Language,
  name: Name,
  ...with_: Parameters<Words[Name][Language]>
): string => (words[name][language] as (...all: readonly unknown[]) => string)(...with_)

/** The head of the table of burdens. */
export const burdenHead = (language: Language): readonly string[] => words.burdenHead[language]()
