import { type Command, Option } from 'commander'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import type { Wanted } from './document.ts'

type Flags = Pick<Wanted, 'folder' | 'all' | 'out' | 'force' | 'examples'>

/** `biaogan doc`: a standard as its readers know it. */
export const addDocument = (program: Command, means: Means): void => {
  program
    .command('doc')
    .description(
      '把标准写成可打印的文本（HTML，A4）：评分表、条款、沿用与改动、算例 / a standard as a printable document',
    )
    .argument('[id]', '标准的标识，或 标识@版本；只有一份时可不写 / which standard')
    .option('--folder <folder>', '定义所在文件夹 / where the definitions are', atHand)
    .option('--all', '文件夹里的每一份标准 / every standard of the folder', false)
    .option(
      '--out <file|folder>',
      '写到哪里；不写则写到当前文件夹的 标识@版本.html / where to write',
    )
    .addOption(
      new Option(
        '--examples <which>',
        '算例：挑几个、全部或不要 / worked examples: some, all or none',
      )
        .choices(['some', 'all', 'none'])
        .default('some'),
    )
    .option('--force', '覆盖不是由本命令写的文件 / overwrite a file that is not its own', false)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan doc service-hall\n  biaogan doc service-hall --examples all --out service-hall.html\n  biaogan --lang en doc --all --folder standards --out printed',
    )
    .action(async (id: string | undefined, given: Flags) => {
      const { writeDocuments } = await import('./document.ts')
      const options = { id, ...given, language: means.language(), methods: await means.methods() }
      process.exitCode = writeDocuments({ ...options, out: given.out }, means.print)
    })
}
