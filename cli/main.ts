#!/usr/bin/env node
import { Command } from 'commander'
import { sayTrouble, shipped, Trouble, type Where } from '../server/index.ts'
import { check } from './commands/check.ts'
import { run } from './commands/run.ts'
import { languageOf } from './words.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const program = new Command('biaogan')
  .description('标杆：由声明式行业标准驱动的创建达标工作流引擎')
  .option('--lang <zh|en>', '语言 / language')

const language = () => languageOf(program.opts<{ lang?: string }>().lang)

/** A database by address or folder; a throw-away one in memory when neither is given. */
const whereOf = (database: string | undefined): Where =>
  database === undefined
    ? { memory: true }
    : /^postgres(ql)?:/.test(database)
      ? { url: database }
      : { folder: database }

program
  .command('check')
  .description('检查定义：列出每一处问题 / check definitions and print every problem')
  .argument('[folder]', '定义所在文件夹', shipped)
  .option('--json', '以 JSON 输出', false)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan check standards\n  biaogan check standards --json',
  )
  .action((folder: string, { json }: { json: boolean }) => {
    process.exitCode = check(folder, { json, language: language() }, print)
  })

program
  .command('run')
  .description('演一段写好的历程 / play a written history')
  .argument('<script>', '历程脚本（YAML）')
  .option('--json', '以 JSON 输出', false)
  .option('--database <url|folder>', '用这个数据库，而不是临时的')
  .option('--standards <folder>', '定义所在文件夹', shipped)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan run standards/youth-model-unit/histories/first-star.yaml',
  )
  .action(
    async (
      file: string,
      { json, database, standards }: { json: boolean; database?: string; standards: string },
    ) => {
      process.exitCode = await run(
        file,
        { json, language: language(), where: whereOf(database), standards },
        print,
      )
    },
  )

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  fail(`${error.code}: ${sayTrouble(error, language())}`)
  process.exitCode = 2
}
