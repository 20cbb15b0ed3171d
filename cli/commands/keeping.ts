import type { Command } from 'commander'
import { restoreFolder } from '../../server/index.ts'
import { bytesOf } from '../bytes.ts'
import type { Means } from '../means.ts'
import { shippedVersion } from '../version.ts'
import { databaseFlag, existing, storeOf } from '../where.ts'
import { say } from '../words.ts'
import { backup, exportTo, importFrom } from './keep.ts'

interface At {
  readonly database?: string
}

/** `biaogan export`, `import`, `backup` and `restore`: a store as a file, and back. */
export function addKeeping(program: Command, means: Means): void {
  program
    .command('export')
    .description(
      '导出全部记录与定义到一个文件（.gz 则压缩） / export everything to one file, compressed where it ends in .gz',
    )
    .argument('<file>', '文件 / the file')
    .option(...databaseFlag)
    .addHelpText('after', '\n例 / examples:\n  biaogan export all.jsonl.gz --database ./data')
    .action(async (file: string, { database }: At) => {
      const version = shippedVersion(await means.methods())
      await exportTo(file, existing(database), version, means.language(), means.print)
    })

  program
    .command('import')
    .description('把导出的文件读入空的数据库 / import an archive into an empty database')
    .argument('<file>', '文件 / the file')
    .option(...databaseFlag)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan import all.jsonl.gz --database postgresql://user@host/biaogan',
    )
    .action((file: string, { database }: At) =>
      importFrom(file, storeOf(database), means.language(), means.print),
    )

  program
    .command('backup')
    .description(
      '备份内嵌数据库（先停服务） / back up the embedded database; stop the service first',
    )
    .argument('<file>', '文件，如 biaogan.tar.gz / the file, as biaogan.tar.gz')
    .option(...databaseFlag)
    .addHelpText('after', '\n例 / examples:\n  biaogan backup biaogan.tar.gz --database ./data')
    .action((file: string, { database }: At) =>
      backup(file, existing(database), means.language(), means.print),
    )

  program
    .command('restore')
    .description('把备份恢复到空的数据文件夹 / restore a backup into an empty data folder')
    .argument('<file>', '备份文件 / the backup')
    .argument('<folder>', '数据文件夹 / the data folder')
    .addHelpText('after', '\n例 / examples:\n  biaogan restore biaogan.tar.gz ./data')
    .action(async (file: string, folder: string) => {
      await restoreFolder(folder, new Blob([bytesOf(file)]))
      means.print(say(means.language(), 'restored', folder))
    })
}
