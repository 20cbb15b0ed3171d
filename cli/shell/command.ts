import { Argument, type Command } from 'commander'
import { readFolder } from '../../server/index.ts'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'
import { type Shell, shells } from './scripts.ts'

/** `biaogan completion`: a script for a shell; and, hidden, what that script asks for. */
export const addCompletion = (program: Command, means: Means): void => {
  program
    .command('completion')
    .description(
      '打印补全脚本：让命令行按 Tab 补全命令、选项、可选值和标准的标识 / print a script that makes a shell complete commands, options, choices and the ids of standards',
    )
    .addArgument(new Argument('<shell>', '哪一种 / which shell').choices(shells))
    .addHelpText(
      'after',
      '\n例 / examples:\n  eval "$(biaogan completion bash)"\n  biaogan completion bash > ~/.local/share/bash-completion/completions/biaogan\n  biaogan completion zsh > ~/.zfunc/_biaogan\n  biaogan completion fish > ~/.config/fish/completions/biaogan.fish',
    )
    .action(async (shell: Shell) => {
      const { branchesOf } = await import('./tree.ts')
      const { scriptOf } = await import('./scripts.ts')
      means.print(scriptOf(shell, branchesOf(program, means.language())).trimEnd())
    })

  program
    .command('complete', { hidden: true })
    .description('补全脚本所问 / what a completion script asks')
    .argument('[words...]', '已经写下的 / what was typed')
    .addHelpText('after', '\n例 / examples:\n  biaogan complete -- export-machine youth')
    .action(async (words: readonly string[]) => {
      const { completions } = await import('./complete.ts')
      const { headingsIn } = await import('./headings.ts')
      const found = completions(program, words, () => headingsIn(readFolder(atHand)))
      for (const one of found) means.print(one)
    })
}
