import type { Language } from '../../engine/index.ts'

/** What `biaogan check` says beside the problems. */
const words = {
  written: { zh: (file: string) => `已写入 ${file}`, en: (file: string) => `written: ${file}` },
  wouldWrite: {
    zh: (file: string) => `将写入 ${file}（--dry-run：什么也没有写）`,
    en: (file: string) => `would be written: ${file} (--dry-run: nothing is)`,
  },
  watching: {
    zh: (folder: string) => `正在看着 ${folder}，改了就再检查；按 Ctrl+C 结束`,
    en: (folder: string) => `watching ${folder}; a change is checked at once; Ctrl+C ends it`,
  },
  checkedAt: {
    zh: (time: string, count: number) =>
      count === 0 ? `${time} 没有问题` : `${time} ${count} 处问题`,
    en: (time: string, count: number) =>
      count === 0 ? `${time} no problem` : `${time} ${count} problems`,
  },
} as const

export const sayCheck = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)
