import type { Language } from '../../engine/index.ts'

/** 消息文件: what `biaogan xlsx` says, Chinese first. */
const sentences = {
  written: (file: string) => [`已写 ${file}`, `${file} written`],
  unknown: (name: string, known: string) => [
    `没有可用的标准 ${name}；有 ${known || '（一份也没有，先运行 biaogan check）'}`,
    `there is no sound standard ${name}; there are ${known || '(none: run biaogan check first)'}`,
  ],
  laid: (name: string, file: string) => [
    `${name} 由 ${file} 生成，没有自己的文件；请改 ${file}，或导出它所叠加的标准`,
    `${name} is made by ${file} and has no file of its own: change ${file}, or write out the standard that it is laid on`,
  ],
  unchanged: () => [
    '工作簿与标准一致，没有改动',
    'the workbook says what the files say: nothing changes',
  ],
  changes: (count: number) => [`${count} 处改动：`, `${count} changes:`],
  set: (title: string, before: string, after: string) => [
    `${title}：“${before}” → “${after}”`,
    `${title}: "${before}" → "${after}"`,
  ],
  cleared: (title: string, before: string) => [
    `${title}：去掉“${before}”`,
    `${title}: "${before}" goes`,
  ],
  filled: (title: string, after: string) => [
    `${title}：填上“${after}”`,
    `${title}: "${after}" is new`,
  ],
  added: (value: string) => [`新增 ${value}`, `new: ${value}`],
  removed: (name: string) => [`删去（${name}）`, `goes (${name})`],
  review: (file: string) => [
    `以上只是看看，还没有写。核对无误，运行：biaogan xlsx in ${file} --apply`,
    `nothing is written yet. When it is right: biaogan xlsx in ${file} --apply`,
  ],
  undo: (kept: string, file: string) => [
    `要撤销：mv ${kept} ${file}`,
    `to undo: mv ${kept} ${file}`,
  ],
  refused: (count: number) => [
    `${count} 处不能取用，什么也没有写`,
    `${count} refused; nothing is written`,
  ],
  unread: (names: string) => [
    `没有读这些表（不是标准的）：${names}`,
    `these sheets are none of the standard's and were not read: ${names}`,
  ],
  relock: () => [
    '有别的标准沿用它，写入后请核对，再运行 biaogan check --fix 重新锁定',
    'other standards extend it: look at them, then run biaogan check --fix to lock them again',
  ],
  moved: (file: string) => [
    `${file} 在读取之后又被改了；请再运行一次`,
    `${file} has changed while the workbook was read; run it again`,
  ],
} satisfies Record<string, (...given: never[]) => readonly [zh: string, en: string]>

type Sentences = typeof sentences

/** A sentence in a language. */
export const say = <K extends keyof Sentences>(
  language: Language,
  key: K,
  ...given: Parameters<Sentences[K]>
): string => {
  const sentence = sentences[key] as unknown as (...all: unknown[]) => readonly [string, string]
  return sentence(...given)[language === 'zh' ? 0 : 1]
}
