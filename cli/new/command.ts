import type { Command } from 'commander'
import { localDate } from '../../engine/index.ts'
import { systemNow } from '../../server/index.ts'
import { asked } from '../asked.ts'
import { desk } from '../desk.ts'
import type { Means } from '../means.ts'
import { newFormIn, newProgrammeIn } from './new.ts'
import { addNewStandard } from './standard-command.ts'
import { sayNew } from './words.ts'

const idText =
  '标识：小写字母、数字、连字符，如 kennel-hall / the id: small letters, digits, hyphens, as kennel-hall'
const nameText = '名称；在终端里不写则询问 / the name; asked for at a terminal unless it is given'
const folderText = '定义所在文件夹 / the folder of definitions'

/** `biaogan new …`: a definition to begin with. */
export function addNew(program: Command, means: Means): void {
  const made = program
    .command('new')
    .description(
      '新写一份定义，带说明和示例，写好即可通过检查 / write a new definition, with comments and examples, that passes the check as it is',
    )
  addNewStandard(made, means)
  addNewProgramme(made, means)
  addNewForm(made, means)
  addNewMethod(made, means)
}

function addNewProgramme(made: Command, means: Means): void {
  made
    .command('programme')
    .description(
      '一项创建活动：总则、出处、事实、表单、流程、基本标准和一段能演的历程 / a programme: rules, sources, facts, forms, a procedure, a basic standard and a history that plays',
    )
    .argument('<id>', idText)
    .option('--name <name>', nameText)
    .option('--folder <folder>', folderText, desk)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan new programme safety-post --name 青年安全生产示范岗 --folder my-standards',
    )
    .action(async (id: string, { name, folder }: { name?: string; folder: string }) => {
      const language = means.language()
      const wanted = {
        ...{ id, today: localDate(systemNow()) },
        name: name ?? (await asked(sayNew(language, 'askProgrammeName'))),
      }
      const options = { folder, language, methods: await means.methods() }
      process.exitCode = newProgrammeIn(wanted, options, means.print)
    })
}

function addNewForm(made: Command, means: Means): void {
  made
    .command('form')
    .description(
      '一张表单：加在活动的 fields.yaml 最后，其余不动 / a form: added at the end of the programme’s fields.yaml, the rest as it was',
    )
    .argument('<id>', idText)
    .option('--name <name>', nameText)
    .option(
      '--programme <programme>',
      '活动；文件夹里只有一个时可不写 / the programme, where the folder has several',
    )
    .option('--folder <folder>', folderText, desk)
    .addHelpText('after', '\n例 / examples:\n  biaogan new form visit --name 现场走访记录')
    .action(async (id: string, given: { name?: string; programme?: string; folder: string }) => {
      const { name, programme, folder } = given
      const language = means.language()
      const wanted = { id, programme, name: name ?? (await asked(sayNew(language, 'askFormName'))) }
      const options = { folder, language, methods: await means.methods() }
      process.exitCode = newFormIn(wanted, options, means.print)
    })
}

function addNewMethod(made: Command, means: Means): void {
  made
    .command('method')
    .description(
      '一种外接的计分方法：一个包，带用例表和测试，并登记到设置文件 / a scoring method as a package of its own, with a table of cases and tests, named in the configuration',
    )
    .argument(
      '<kind>',
      '名称：小写字母和下划线，如 best_of / the kind: small letters and underscores, as best_of',
    )
    .option(
      '--title <title>',
      '中文名称；在终端里不写则询问 / the Chinese name; asked for at a terminal unless it is given',
    )
    .option('--folder <folder>', '放在哪个文件夹里 / the folder to put it in', 'methods')
    .addHelpText('after', '\n例 / examples:\n  biaogan new method share --title 按比例')
    .action(async (kind: string, { title, folder }: { title?: string; folder: string }) => {
      const { newMethodIn } = await import('./method.ts')
      const language = means.language()
      const wanted = {
        ...{ kind, folder, config: means.config() },
        title: title ?? (await asked(sayNew(language, 'askTitle'))),
      }
      process.exitCode = await newMethodIn(
        wanted,
        { language, methods: await means.methods() },
        means.print,
      )
    })
}
