import type { Command } from 'commander'
import { localDate } from '../../engine/index.ts'
import { shipped, systemNow } from '../../server/index.ts'
import { asked } from '../asked.ts'
import type { Means } from '../means.ts'
import { say } from '../words.ts'
import { newStandardIn } from './new.ts'

interface NewFlags {
  readonly name?: string
  readonly programme?: string
  readonly sector?: string
  readonly levels?: string
  readonly extends?: string
  readonly folder: string
}

/** `biaogan new …`: a definition to begin with. */
export function addNew(program: Command, run: Means): void {
  const made = program
    .command('new')
    .description('新写一份定义，带说明和示例，写好即可通过检查 / write a new definition')

  made
    .command('standard')
    .description('一个行业的标准 / the standard of a sector')
    .argument(
      '<id>',
      '标识：小写字母、数字、连字符，如 kennel-hall / the id: small letters, digits, hyphens, as kennel-hall',
    )
    .option(
      '--name <name>',
      '名称；在终端里不写则询问 / the name; asked for at a terminal unless it is given',
    )
    .option(
      '--programme <programme>',
      '活动；文件夹里只有一个时可不写 / the programme, where the folder has several',
    )
    .option('--sector <id>', '行业；不写则同标识 / the sector; the id unless it is given')
    .option(
      '--levels <ids>',
      '等级，用逗号隔开；不写则用活动或上级的全部等级 / levels, with commas between; all of the programme or the parent unless they are given',
    )
    .option(
      '--extends <id@version>',
      '沿用哪一份标准的哪一版，只写不同的地方 / the standard to extend; only what differs is written',
    )
    .option('--folder <folder>', '定义所在文件夹 / the folder of definitions', shipped)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan new standard kennel-hall --name 犬类登记大厅\n  biaogan new standard kennel-hall --extends 标识@版本 --levels 等级,等级,等级',
    )
    .action(async (id: string, given: NewFlags) => {
      process.exitCode = await makeStandard(id, given, run)
    })
}

async function makeStandard(id: string, given: NewFlags, run: Means): Promise<number> {
  const { name, levels, extends: parent, folder, ...more } = given
  const language = run.language()
  const wanted = {
    ...{ id, parent, today: localDate(systemNow()), ...more },
    name: name ?? (await asked(say(language, 'askName'))),
    levels: levels?.split(/[,，、]/).map((level) => level.trim()),
  }
  return newStandardIn(wanted, { folder, language, methods: await run.methods() }, run.print)
}
