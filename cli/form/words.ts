import type { Language } from '../../engine/index.ts'

/** 消息文件: what `biaogan form` says. */
const words = {
  written: { zh: (file: string) => `已写入 ${file}`, en: (file: string) => `written: ${file}` },
  problems: {
    zh: (folder: string) => `先改好这些问题，再运行 biaogan check ${folder}`,
    en: (folder: string) => `mend these first, and run biaogan check ${folder}`,
  },
  unknown: {
    zh: (id: string, known: string) => `没有标准 ${id}；有：${known}`,
    en: (id: string, known: string) => `there is no standard "${id}"; there are: ${known}`,
  },
  several: {
    zh: (id: string, known: string) => `${id} 有几版，请写明：${known}`,
    en: (id: string, known: string) => `there are several of "${id}"; say which: ${known}`,
  },
  level: {
    zh: (given: string, known: string) => `没有等级 ${given}；有：${known}`,
    en: (given: string, known: string) => `there is no level "${given}"; there are: ${known}`,
  },
  profile: {
    zh: (given: string, known: string) =>
      `--for ${given} 不能用；标准只因这些事实而异：${known || '（没有）'}`,
    en: (given: string, known: string) =>
      `--for ${given} does not fit; the standard differs by: ${known || '(nothing)'}`,
  },
} satisfies Record<string, Record<Language, (...given: string[]) => string>>

export const say = (language: Language, word: keyof typeof words, ...given: string[]): string =>
  (words[word][language] as (...all: string[]) => string)(...given)
