import type { Language } from '../../engine/index.ts'

/** 消息文件: what `biaogan doc` says. */
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
  which: {
    zh: (known: string) => `请指明标准，或用 --all 全部写出；有：${known}`,
    en: (known: string) => `say which standard, or --all for every one; there are: ${known}`,
  },
  none: {
    zh: (folder: string) => `${folder} 里没有标准`,
    en: (folder: string) => `there is no standard in ${folder}`,
  },
  severalToOne: {
    zh: (file: string) => `几份标准不能写进一个文件 ${file}；--out 请写文件夹`,
    en: (file: string) => `several standards do not go into one file ${file}; give --out a folder`,
  },
  notOurs: {
    zh: (file: string) => `${file} 不是 biaogan doc 写的，没有覆盖；换个 --out，或加 --force`,
    en: (file: string) =>
      `${file} was not made by biaogan doc and is left as it is; give another --out, or --force`,
  },
} satisfies Record<string, Record<Language, (...given: string[]) => string>>

export const say = (language: Language, word: keyof typeof words, ...given: string[]): string =>
  (words[word][language] as (...all: string[]) => string)(...given)
