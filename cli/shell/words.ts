import type { Language } from '../../engine/index.ts'

/** The command line's own words, which are of no command: the heads of a help page, what commander says. */
export const shellWords = {
  name: { zh: '名称', en: 'NAME' },
  usage: { zh: '用法', en: 'USAGE' },
  arguments: { zh: '参数', en: 'ARGUMENTS' },
  options: { zh: '选项', en: 'OPTIONS' },
  commands: { zh: '命令', en: 'COMMANDS' },
  general: { zh: '各命令都有的选项', en: 'OPTIONS OF EVERY COMMAND' },
  exits: { zh: '退出码', en: 'EXIT STATUS' },
  examples: { zh: '例', en: 'EXAMPLES' },
  help: { zh: '显示帮助', en: 'show this help' },
  helpOf: { zh: '显示一个命令的帮助', en: 'show the help of a command' },
  choices: { zh: '可选：', en: 'one of: ' },
  default: { zh: '默认：', en: 'default: ' },
  atHand: {
    zh: '工作文件夹里的 standards，没有则是随附的',
    en: 'standards of the working folder, or else those that come with it',
  },
  placeholder: { zh: '[选项]', en: '[options]' },
  command: { zh: '[命令]', en: '[command]' },
} as const

/** What a command ends with. */
export const exits = [
  ['0', { zh: '没有问题', en: 'nothing is wrong' }],
  ['1', { zh: '有要改的，都已列出', en: 'something is to be mended, and was listed' }],
  [
    '2',
    {
      zh: '没能运行：命令写错了，或读不到、写不了文件或数据库',
      en: 'it could not run: a mistyped command, or a file or database that cannot be read or written',
    },
  ],
] as const

export const sayShell = (key: keyof typeof shellWords, language: Language): string =>
  shellWords[key][language]

type Told = readonly [found: RegExp, zh: (...parts: readonly string[]) => string]

/** Everything that commander says of a mistyped command line, in Chinese. */
const mistakes: readonly Told[] = [
  [/^error: missing required argument '(.+)'$/, (name) => `缺少参数 ${name}`],
  [/^error: option '(.+)' argument missing$/, (option) => `选项 ${option} 后缺少值`],
  [/^error: required option '(.+)' not specified$/, (option) => `必须写选项 ${option}`],
  [
    /^error: (?:option|environment variable) '(.+)' cannot be used with (?:option|environment variable) '(.+)'$/,
    (one, other) => `${one} 不能与 ${other} 同用`,
  ],
  [/^error: unknown option '(.+)'$/, (option) => `没有选项 ${option}`],
  [/^error: unknown command '(.+)'$/, (name) => `没有命令 ${name}`],
  [
    /^error: too many arguments(?: for '(?:.+)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (most, given) => `参数过多：至多 ${most} 个，写了 ${given} 个`,
  ],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. Allowed choices are (.+)\.$/,
    (option, value, choices) =>
      `选项 ${option} 的值 ${value} 不对；可选：${choices?.replaceAll(', ', '、')}`,
  ],
  [
    /^error: option '(.+)' argument '(.*)' is invalid\. (.+)$/,
    (option, value, want) => `选项 ${option} 的值 ${value} 不对；应为 ${want}`,
  ],
  [/^error: required options (.+) not specified$/, (options) => `必须写选项 ${options}`],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.+)'\. Allowed choices are (.+)\.$/,
    (value, name, choices) =>
      `参数 ${name} 的值 ${value} 不对；可选：${choices?.replaceAll(', ', '、')}`,
  ],
]

/** What is wrong with a command line, with what may have been meant and where to read on. */
export function sayMistake(message: string, command: string, language: Language): string {
  const [, said = message, meant] =
    /^(.*?)(?:\n\(Did you mean (?:one of )?(.+)\?\))?$/s.exec(message) ?? []
  const guess = meant && { zh: `；是不是 ${meant}？`, en: `; did you mean ${meant}?` }[language]
  const more = { zh: `用法见 ${command} --help`, en: `see ${command} --help` }[language]
  const [found, zh] = mistakes.find(([one]) => one.test(said)) ?? []
  const told =
    language === 'zh' && found && zh ? `错误：${zh(...found.exec(said)!.slice(1))}` : said
  return `${told}${guess ?? ''}\n${more}`
}
