import { expect, test } from 'vitest'
import { load } from '../../engine/index.ts'
import { lately, later } from '../../engine/once.ts'
import { world } from '../define/world.ts'

test('what was asked for of late is not worked out again; what lies further back is', () => {
  const asked: string[] = []
  // Two texts of a letter, each with its length before it, are six characters.
  const of = lately((kind: string, text: string) => {
    asked.push(`${kind}${text}`)
    return text
  }, 18)
  for (const text of ['1', '2', '3', '1', '4', '1', '3', '2']) of('a', text)
  expect(asked).toEqual(['a1', 'a2', 'a3', 'a4', 'a2'])
})

test('texts that are the same when they are put together are not the same', () => {
  const of = lately((one: string, other: string) => [one, other], 100)
  expect(of('ab', 'c')).toEqual(['ab', 'c'])
  expect(of('a', 'bc')).toEqual(['a', 'bc'])
})

test('what is wanted later is worked out once, and not before', () => {
  let times = 0
  const value = later(() => {
    times += 1
  })
  expect(times).toBe(0)
  value()
  value()
  expect(times).toBe(1)
})

test('a folder that is read again is what it was; a file that changed is read anew; nobody changes what was read', () => {
  const files = world()
  const file = 'demo/basic/standard.yaml'
  const read = (texts: ReadonlyMap<string, string>) =>
    load(texts).authored.find(({ own }) => own.file === file)!.own
  const [first, second] = [read(files), read(world())]
  expect(second).toBe(first)
  const renamed = files.get(file)!.replace(/^name: .*$/m, 'name: 另一份')
  expect(read(new Map(files).set(file, renamed)).value).toMatchObject({ name: '另一份' })
  expect(() => Object.assign(first.value as object, { id: 'other' })).toThrow(TypeError)
})
