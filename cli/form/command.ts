import { type Command, Option } from 'commander'
import { sheetKinds } from '../../engine/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import type { Wanted } from './form.ts'

type Flags = Pick<Wanted, 'folder' | 'level' | 'sheet' | 'out' | 'for'>

/** `biaogan form`: the sheets that people fill in, generated. */
export const addForm = (program: Command, means: Means): void => {
  program
    .command('form')
    .description(
      '由标准生成备案表、证明材料清单、考核表（JSON Schema 2020-12 加界面提示）/ the filing, evidence and score sheets as JSON Schema with hints',
    )
    .argument('<id>', '标准的标识，或 标识@版本 / which standard')
    .requiredOption('--level <level>', '等级 / level')
    .addOption(
      new Option('--sheet <sheet>', '只要哪一张；不写则三张 / one of the three').choices([
        ...sheetKinds,
      ]),
    )
    .option(
      '--for <fact=value>',
      '标准因单位而异的，写明是哪一种；可写多次 / for which kind of unit, where the standard differs',
      (one: string, all: readonly string[]) => [...all, one],
      [],
    )
    .option('--folder <folder>', '定义所在文件夹 / where the definitions are', atHand)
    .option('--out <folder>', '写到这个文件夹；不写则打印 / write into this folder')
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan form service-hall --level 等级 --sheet score\n  biaogan form service-hall --level 等级 --out sheets\n  biaogan form kitchen --folder mine --level 等级 --for mode=own',
    )
    .action(async (id: string, given: Flags) => {
      const { writeSheets } = await import('./form.ts')
      const { sheet, out, ...flags } = given
      const options = { ...flags, id, sheet, out, language: means.language() }
      process.exitCode = writeSheets({ ...options, methods: await means.methods() }, means.print)
    })
}
