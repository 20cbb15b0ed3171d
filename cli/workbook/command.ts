import type { Command } from 'commander'
import { atHand } from '../desk.ts'
import type { Means } from '../means.ts'

const folderFlag = [
  '--folder <folder>',
  '定义所在文件夹 / the folder of definitions',
  atHand,
] as const

/** `biaogan xlsx …`: a standard as a workbook, and back. */
export const addWorkbook = (program: Command, means: Means): void => {
  const xlsx = program
    .command('xlsx')
    .description('在表格软件里改标准：导出、取回 / a standard as an Excel workbook, and back')
  addOut(xlsx, means)
  addIn(xlsx, means)
}

function addOut(xlsx: Command, means: Means): void {
  xlsx
    .command('out')
    .description('把一份标准导出为工作簿 / write a standard as a workbook')
    .argument('<standard>', '标准：标识，或 标识@版本 / its id, or id@version')
    .requiredOption('--out <file>', '写到哪个 .xlsx 文件 / the file to write')
    .option(...folderFlag)
    .addHelpText('after', '\n例 / examples:\n  biaogan xlsx out measures-2016 --out measures.xlsx')
    .action(async (name: string, { out, folder }: { out: string; folder: string }) => {
      const { workbookOut } = await import('./out.ts')
      const language = means.language()
      const methods = await means.methods()
      process.exitCode = await workbookOut(name, { folder, out, language, methods }, means.print)
    })
}

function addIn(xlsx: Command, means: Means): void {
  xlsx
    .command('in')
    .description('取回改过的工作簿：列出改动供核对 / take a workbook back as a patch to review')
    .argument('<file>', '改过的 .xlsx 文件 / the workbook')
    .option('--apply', '核对之后写入标准文件 / write what was reviewed', false)
    .option('--json', '以 JSON 输出 / print JSON', false)
    .option(...folderFlag)
    .addHelpText(
      'after',
      '\n例 / examples:\n  biaogan xlsx in measures.xlsx\n  biaogan xlsx in measures.xlsx --apply',
    )
    .action(async (file: string, given: { apply: boolean; json: boolean; folder: string }) => {
      const { workbookIn } = await import('./in.ts')
      const language = means.language()
      const methods = await means.methods()
      process.exitCode = await workbookIn(file, { ...given, language, methods }, means.print)
    })
}
