import { type Command, Option } from 'commander'
import { shipped } from '../../server/index.ts'
import type { Means } from '../means.ts'
import { terminalOf } from '../terminal.ts'
import { type CheckOptions, check } from './check.ts'
import { formats } from './output.ts'

interface CheckFlags extends Pick<CheckOptions, 'json' | 'format' | 'fix' | 'origins'> {
  readonly quiet: boolean
}

/** In which format problems are printed; other commands that print problems take the same. */
export const formatOption = (): Option =>
  new Option(
    '--format <format>',
    '输出格式；sarif 供代码平台读取，github 供工作流标注 / the format: sarif for code platforms, github for workflow annotations',
  ).choices(formats)

/** `biaogan check`: every problem of a folder of definitions. */
export const addCheck = (program: Command, means: Means): void => {
  program
    .command('check')
    .description('检查定义：列出每一处问题 / check definitions and print every problem')
    .argument('[folder]', '定义所在文件夹 / the folder of definitions', shipped)
    .addOption(formatOption())
    .option('--json', '即 --format json / the same as --format json', false)
    .option(
      '--fix',
      '写入可以放心改的：所沿用标准的锁定 / write the lock of what is extended',
      false,
    )
    .option(
      '--origins',
      '沿用别的标准的，逐处说明写在哪里、被怎样改过 / where each part of what extends another comes from',
      false,
    )
    .option(
      '--quiet',
      '在终端里也不附出错的那一行 / do not show the line of source on a terminal',
      false,
    )
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan check standards\n  biaogan check standards --format github\n  biaogan check standards --fix',
    )
    .action(async (folder: string, { quiet, ...given }: CheckFlags) => {
      const [language, plugins] = [means.language(), await means.plugins()]
      const options = { ...given, language, plugins, terminal: terminalOf(quiet) }
      process.exitCode = check(folder, options, means.print)
    })
}
