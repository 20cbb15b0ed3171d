#!/usr/bin/env node
import { Command } from 'commander'
import { MethodFailure } from '../engine/index.ts'
import {
  configFile,
  configOf,
  definitionsIn,
  methodsOf,
  readPlugins,
  restoreFolder,
  sayTrouble,
  shipped,
  troubleOf,
} from '../server/index.ts'
import { bytesOf } from './bytes.ts'
import { addCheck } from './check/command.ts'
import { doctor } from './commands/doctor.ts'
import { type ExplainFlags, explain } from './commands/explain.ts'
import { backup, exportTo, importFrom } from './commands/keep.ts'
import { machineOf } from './commands/machine.ts'
import { run } from './commands/run.ts'
import { addCompare } from './compare/command.ts'
import type { Means } from './means.ts'
import { addNew } from './new/command.ts'
import { versionOf } from './version.ts'
import { existing, stageOf, storeOf } from './where.ts'
import { languageOf, say } from './words.ts'

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

// A reader that has seen enough (a pager, `head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

const program = new Command('biaogan')
  .description('标杆：由声明式行业标准驱动的创建达标工作流引擎')
  .option('--lang <zh|en>', '语言 / language')
  .option(
    '--config <file>',
    `设置文件：外接的计分方法（methods）；默认工作文件夹里的 ${configFile}，可以没有 / packages of scoring methods`,
  )

const flags = () => program.opts<{ lang?: string; config?: string }>()
const language = () => languageOf(flags().lang)
const methods = () => methodsOf(flags().config)

const means: Means = {
  language,
  methods,
  plugins: () => readPlugins(flags().config),
  print,
}
addNew(program, means)
addCheck(program, means)
addCompare(program, means)

program
  .command('run')
  .description('演一段写好的历程 / play a written history')
  .argument('<script>', '历程脚本（YAML）')
  .option('--json', '以 JSON 输出', false)
  .option(
    '--database <url|folder>',
    '在这个 PostgreSQL 里演（自建临时架构，演完即删，不动原有内容），或演到一个新文件夹里留存',
  )
  .option('--standards <folder>', '定义所在文件夹', shipped)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan run standards/youth-model-unit/histories/first-star.yaml\n  biaogan run history.yaml --database postgresql://user@host/db\n  biaogan run history.yaml --database ./played && biaogan doctor --database ./played',
  )
  .action(
    async (
      file: string,
      { json, database, standards }: { json: boolean; database?: string; standards: string },
    ) => {
      process.exitCode = await run(
        file,
        {
          ...{ json, standards, language: language() },
          methods: await methods(),
          where: stageOf(database),
        },
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
    async (given: { dev: boolean; host?: string; port?: string; data?: string; log: boolean }) => {
      // The server and its pages are a lot to load for a command that does not serve.
      const { serve } = await import('./commands/serve.ts')
      const running = await serve(configOf(given), language(), print, await methods())
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

const version = async () => versionOf(definitionsIn(shipped, await methods()))
const databaseFlag = [
  '--database <url|folder>',
  '数据库地址或文件夹；默认 DATABASE_URL 或 ./data',
] as const

program
  .command('explain')
  .description('说明一个案卷的得分与各项决定 / explain a case')
  .argument('<case>', '案卷')
  .option(...databaseFlag)
  .option('--json', '以 JSON 输出', false)
  .option('--clauses', '附条款原文 / with the texts of the clauses', false)
  .addHelpText('after', '\n例 / examples:\n  biaogan explain hall --database ./data --clauses')
  .action(async (id: string, { database, ...how }: ExplainFlags) => {
    const means = { language: language(), methods: await methods() }
    process.exitCode = await explain(id, existing(database), how, means, print)
  })

program
  .command('export-machine')
  .description('把流程导出为 XState 可用的状态图（JSON）/ export a procedure as a statechart')
  .argument('<programme>', '活动，如 youth-model-unit')
  .argument('[procedure]', '流程，默认为通用流程')
  .option('--standards <folder>', '定义所在文件夹', shipped)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan export-machine youth-model-unit\n  biaogan export-machine youth-model-unit local > local.json',
  )
  .action(
    async (
      programme: string,
      procedure: string | undefined,
      { standards }: { standards: string },
    ) => {
      print(machineOf(definitionsIn(standards, await methods()), programme, procedure))
    },
  )

program
  .command('export')
  .description('导出全部记录与定义到一个文件（.gz 则压缩）/ export everything to one file')
  .argument('<file>', '文件')
  .option(...databaseFlag)
  .addHelpText('after', '\n例 / examples:\n  biaogan export all.jsonl.gz --database ./data')
  .action(async (file: string, { database }: { database?: string }) =>
    exportTo(file, existing(database), await version(), language(), print),
  )

program
  .command('import')
  .description('把导出的文件读入空的数据库 / import an archive into an empty database')
  .argument('<file>', '文件')
  .option(...databaseFlag)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan import all.jsonl.gz --database postgresql://user@host/biaogan',
  )
  .action((file: string, { database }: { database?: string }) =>
    importFrom(file, storeOf(database), language(), print),
  )

program
  .command('doctor')
  .description('检查数据库：各项不变量、重算一致、日历、逾期 / examine a database')
  .option(...databaseFlag)
  .option('--json', '以 JSON 输出', false)
  .addHelpText(
    'after',
    '\n例 / examples:\n  biaogan doctor\n  biaogan doctor --database postgresql://user@host/biaogan --json',
  )
  .action(async ({ database, json }: { database?: string; json: boolean }) => {
    const options = { json, language: language(), methods: await methods() }
    process.exitCode = await doctor(existing(database), options, print)
  })

program
  .command('backup')
  .description('备份内嵌数据库（先停服务）/ back up the embedded database')
  .argument('<file>', '文件，如 biaogan.tar.gz')
  .option(...databaseFlag)
  .addHelpText('after', '\n例 / examples:\n  biaogan backup biaogan.tar.gz --database ./data')
  .action((file: string, { database }: { database?: string }) =>
    backup(file, existing(database), language(), print),
  )

program
  .command('restore')
  .description('把备份恢复到空的数据文件夹 / restore a backup into an empty data folder')
  .argument('<file>', '备份文件')
  .argument('<folder>', '数据文件夹')
  .addHelpText('after', '\n例 / examples:\n  biaogan restore biaogan.tar.gz ./data')
  .action(async (file: string, folder: string) => {
    await restoreFolder(folder, new Blob([bytesOf(file)]))
    print(say(language(), 'restored', folder))
  })

program.option('--version', '版本与随附定义的摘要')

try {
  program.parseOptions(process.argv.slice(2))
  if (program.opts<{ version?: true }>().version) print(await version())
  else await program.parseAsync()
} catch (error) {
  const trouble = troubleOf(error)
  if (!trouble) throw error
  fail(`${trouble.code}: ${sayTrouble(trouble, language())}`)
  if (trouble.cause instanceof MethodFailure && trouble.cause.threw !== null)
    fail(`  ${trouble.cause.threw}`)
  process.exitCode = 2
}
