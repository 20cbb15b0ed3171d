import type { Command } from 'commander'
import type { Means } from '../means.ts'

/** `biaogan lsp`: a language server for editors, over standard input and output. */
export const addEditor = (program: Command, means: Means): void => {
  program
    .command('lsp')
    .description(
      '编辑器的语言服务：事实与条款的补全和说明、跳转、改名、合计、现得分 / the language server for editors',
    )
    .option(
      '--stdio',
      '经标准输入输出对话（默认，也只有这一种） / over standard input and output',
      true,
    )
    .addHelpText('after', '\n例 / examples:\n  biaogan lsp --stdio')
    .action(async () => {
      const [{ createConnection }, { serveEditor }] = await Promise.all([
        import('vscode-languageserver/node'),
        import('../../author/index.ts'),
      ])
      const connection = createConnection(process.stdin, process.stdout)
      const { config } = program.opts<{ config?: string }>()
      const [methods, language] = [await means.methods(), means.language()]
      await serveEditor(connection, { methods, config, language })
    })
}
