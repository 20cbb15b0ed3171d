import type { Command } from 'commander'
import { inWords, load, localDate, type Methods, sectorNamed } from '../../engine/index.ts'
import { readFolder, systemNow } from '../../server/index.ts'
import { asked } from '../asked.ts'
import { desk } from '../desk.ts'
import type { Means } from '../means.ts'
import { say } from '../words.ts'
import { newStandardIn } from './new.ts'
import { sayNew } from './words.ts'

interface StandardFlags {
  readonly name?: string
  readonly programme?: string
  readonly sector?: string
  readonly levels?: string
  readonly extends?: string
  readonly folder: string
}

/** `biaogan new standard`: what is not given is asked for at a terminal, with the choices there are. */
export function addNewStandard(made: Command, means: Means): void {
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
    .option('--sector <sector>', '行业；不写则同标识 / the sector; the id unless it is given')
    .option(
      '--levels <ids>',
      '等级，用逗号隔开；不写则用活动或上级的全部等级 / levels, with commas between; all of the programme or the parent unless they are given',
    )
    .option(
      '--extends <id@version>',
      '沿用哪一份标准的哪一版，只写不同的地方 / the standard to extend; only what differs is written',
    )
    .option('--folder <folder>', '定义所在文件夹 / the folder of definitions', desk)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan new standard kennel-hall --name 犬类登记大厅\n  biaogan new standard kennel-hall --extends ID@VERSION --levels LEVEL,LEVEL,LEVEL',
    )
    .action(async (id: string, given: StandardFlags) => {
      const methods = await means.methods()
      const wanted = await wantedOf(id, given, means, methods)
      const options = { folder: given.folder, language: means.language(), methods }
      process.exitCode = newStandardIn(wanted, options, means.print)
    })
}

async function wantedOf(id: string, given: StandardFlags, means: Means, methods: Methods) {
  const language = means.language()
  const name = given.name ?? (await asked(say(language, 'askName')))
  const more = process.stdin.isTTY ? await choicesOf(id, given, means, methods) : {}
  const { sector, extends: parent, levels } = { ...given, ...more }
  return {
    ...{ id, name, sector, parent, programme: given.programme, today: localDate(systemNow()) },
    levels: levels?.split(/[,，、]/).map((level) => level.trim()),
  }
}

/** What somebody at a terminal says of the sector, the parent and the levels, unless it is given. */
async function choicesOf(
  id: string,
  { programme: wanted, folder, ...given }: StandardFlags,
  means: Means,
  methods: Methods,
): Promise<Partial<StandardFlags>> {
  const language = means.language()
  const { definitions } = load(readFolder(folder), methods)
  const all = definitions.find(
    (one) => one.kind === 'programme' && [undefined, one.id].includes(wanted),
  )
  const standards = definitions.flatMap((one) =>
    one.kind === 'standard' && one.value.programme === all?.id ? [one.value] : [],
  )
  const programme = all?.kind === 'programme' ? all.value : null
  const sectors = Object.keys(programme?.sectors ?? {})
  const called = (sector: string) => inWords(sectorNamed(programme ?? {}, sector), language)
  const askSector = () =>
    sectors.length > 0
      ? chosen(sectors, sayNew(language, 'askListedSector', id), means, called)
      : asked(sayNew(language, 'askSector', id))
  const sector = given.sector ?? (await askSector())
  const parents = standards.map((one) => `${one.id}@${one.version}`)
  const parent = given.extends ?? (await chosen(parents, sayNew(language, 'askParent'), means))
  const whole = standards.find((one) => `${one.id}@${one.version}` === parent)?.levels
  const levels = whole ?? programme?.levels.of ?? []
  const some = given.levels ?? (await chosen(levels, sayNew(language, 'askLevels'), means))
  return {
    ...(sector === undefined ? {} : { sector }),
    ...(parent === undefined ? {} : { extends: parent }),
    ...(some === undefined ? {} : { levels: some }),
  }
}

/** Lists what there is with numbers, and asks; a number, the word itself or its name is an answer. */
async function chosen(
  all: readonly string[],
  question: string,
  { print }: Means,
  called: (one: string) => string = (one) => one,
): Promise<string | undefined> {
  if (all.length === 0) return undefined
  for (const line of listed(all, called)) print(line)
  const answer = await asked(question)
  return answer === undefined ? undefined : chosenFrom(answer, all, called)
}

/** What there is, each with its number, and with its name where that is another word. */
export const listed = (
  all: readonly string[],
  called: (one: string) => string = (one) => one,
): readonly string[] =>
  all.map((one, at) => `  ${at + 1}  ${one}${called(one) === one ? '' : `  ${called(one)}`}`)

/** An answer that is a name, or that has numbers: what they stand for. */
export const chosenFrom = (
  answer: string,
  all: readonly string[],
  called: (one: string) => string = (one) => one,
): string =>
  all.find((known) => called(known) === answer) ??
  answer
    .split(/[,，、\s]+/)
    .map((one) => all[Number(one) - 1] ?? one)
    .join(',')
