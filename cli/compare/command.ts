import type { Command } from 'commander'
import { type ChangeKind, changeKinds } from '../../engine/index.ts'
import { Trouble } from '../../server/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'

interface DiffFlags {
  readonly folder: string
  readonly json: boolean
  readonly places: boolean
  readonly failOn?: string
  readonly impact?: true | readonly string[]
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
    .option('--folder <folder>', '定义所在文件夹 / folder of definitions', atHand)
    .option('--json', '以 JSON 输出 / as JSON', false)
    .option('--places', '附每处写在哪里 / with the places', false)
    .option(
      '--impact [files...]',
      '用两版自己的示例（和这些示例文件、文件夹）各算一遍，列出总分、等次、结论的变化 / score examples by both versions',
    )
    .option(
      '--fail-on <kinds>',
      `出现这些种类就以 1 结束，用逗号隔开：${changeKinds.join('、')} / end with 1 where these occur`,
    )
    .addHelpText(
      'after',
      [
        '',
        '例 / examples:',
        '  biaogan diff 标识@2026.1.0 标识@2027.1.0',
        '  biaogan diff 旧文件夹:标识 新文件夹:标识 --places',
        '  biaogan diff 旧文件夹 新文件夹 --fail-on relaxing,structural',
      ].join('\n'),
    )
    .action(async (a: string, b: string | undefined, given: DiffFlags) => {
      const { diff } = await import('./diff.ts')
      const options = {
        ...{ folder: given.folder, json: given.json, places: given.places },
        impact: given.impact === true ? [] : (given.impact ?? null),
        failOn: kindsIn(given.failOn),
        ...{ language: means.language(), methods: await means.methods(), colour: colours() },
      }
      process.exitCode = diff([a, b], options, means.print)
    })

  program
    .command('changelog')
    .description(
      '按两版的不同拟一份更新说明（Markdown），供人修改 / draft what is new in a version',
    )
    .argument('<a>', '旧的，写法同 diff / the earlier one')
    .argument('[b]', '新的；不写则比较 A 的最近两版 / the later one')
    .option('--folder <folder>', '定义所在文件夹 / folder of definitions', atHand)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan changelog 标识@2026.1.0 标识@2027.1.0 > 更新说明.md\n  biaogan --lang en changelog old:id new:id',
    )
    .action(async (a: string, b: string | undefined, { folder }: { folder: string }) => {
      const { changelog } = await import('./changelog.ts')
      const options = { folder, language: means.language(), methods: await means.methods() }
      process.exitCode = changelog([a, b], options, means.print)
    })
}

/** The kinds that are to fail; a trouble where one is none. */
function kindsIn(text: string | undefined): readonly ChangeKind[] {
  const all = (text ?? '').split(/[,，、]/).map((kind) => kind.trim())
  const kinds = changeKinds.filter((kind) => all.includes(kind))
  if (text !== undefined && kinds.length < new Set(all).size)
    throw new Trouble('setting-wrong', {
      ...{ name: '--fail-on', value: text, want: changeKinds.join(', ') },
    })
  return kinds
}

/** Colour is for people at a terminal who did not ask for none. */
const colours = (): boolean => process.stdout.isTTY === true && !process.env.NO_COLOR
