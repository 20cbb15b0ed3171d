import type { Command } from 'commander'
import { formatOption, jsonFlag } from '../check/command.ts'
import type { FormatAsked } from '../check/output.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import { terminalOf } from '../terminal.ts'

interface LintFlags extends FormatAsked {
  readonly standard: readonly string[]
  readonly rule?: string
  readonly list: boolean
  readonly explain?: string
  readonly burden: boolean
}

/** `biaogan lint`: what a sound definition had better not say. */
export const addLint = (program: Command, means: Means): void => {
  program
    .command('lint')
    .description(
      '挑毛病：通过检查的标准里，算术、歧义、法规、负担、隐私、依据、文字上该改的 / what a sound standard had better not say',
    )
    .argument('[folder]', '定义所在文件夹 / folder of definitions', atHand)
    .option('--standard <id...>', '只看这些标准 / these standards alone', [])
    .addOption(formatOption())
    .option(...jsonFlag)
    .option('--rule <id>', '只看这一条规则 / only this rule')
    .option('--list', '列出全部规则 / every rule in a line', false)
    .option('--explain <id>', '一条规则为什么、什么样不好、什么样好 / why a rule is there')
    .option(
      '--burden',
      '每个标准要集体填多少、交多少、花多少时间 / what is asked of a collective',
      false,
    )
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan lint standards\n  biaogan lint standards --rule inclusion-differs\n  biaogan lint --explain number-unused\n  biaogan lint standards --burden\n  biaogan lint standards --format sarif > lint.sarif',
    )
    .action(async (folder: string, { list, explain, burden, standard, ...given }: LintFlags) => {
      const [language, print] = [means.language(), means.print]
      const { explainRule, listRules } = await import('./rules.ts')
      if (list) return listRules(language, print)
      if (explain !== undefined) {
        process.exitCode = explainRule(explain, language, print)
        return
      }
      const options = {
        ...{ ...given, ids: standard, language, terminal: terminalOf() },
        methods: await means.methods(),
      }
      const [{ lintFolder }, { tellBurden }] = await Promise.all([
        import('./lint.ts'),
        import('./burden.ts'),
      ])
      process.exitCode = burden
        ? tellBurden(folder, options, print)
        : lintFolder(folder, options, print)
    })
}
