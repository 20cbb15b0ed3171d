import { type Command, Help } from 'commander'
import type { Language } from '../../engine/index.ts'
import { type Item, type Page, pageOf } from './page.ts'
import { exits, sayShell, type shellWords } from './words.ts'

const help = new Help()

/** A command with those below it, in the order in which they were added. */
const withAll = (command: Command): readonly Command[] => [
  command,
  ...help
    .visibleCommands(command)
    .filter((one) => one.name() !== 'help')
    .flatMap(withAll),
]

type Heading = keyof typeof shellWords

/** Both languages of a heading. */
const head = (key: Heading): string => `**${sayShell(key, 'zh')}** · ${sayShell(key, 'en')}`

/** In a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;')

/** The reference of the command line: every command, argument, option, example and exit status, Chinese first. */
export function referencePage(program: Command): string {
  const [whole, ...commands] = withAll(program)
  return [
    '<!-- npm run generate 写成，不要手改 · made by npm run generate, do not edit -->',
    '# 命令行 · The command line',
    '中文环境（`zh…`）显示中文，其余显示英文；`--lang zh|en` 优先。颜色只写给终端，`NO_COLOR` 关掉，`FORCE_COLOR` 打开。',
    '*Chinese in a Chinese locale (`zh…`), English elsewhere; `--lang zh|en` wins. Colour is for terminals: `NO_COLOR` takes it away, `FORCE_COLOR` brings it back.*',
    `## ${sayShell('exits', 'zh')} · Exit status`,
    table(exits.map(([code, { zh, en }]) => [`\`${code}\``, zh, en])),
    '## 选项的规矩 · How options are named',
    table(rules),
    `## ${sayShell('general', 'zh')} · Options of every command`,
    itemTable(both(whole!, 'options')),
    `## ${sayShell('commands', 'zh')} · Commands`,
    ...commands.map(sectionOf),
  ].join('\n\n')
}

/** One word for one thing, whatever the command; `test/cli/options.test.ts` holds the commands to it. */
const rules: readonly (readonly string[])[] = [
  [
    '不带选项名写的',
    '命令要办的那一样：看整个文件夹的（check、lint、test、cover、mutate）写文件夹，办一份标准的写标识、标识@版本，读一个文件的写文件',
    'without an option stands what the command is about: a folder, one standard by id or id@version, or a file',
  ],
  [
    '`--folder`',
    '定义在哪里，用于要按标识找定义的命令',
    'where the definitions are, for commands that look one up by its id',
  ],
  [
    '`--standard`',
    '看整个文件夹的命令里，只看哪几份标准',
    'of a command about a folder: these standards alone',
  ],
  [
    '`--format`',
    '问题怎样列出：check、lint、test、cover、mutate 都有 text、json、sarif、github',
    'how problems are listed, the same four for all of these',
  ],
  [
    '`--json`',
    '以 JSON 输出；有 --format 的，即 --format json',
    'JSON; the short form of --format json where there is one',
  ],
  ['`--out`', '写到哪里', 'where to write'],
  [
    '`--database`、`--data`',
    '已存的数据库；serve 用 --data 指定它自己的数据文件夹',
    'a database that is there; serve names the folder of its own with --data',
  ],
]

function sectionOf(command: Command): string {
  const [zh, en] = [pageOf(command, 'zh'), pageOf(command, 'en')]
  const parts = (['arguments', 'options', 'commands'] as const).flatMap((key) => {
    const items = both(command, key).filter(([term]) => !term.startsWith('-h, --help'))
    return items.length === 0 ? [] : [`${head(key)}`, itemTable(items)]
  })
  const examples = zh.examples.length === 0 ? [] : [head('examples'), fenced(zh.examples)]
  return [
    `### ${zh.name}`,
    `${zh.summary}`,
    `*${en.summary}*`,
    fenced([zh.usage]),
    ...parts,
    ...examples,
  ].join('\n\n')
}

const fenced = (lines: readonly string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``

type Both = readonly [term: string, zh: string, en: string]

/** The items of a page, in both languages. */
function both(command: Command, key: 'arguments' | 'options' | 'commands'): readonly Both[] {
  const of = (language: Language): readonly Item[] => (pageOf(command, language) as Page)[key]
  const english = of('en')
  return of('zh').map(([term, means], at) => [term, means, english[at]![1]])
}

const itemTable = (items: readonly Both[]): string =>
  table(items.map(([term, zh, en]) => [`\`${term.replaceAll('|', '\\|')}\``, cell(zh), cell(en)]))

const table = (rows: readonly (readonly string[])[]): string =>
  ['| | | |', '| --- | --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n')
