import { expect, test } from 'vitest'
import { load } from '../../engine/index.ts'
import { lately, later, onceOf } from '../../engine/once.ts'
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

test('of what stood at a place the last is remembered alone', () => {
  const asked: string[] = []
  const of = lately(
    (place: string, text: string) => asked.push(`${place}${text}`),
    1000,
    (place) => place,
  )
  for (const [place, text] of ['a1', 'b1', 'a1', 'a2', 'b1', 'a1']) of(place!, text!)
  expect(asked).toEqual(['a1', 'b1', 'a2', 'a1'])
})

test('what several come to together is worked out once for just those, however many, and none is one of them', () => {
  const asked: string[] = []
  const of = onceOf((...all: readonly ({ readonly id: string } | null)[]) => {
    asked.push(all.map((one) => one?.id ?? '-').join(''))
    return all.length
  })
  const [a, b, other] = ['a', 'b', 'a'].map((id) => ({ id }))
  for (const all of [[a!], [a!, b!], [b!, a!], [a!, null], [null, a!], [other!], []]) {
    expect(of(...all)).toBe(all.length)
    expect(of(...all)).toBe(all.length)
  }
  expect(asked).toEqual(['a', 'ab', 'ba', 'a-', '-a', 'a', ''])
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
