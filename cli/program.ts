import { type Command, Option } from 'commander'
import { configFile, methodsOf, readPlugins } from '../server/index.ts'
import { addCheck } from './check/command.ts'
import { addKeeping } from './commands/keeping.ts'
import { addPlaying } from './commands/playing.ts'
import { addTelling } from './commands/telling.ts'
import { addCompare } from './compare/command.ts'
import { addDocument } from './document/command.ts'
import { addEditor } from './editor/command.ts'
import { addForm } from './form/command.ts'
import { languageOf } from './language.ts'
import { addLint } from './lint/command.ts'
import type { Means } from './means.ts'
import { addNew } from './new/command.ts'
import { addProving } from './prove/command.ts'
import { addPublish } from './publish/command.ts'
import { addCompletion } from './shell/command.ts'
import { Spoken } from './shell/spoken.ts'
import { addWorkbook } from './workbook/command.ts'

const langText =
  '语言；不写则中文环境用中文，其余用英文 / the language; unless it is said, Chinese in a Chinese locale and English elsewhere'

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
  const flags = (): Flags => program.opts<Flags>()
  const language = () => languageOf(flags().lang)
  const program = new Spoken('biaogan', language)
    .description(
      '标杆：由声明式行业标准驱动的创建达标工作流引擎 / recognition programmes run from declarative standards',
    )
    .addOption(new Option('--lang <language>', langText).choices(['zh', 'en']))
    .option(
      '--config <file>',
      `设置文件：外接的计分方法（methods）；默认工作文件夹里的 ${configFile}，可以没有 / packages of scoring methods; ${configFile} of the working folder by default, if there is one`,
    )
  const means: Means = {
    language,
    methods: () => methodsOf(flags().config),
    plugins: () => readPlugins(flags().config),
    config: () => flags().config,
    print,
  }
  addNew(program, means)
  addCheck(program, means)
  addLint(program, means)
  addProving(program, means)
  addCompare(program, means)
  addDocument(program, means)
  addForm(program, means)
  addWorkbook(program, means)
  addEditor(program, means)
  addPublish(program, means)
  addPlaying(program, means)
  addTelling(program, means)
  addKeeping(program, means)
  addCompletion(program, means)
  program.option(
    '--version',
    '版本与随附定义的摘要 / the version, and the digest of the definitions that come with it',
  )
  program.addHelpText(
    'after',
    '\n例 / examples:\n  biaogan check standards\n  biaogan check --help\n  biaogan --lang zh help new',
  )
  return { program, flags, means }
}
