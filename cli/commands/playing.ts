import { type Command, Option } from 'commander'
import { configOf } from '../../server/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import { stageOf } from '../where.ts'
import { say } from '../words.ts'
import { run } from './run.ts'

interface RunFlags {
  readonly json: boolean
  readonly database?: string
  readonly folder: string
  readonly standards?: string
}

interface ServeFlags {
  readonly dev: boolean
  readonly host?: string
  readonly port?: string
  readonly data?: string
  readonly trust?: string
  readonly log: boolean
}

/** What `--folder` was called earlier: still taken, no longer shown. */
export const earlierFolder = (): Option =>
  new Option('--standards <folder>', '即 --folder / the same as --folder').hideHelp()

/** `biaogan run` and `biaogan serve`: cases go their way, in a script or for good. */
export function addPlaying(program: Command, means: Means): void {
  program
    .command('run')
    .description('演一段写好的历程 / play a written history')
    .argument('<script>', '历程脚本（YAML） / the script, a YAML file')
    .option('--json', '以 JSON 输出 / print JSON', false)
    .option(
      '--database <url|folder>',
      '在这个 PostgreSQL 里演（自建临时架构，演完即删，不动原有内容），或演到一个新文件夹里留存 / play in this PostgreSQL, in a schema of its own that is gone afterwards, or into a new folder that stays',
    )
    .option('--folder <folder>', '定义所在文件夹 / the folder of definitions', atHand)
    .addOption(earlierFolder())
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan run standards/youth-model-unit/histories/first-star.yaml\n  biaogan run history.yaml --database postgresql://user@host/db\n  biaogan run history.yaml --database ./played && biaogan doctor --database ./played',
    )
    .action(async (file: string, { json, database, folder, standards = folder }: RunFlags) => {
      const options = {
        ...{ json, standards, language: means.language() },
        methods: await means.methods(),
        where: stageOf(database),
      }
      process.exitCode = await run(file, options, means.print)
    })

  program
    .command('serve')
    .description('启动服务：页面与接口 / serve the pages and the interface')
    .option(
      '--dev',
      '开发模式：无登录，只绑定本机；首次启动演一个虚构的省 / development: no sign-in, this machine only; the first start plays a fictional province',
      false,
    )
    .option(
      '--host <address>',
      '绑定地址（未配置登录时只能是本机） / the address to bind; without sign-in only this machine',
    )
    .option('--port <number>', '端口，默认 8600 / the port, 8600 by default')
    .option(
      '--data <folder>',
      '内嵌数据库的文件夹，默认 ./data；不写且设了 DATABASE_URL 则用 PostgreSQL / the folder of the embedded database, ./data by default; without it DATABASE_URL is used where it is set',
    )
    .option(
      '--trust <file>',
      '信任文件，凭它接受远程公布；默认 BIAOGAN_TRUST，没有则不接受 / the trust file by which definitions are taken from outside; BIAOGAN_TRUST by default, and without one none is taken',
    )
    .option('--no-log', '不打印运行日志 / print no log')
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan serve --dev\n  DATABASE_URL=postgresql://user@host/biaogan biaogan serve --dev --port 8080',
    )
    .action((given: ServeFlags) => serveUntilStopped(given, means))
}

async function serveUntilStopped(given: ServeFlags, means: Means): Promise<void> {
  // The server and its pages are a lot to load for a command that does not serve.
  const { serve } = await import('./serve.ts')
  const language = means.language()
  const running = await serve(configOf(given), language, means.print, await means.methods())
  const stop = (): void => {
    means.print(say(language, 'stopping'))
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}
