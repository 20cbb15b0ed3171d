import { type Command, InvalidArgumentError } from 'commander'
import { formatOption, jsonFlag } from '../check/command.ts'
import { type FormatAsked, formatOf } from '../check/output.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import type { Proving } from './standards.ts'

interface Flags extends FormatAsked {
  readonly standard: readonly string[]
}

/** `biaogan test`, `cover` and `mutate`: is a standard right, and would anybody notice if it were not. */
export function addProving(program: Command, means: Means): void {
  const proving = async (folder: string, { standard, ...asked }: Flags): Promise<Proving> => ({
    ...{ folder, ids: standard, format: formatOf(asked), language: means.language() },
    methods: await means.methods(),
  })

  command(
    program,
    'test',
    '运行示例和自动生成的边界情形 / run the examples, and cases made for the edges',
  )
    .addHelpText('after', examples('test', ['', ' --standard kennel-hall', ' --format github']))
    .action(async (folder: string, flags: Flags) => {
      const { testAll } = await import('./test.ts')
      process.exitCode = testAll(await proving(folder, flags), means.print)
    })

  command(
    program,
    'cover',
    '示例走到了标准的哪些地方，还缺哪些 / what the examples reach of a standard',
  )
    .option('--threshold <percent>', '覆盖率至少多少才算通过 / the least share', percent, 0)
    .option('--reached', '走到的也列出，写明由哪个示例 / also what is reached, and by which', false)
    .addHelpText(
      'after',
      examples('cover', ['', ' --threshold 100', ' --standard kennel-hall --reached']),
    )
    .action(async (folder: string, flags: Flags & { threshold: number; reached: boolean }) => {
      const { coverAll } = await import('./cover.ts')
      const { threshold, reached } = flags
      const given = { ...(await proving(folder, flags)), threshold, reached }
      process.exitCode = coverAll(given, means.print)
    })

  command(
    program,
    'mutate',
    '把标准逐处改错一点，看有没有示例发现 / small slips, one at a time: does an example notice',
  )
    .addHelpText('after', examples('mutate', ['', ' --standard kennel-hall', ' --format github']))
    .action(async (folder: string, flags: Flags) => {
      const { mutateAll } = await import('./mutate.ts')
      process.exitCode = await mutateAll(await proving(folder, flags), means.print)
    })
}

const command = (program: Command, name: string, description: string): Command =>
  program
    .command(name)
    .description(description)
    .argument('[folder]', '定义所在文件夹 / folder of definitions', atHand)
    .option('--standard <id...>', '只看这些标准 / these standards alone', [])
    .addOption(formatOption())
    .option(...jsonFlag)

const examples = (name: string, all: readonly string[]): string =>
  `\n例 / examples:\n${all.map((flags) => `  biaogan ${name} standards${flags}`).join('\n')}`

function percent(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 100)) throw new InvalidArgumentError('0–100')
  return value
}
