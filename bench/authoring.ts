import { parseDocument } from 'yaml'
import { builtIn, load, test } from '../engine/index.ts'
import { readFolder, shipped } from '../server/index.ts'
import { compare, pump } from './measure.ts'
import type { Sizes } from './sizes.ts'
import type { Table } from './table.ts'

/** What an author waits for: every shipped definition checked, every example run, cases made and held to the laws. */
export async function authoring({ rounds, pumpMs }: Sizes): Promise<Table> {
  const files = readFolder(shipped)
  const proved = (): number => {
    const { authored, problems } = load(files)
    const tested = authored.map((one) => test(one, builtIn))
    const wrong = tested.flatMap(({ failed, broken }) => [...failed, ...broken])
    if (problems.length + wrong.length > 0) throw new Error('the shipped standards have a problem')
    return tested.reduce((all, { examples, made }) => all + examples.length + made.length, 0)
  }
  const sheets = proved()
  const timed = (operation: () => void) => () => pump(async () => operation(), 1, pumpMs)
  const found = await compare(
    timed(() => void proved()),
    timed(() => {
      for (const text of files.values()) parseDocument(text).toJS()
    }),
    rounds,
  )
  const standards = load(files).authored.length
  return {
    title: 'Check and test of everything that is shipped, as the second run in one process',
    sides: ['check and test', 'YAML alone'],
    lines: [
      [`${standards} standards, ${files.size} files, ${sheets} examples and made cases`, found],
    ],
  }
}
