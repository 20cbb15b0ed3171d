import { type Command, Option } from 'commander'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import { terminalOf } from '../terminal.ts'
import { type CheckOptions, check } from './check.ts'
import { formats } from './output.ts'

interface CheckFlags extends Pick<CheckOptions, 'json' | 'format' | 'fix' | 'dryRun' | 'origins'> {
  readonly quiet: boolean
  readonly watch: boolean
}

/** In which format problems are printed; other commands that print problems take the same. */
export const formatOption = (): Option =>
  new Option(
    '--format <format>',
    '输出格式；sarif 供代码平台读取，github 供工作流标注 / the format: sarif for code platforms, github for workflow annotations',
  ).choices(formats)

/** Its short form. */
export const jsonFlag = ['--json', '即 --format json / the same as --format json', false] as const

/** `biaogan check`: every problem of a folder of definitions. */
export const addCheck = (program: Command, means: Means): void => {
  program
    .command('check')
    .description('检查定义：列出每一处问题 / check definitions and print every problem')
    .argument('[folder]', '定义所在文件夹 / the folder of definitions', atHand)
    .addOption(formatOption())
    .option(...jsonFlag)
    .option(
      '--fix',
      '改好可以放心改的：全角符号、缩进、引号、只有一个近似的错字、上级的锁定；每处都说明 / mend what is safe: wide signs, indents, quotes, a word that only one is near to, the lock of what is extended; each change is told',
      false,
    )
    .option(
      '--dry-run',
      '与 --fix 同用：只说明，不写入 / with --fix: tell, and write nothing',
      false,
    )
    .option(
      '--watch',
      '改了就再检查，按 Ctrl+C 结束 / check again at every change, until Ctrl+C',
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
      '\n例 / examples:\n  biaogan check standards\n  biaogan check standards --fix --dry-run\n  biaogan check standards --watch\n  biaogan check standards --format sarif > check.sarif',
    )
    .action(async (folder: string, given: CheckFlags) => {
      process.exitCode = given.watch
        ? await checkAgain(folder, given, means)
        : await checkOnce(folder, given, means)
    })
}

async function checkOnce(
  folder: string,
  { quiet, ...given }: CheckFlags,
  means: Means,
  count?: (problems: number) => void,
): Promise<number> {
  const [language, plugins] = [means.language(), await means.plugins()]
  return check(
    folder,
    { ...given, language, plugins, count, terminal: terminalOf(quiet) },
    means.print,
  )
}

/** Until it is interrupted, which is no failure. */
async function checkAgain(folder: string, given: CheckFlags, means: Means): Promise<number> {
  const { watch } = await import('./watch.ts')
  const ended = new AbortController()
  process.once('SIGINT', () => ended.abort())
  process.once('SIGTERM', () => ended.abort())
  const again = async (): Promise<number> => {
    let found = 0
    await checkOnce(folder, given, means, (problems) => {
      found = problems
    })
    return found
  }
  await watch(
    { paths: [folder], language: means.language(), print: means.print, checkOnce: again },
    ended.signal,
  )
  return 0
}
