import type { Command } from 'commander'
import { type ChangeKind, changeKinds } from '../../engine/index.ts'
import { shipped } from '../../server/index.ts'
import type { Means } from '../means.ts'

interface DiffFlags {
  readonly folder: string
  readonly json: boolean
  readonly places: boolean
  readonly failOn?: string
}

/** `biaogan diff` and `biaogan changelog`: what two versions of a standard differ in, in sentences. */
export const addCompare = (program: Command, means: Means): void => {
  program
    .command('diff')
    .description(
      '比较标准的两个版本：逐处说明改了什么，是文字、说明、放宽、收严还是结构 / compare two versions of a standard',
    )
    .argument(
      '<a>',
      '旧的：标识、标识@版本、文件夹:标识@版本，或标准、文件夹的路径 / the earlier one',
    )
    .argument('[b]', '新的，写法相同；不写则比较 A 的最近两版 / the later one')
    .option('--folder <folder>', '定义所在文件夹 / folder of definitions', shipped)
    .option('--json', '以 JSON 输出 / as JSON', false)
    .option('--places', '附每处写在哪里 / with the places', false)
    .option(
      '--fail-on <kinds>',
      `出现这些种类就以 1 结束，用逗号隔开：${changeKinds.join('、')} / end with 1 where these occur`,
    )
    .addHelpText(
      'after',
      [
        '',
        '例 / examples:',
        '  biaogan diff banking@2026.1.0 banking@2027.1.0',
        '  biaogan diff 旧文件夹:banking 新文件夹:banking --places',
        '  biaogan diff 旧文件夹 新文件夹 --fail-on relaxing,structural',
      ].join('\n'),
    )
    .action(async (a: string, b: string | undefined, given: DiffFlags) => {
      const { diff } = await import('./diff.ts')
      const options = {
        ...{ folder: given.folder, json: given.json, places: given.places },
        failOn: (given.failOn ?? '').split(/[,，、]/).map((kind) => kind.trim()) as ChangeKind[],
        ...{ language: means.language(), methods: await means.methods(), colour: colours() },
      }
      process.exitCode = diff([a, b], options, means.print)
    })
}

/** Colour is for people at a terminal who did not ask for none. */
const colours = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR
