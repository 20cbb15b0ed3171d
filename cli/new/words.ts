import type { Language } from '../../engine/index.ts'

/** What `biaogan new` says and asks. */
const words = {
  nothingWritten: {
    zh: () => '这样写出来通不过检查，什么也没有写；先改好上面各处',
    en: () => 'what would be written does not pass the check, so nothing was: mend the above first',
  },
  programmeNext: {
    zh: (folder: string, id: string) =>
      `已写好，可以直接通过检查，也可以演：\n  biaogan check ${folder}\n  biaogan run ${folder}/${id}/histories/first.yaml --folder ${folder}\n再改成自己的内容，先改 ${id}/sources.yaml 和 ${id}/programme.yaml`,
    en: (folder: string, id: string) =>
      `written; it passes the check as it is, and plays:\n  biaogan check ${folder}\n  biaogan run ${folder}/${id}/histories/first.yaml --folder ${folder}\nnow make it your own, ${id}/sources.yaml and ${id}/programme.yaml first`,
  },
  formNext: {
    zh: (folder: string, id: string) =>
      `已加在 fields.yaml 的最后；在流程里让一个动作填它：\n  takes: ${id}\n已经公布过的方案和流程要写新的版本号；改好后运行 biaogan check ${folder}`,
    en: (folder: string, id: string) =>
      `added at the end of fields.yaml; let a command of a procedure take it:\n  takes: ${id}\na programme and a procedure that were published need new versions; then run biaogan check ${folder}`,
  },
  methodNext: {
    zh: (folder: string, kind: string, config: string) =>
      `已写好，并在 ${config} 里登记；在标准里写 score: { kind: ${kind}, of: 事实, full: 满分值 }\n  先改 ${folder}/index.js 和 ${folder}/${kind}.yaml，再运行 node --test ${folder}/${kind}.test.js\n  biaogan --config ${config} check`,
    en: (folder: string, kind: string, config: string) =>
      `written, and named in ${config}; a standard says score: { kind: ${kind}, of: FACT, full: NUMBER }\n  change ${folder}/index.js and ${folder}/${kind}.yaml, then run node --test ${folder}/${kind}.test.js\n  biaogan --config ${config} check`,
  },
  askProgrammeName: { zh: () => '活动名称：', en: () => 'Name of the programme: ' },
  askFormName: { zh: () => '表单名称：', en: () => 'Name of the form: ' },
  askTitle: { zh: () => '计分方法的中文名称：', en: () => 'Chinese name of the method: ' },
  askSector: {
    zh: (id: string) => `行业（不写则为 ${id}）：`,
    en: (id: string) => `Sector (${id} unless you say): `,
  },
  askListedSector: {
    zh: (id: string) => `行业（写编号或标识；没有列出的写新的标识；不写则为 ${id}）：`,
    en: (id: string) =>
      `Sector (its number or id; a new id if it is none of these; ${id} unless you say): `,
  },
  askParent: {
    zh: () => '沿用哪一份标准（写编号；不写则从头写）：',
    en: () => 'Which standard to extend (its number; none to begin afresh): ',
  },
  askLevels: {
    zh: () => '哪些等级（写编号，用逗号隔开；不写则全部）：',
    en: () => 'Which levels (their numbers, with commas; all unless you say): ',
  },
} as const

export const sayNew = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)
