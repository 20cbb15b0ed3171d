#!/usr/bin/env node
import { Command } from 'commander'
import {
  configOf,
  definitionsIn,
  sayTrouble,
  shipped,
  Trouble,
  type Where,
} from '../server/index.ts'
import { check } from './commands/check.ts'
import { run } from './commands/run.ts'
import { serve, versionOf } from './commands/serve.ts'
import { languageOf, say } from './words.ts'

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

program
  .command('serve')
  .description('启动服务 / serve')
  .option('--dev', '开发模式：无登录，只绑定本机；首次启动演一个虚构的省', false)
  .option('--host <address>', '绑定地址（未配置登录时只能是本机）')
  .option('--port <number>', '端口，默认 8600')
  .option(
    '--data <folder>',
    '内嵌数据库的文件夹，默认 ./data；不写且设了 DATABASE_URL 则用 PostgreSQL',
  )
  .option('--no-log', '不打印运行日志')
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan serve --dev\n  DATABASE_URL=postgresql://user@host/biaogan biaogan serve --dev --port 8080',
  )
  .action(
    async (flags: { dev: boolean; host?: string; port?: string; data?: string; log: boolean }) => {
      const running = await serve(configOf(flags), language(), print)
      const stop = (): void => {
        print(say(language(), 'stopping'))
        running.stop().then(
          () => process.exit(0),
          (error: unknown) => {
            fail(String(error))
            process.exit(1)
          },
        )
      }
      process.once('SIGTERM', stop)
      process.once('SIGINT', stop)
    },
  )

program.option('--version', '版本与随附定义的摘要').on('option:version', () => {
  print(versionOf(definitionsIn(shipped)))
  process.exit(0)
})

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  fail(`${error.code}: ${sayTrouble(error, language())}`)
  process.exitCode = 2
}
