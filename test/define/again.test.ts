import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { builtIn, load } from '../../engine/index.ts'
import { type Files, laid } from './world.ts'

/** A file with a line more that says nothing, or with a word changed. */
function edited(file: string, from?: string, to = ''): Files {
  const files = laid()
  const text = files.get(file)!
  if (from !== undefined) expect(text).toContain(from)
  return files.set(file, from === undefined ? `${text}\n# 改\n` : text.replace(from, to))
}

const idsOf = ({ authored }: ReturnType<typeof load>) => authored.map(({ value }) => value.id)

test.each([
  ['the standard that others extend', 'demo/basic/standard.yaml', []],
  ['one that extends it', 'demo/bakery/standard.yaml', ['basic', 'wards', 'basic-private']],
  ['examples', 'demo/bakery/examples.yaml', ['basic', 'wards', 'basic-private']],
  ['an overlay', 'demo/overlays/private.yaml', ['basic', 'wards', 'bakery']],
  ['what all share', 'demo/facts.yaml', []],
  ['the procedure that they run by', 'demo/procedures/p.yaml', []],
  [
    'a calendar',
    'calendar/cn-2026.yaml',
    ['basic', 'wards', 'bakery', 'basic-private', 'bakery-private'],
  ],
])('of a folder in which %s was edited only what rests on it is checked again', (_, file, same) => {
  const before = load(laid())
  const after = load(edited(file))
  const kept = after.authored.filter((one) =>
    before.authored.some(({ definition }) => definition === one.definition),
  )
  expect(kept.map(({ value }) => value.id).sort()).toEqual([...same].sort())
  expect(idsOf(after)).toEqual(idsOf(before))
})

test.each([
  ['demo/basic/standard.yaml', 'points: 60', 'points: 61'],
  ['demo/facts.yaml', 'type: count', 'type: number'],
  ['demo/overlays/private.yaml', 'over: basic', 'over: nothing'],
  ['demo/bakery/examples.yaml', 'total: ', 'total: 1'],
])(
  'a mistake in %s is told as if nothing had been read before, and is gone when it is mended',
  (...[file, from, to]) => {
    expect(load(laid()).problems).toEqual([])
    const broken = edited(file, from, to)
    const { problems } = load(broken)
    expect(problems).not.toEqual([])
    expect(problems).toEqual(load(broken, new Map(builtIn)).problems)
    expect(load(laid()).problems).toEqual([])
  },
)

test('what was made of an earlier text is let go', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const first = new WeakRef(load(edited('demo/facts.yaml')).definitions.at(-1)!)
  load(laid())
  // A reference is held until the end of the task that made it.
  await new Promise((done) => setTimeout(done, 0))
  collect()
  expect(first.deref()).toBeUndefined()
})
