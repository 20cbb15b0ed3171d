import { readFileSync } from 'node:fs'
import { type Authored, load, problemText } from '../../engine/index.ts'
import { type Files, world } from '../define/world.ts'

export const hall = readFileSync('test/compare/hall.yaml', 'utf8')
const at = 'demo/hall'

/** A procedure with a way to a second reading and to a retest, which the small world has not. */
function procedure(files: Files): void {
  const path = 'demo/procedures/p.yaml'
  const made = files
    .get(path)!
    .replace('unmet: closed.ended } }', 'unmet: closed.ended, on: filing.review } }')
    .replace(
      '          amend:',
      '          recheck: { name: 复核, by: head, when: [retest-open], derives: retest, to: filing.review }\n          amend:',
    )
  files.set(path, made)
}

/** The world with a text as the standard of a hall, and examples that want nothing of it. */
export function worldWith(text: string, examples?: string): Files {
  const files = world()
  procedure(files)
  files.set(`${at}/standard.yaml`, text)
  files.set(
    `${at}/examples.yaml`,
    examples ?? '- { note: 什么都还没有看, level: lower, want: { vetoes: [] } }\n',
  )
  return files
}

/** The text as a sound standard; throws with its problems where it is none. */
export function authored(text: string, examples?: string): Authored {
  const found = load(worldWith(text, examples))
  const one = found.authored.find(({ definition }) => definition.id === 'hall')
  if (one) return one
  throw new Error(found.problems.map((problem) => problemText(problem, 'en')).join('\n'))
}

/** The text with parts of it put otherwise; each stands in it once. */
export const changed = (
  text: string,
  replace: readonly { readonly find: string; readonly with: string }[],
): string =>
  replace.reduce((so, { find, with: to }) => {
    const [before, after, ...more] = so.split(find)
    if (after === undefined || more.length > 0) throw new Error(`not once: ${find}`)
    return `${before}${to}${after}`
  }, text)
