import type { Language } from '../engine/index.ts'

/** Chinese in a Chinese locale or by --lang zh; English otherwise. */
export function languageOf(
  flag: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  if (flag === 'zh' || flag === 'en') return flag
  const locale = environment.LC_ALL ?? environment.LC_MESSAGES ?? environment.LANG ?? ''
  return locale.startsWith('en') ? 'en' : 'zh'
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
  rollTitle: { zh: () => '名册', en: () => 'Roll' },
  rollEmpty: { zh: () => '（空）', en: () => '(empty)' },
  stars: { zh: (count: number) => `${count} 星`, en: (count: number) => `${count} stars` },
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
  refused: { zh: () => '拒绝', en: () => 'refused' },
} as const

export const say = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)
