import { inWords, type Language, type Text } from '../../engine/index.ts'

/** 消息文件: what signing, verifying and publishing say. */
const words = {
  problems: {
    zh: (n: number) => `${n} 处问题，没有签名，也没有送出`,
    en: (n: number) => `${n} problems; nothing was signed or sent`,
  },
  nothingHere: {
    zh: (target: string) => `${target} 里没有定义，也没有以它为标识的定义`,
    en: (target: string) => `there is no definition in ${target}, nor one of that id`,
  },
  keyMade: {
    zh: (file: string) =>
      `私钥已写入 ${file}，只有本人可读；请离线保管，不要交给任何人。把下面一行交给管信任文件的人：`,
    en: (file: string) =>
      `the private key is in ${file}, for you alone; keep it off line and give it to nobody. This line is for whoever keeps the trust file:`,
  },
  signed: {
    zh: (name: string, step: string, file: string) => `已签 ${name} 的「${step}」：${file}`,
    en: (name: string, step: string, file: string) => `signed ${name} for "${step}": ${file}`,
  },
  reasonMissing: {
    zh: () => '撤回须写理由：--reason',
    en: () => 'a withdrawal says why: --reason',
  },
  hourUnclear: {
    zh: (at: string) => `--at ${at} 不是时刻，应如 2026-06-01T02:00:00Z`,
    en: (at: string) => `--at ${at} is no hour; it should be as 2026-06-01T02:00:00Z`,
  },
  good: {
    zh: (step: string, key: string, role: string, at: string) =>
      `  ✓ ${step}  ${role}（${key}）${at}`,
    en: (step: string, key: string, role: string, at: string) =>
      `  ✓ ${step}  ${role} (${key}) ${at}`,
  },
  bad: {
    zh: (step: string, key: string) => `  ✗ ${step}  ${key}`,
    en: (step: string, key: string) => `  ✗ ${step}  ${key}`,
  },
  holds: {
    zh: (name: string, step: string) => `${name}：签名齐备，可到「${step}」`,
    en: (name: string, step: string) => `${name}: signed for "${step}" as the trust file asks`,
  },
  fails: {
    zh: (name: string, step: string) => `${name}：签名不足以到「${step}」`,
    en: (name: string, step: string) => `${name}: not signed for "${step}" as the trust file asks`,
  },
  noSignatures: {
    zh: (name: string) => `${name}：没有签名文件；先用 biaogan sign 签名`,
    en: (name: string) => `${name}: there is no signature file; biaogan sign makes one`,
  },
  stored: {
    zh: (name: string, step: string, digest: string) => `${name} 已到「${step}」，摘要 ${digest}`,
    en: (name: string, step: string, digest: string) => `${name} is ${step} now, digest ${digest}`,
  },
  already: {
    zh: (name: string, step: string) => `${name} 在服务器上已是「${step}」，没有改动`,
    en: (name: string, step: string) => `${name} is ${step} on the server already; nothing changed`,
  },
  refused: {
    zh: (server: string, n: number) => `${server} 没有接受，${n} 处问题，什么也没有存入`,
    en: (server: string, n: number) => `${server} refused it for ${n} problems; nothing was stored`,
  },
} as const

export const say = <K extends keyof typeof words>(
  language: Language,
  key: K,
  ...values: Parameters<(typeof words)[K]['zh']>
): string => (words[key][language] as (...all: typeof values) => string)(...values)

export const roleName = (name: Text | undefined, role: string, language: Language): string =>
  name === undefined ? role : inWords(name, language)
