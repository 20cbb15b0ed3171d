import { type Authored, load } from '../../engine/index.ts'
import { broken, type Files, world } from '../define/world.ts'

/** The standard of the small world, its files changed first. */
export function basic(
  replace: readonly { readonly find: string; readonly with: string; readonly in?: string }[] = [],
  files: Files = world(),
): Authored {
  const change = { name: 'prove', note: '', file: 'demo/basic/standard.yaml', want: nothing }
  const { authored, problems } = load(broken(files, { ...change, replace }))
  const found = authored.find(({ value }) => value.id === 'basic')
  if (!found)
    throw new Error(problems.map(({ file, line, zh }) => `${file}:${line} ${zh}`).join('\n'))
  return found
}
const nothing = { line: 0, column: 0, code: '' }

/** The same with other examples. */
export const withExamples = (text: string, files: Files = world()): Authored =>
  basic([], new Map([...files, ['demo/basic/examples.yaml', text]]))
