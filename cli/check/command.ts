import type { Command } from 'commander'
import { shipped } from '../../server/index.ts'
import type { Means } from '../means.ts'
import { type CheckOptions, check } from './check.ts'

/** `biaogan check`: every problem of a folder of definitions. */
export const addCheck = (program: Command, means: Means): void => {
  program
    .command('check')
    .description('检查定义：列出每一处问题 / check definitions and print every problem')
    .argument('[folder]', '定义所在文件夹', shipped)
    .option('--json', '以 JSON 输出', false)
    .option(
      '--fix',
      '写入可以放心改的：所沿用标准的锁定 / write the lock of what is extended',
      false,
    )
    .option(
      '--origins',
      '沿用别的标准的，逐处说明写在哪里、被怎样改过 / where each part comes from',
      false,
    )
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan check standards\n  biaogan check standards --json\n  biaogan check standards --fix',
    )
    .action(async (folder: string, given: Pick<CheckOptions, 'json' | 'fix' | 'origins'>) => {
      const [language, plugins] = [means.language(), await means.plugins()]
      process.exitCode = check(folder, { ...given, language, plugins }, means.print)
    })
}
