import { Command } from 'commander'
import { configFile, methodsOf, readPlugins } from '../server/index.ts'
import { addCheck } from './check/command.ts'
import { addKeeping } from './commands/keeping.ts'
import { addPlaying } from './commands/playing.ts'
import { addTelling } from './commands/telling.ts'
import type { Means } from './means.ts'
import { addNew } from './new/command.ts'
import { languageOf } from './words.ts'

/** What a command line was given that holds for every command. */
interface Flags {
  readonly lang?: string
  readonly config?: string
  readonly version?: true
}

/** The command line as a whole: its commands, its own flags once they are parsed, and what commands work with. */
export interface CommandLine {
  readonly program: Command
  readonly flags: () => Flags
  readonly means: Means
}

/** Makes the tree of commands; nothing is run and nothing is read. */
export function programOf(print: Means['print']): CommandLine {
  const program = new Command('biaogan')
    .description(
      '标杆：由声明式行业标准驱动的创建达标工作流引擎 / recognition programmes run from declarative standards',
    )
    .option('--lang <zh|en>', '语言 / language')
    .option(
      '--config <file>',
      `设置文件：外接的计分方法（methods）；默认工作文件夹里的 ${configFile}，可以没有 / packages of scoring methods; ${configFile} of the working folder by default, if there is one`,
    )
  const flags = (): Flags => program.opts<Flags>()
  const means: Means = {
    language: () => languageOf(flags().lang),
    methods: () => methodsOf(flags().config),
    plugins: () => readPlugins(flags().config),
    print,
  }
  addNew(program, means)
  addCheck(program, means)
  addPlaying(program, means)
  addTelling(program, means)
  addKeeping(program, means)
  program.option(
    '--version',
    '版本与随附定义的摘要 / the version, and the digest of the definitions that come with it',
  )
  return { program, flags, means }
}
