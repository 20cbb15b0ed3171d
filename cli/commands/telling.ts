import type { Command } from 'commander'
import { definitionsIn } from '../../server/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import { databaseFlag, existing } from '../where.ts'
import { doctor } from './doctor.ts'
import { type ExplainFlags, explain } from './explain.ts'
import { machineOf } from './machine.ts'
import { earlierFolder } from './playing.ts'

/** `biaogan explain`, `doctor` and `export-machine`: what a store and its definitions have to tell. */
export function addTelling(program: Command, means: Means): void {
  program
    .command('explain')
    .description(
      '说明一个案卷的得分与各项决定 / explain the score of a case and each decision on it',
    )
    .argument('<case>', '案卷 / the case')
    .option(...databaseFlag)
    .option('--json', '以 JSON 输出 / print JSON', false)
    .option('--clauses', '附条款原文 / with the texts of the clauses', false)
    .addHelpText('after', '\n例 / examples:\n  biaogan explain hall --database ./data --clauses')
    .action(async (id: string, { database, ...how }: ExplainFlags) => {
      const told = { language: means.language(), methods: await means.methods() }
      process.exitCode = await explain(id, existing(database), how, told, means.print)
    })

  program
    .command('export-machine')
    .description('把流程导出为 XState 可用的状态图（JSON） / export a procedure as a statechart')
    .argument('<programme>', '活动，如 youth-model-unit / the programme, as youth-model-unit')
    .argument('[procedure]', '流程，默认为通用流程 / the procedure, the default one otherwise')
    .option('--folder <folder>', '定义所在文件夹 / the folder of definitions', atHand)
    .addOption(earlierFolder())
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan export-machine youth-model-unit\n  biaogan export-machine youth-model-unit local > local.json',
    )
    .action(
      async (
        id: string,
        procedure: string | undefined,
        { folder, standards = folder }: { folder: string; standards?: string },
      ) => {
        const definitions = definitionsIn(standards, await means.methods())
        means.print(machineOf(definitions, id, procedure))
      },
    )

  program
    .command('doctor')
    .description(
      '检查数据库：各项不变量、重算一致、日历、逾期 / examine a database: invariants, projections, calendar, what is overdue',
    )
    .option(...databaseFlag)
    .option('--json', '以 JSON 输出 / print JSON', false)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan doctor\n  biaogan doctor --database postgresql://user@host/biaogan --json',
    )
    .action(async ({ database, json }: { database?: string; json: boolean }) => {
      const options = { json, language: means.language(), methods: await means.methods() }
      process.exitCode = await doctor(existing(database), options, means.print)
    })
}
