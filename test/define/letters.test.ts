import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// Where letters stand is no part of the door; problems of expressions rest on it.
import { type Path, readSource } from '../../engine/define/source.ts'

interface Case {
  readonly note: string
  readonly text: string
  readonly path?: Path
  readonly line: number
  readonly column: number
}
const cases: readonly Case[] = parse(readFileSync('test/define/letters.yaml', 'utf8'))
const mark = '‸'

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce((inner, step) => (inner as Record<string | number, unknown>)[step], value)

test.each(cases)('$note: the place of a letter is found', ({ text, path = [], line, column }) => {
  const way = ['when', ...path]
  const marked = readSource('a.yaml', text).source!
  const letter = (valueAt(marked.value, way) as string).indexOf(mark)
  const { source, problems } = readSource('a.yaml', text.replace(mark, ''))
  expect(problems).toEqual([])
  expect(source!.place([...way, letter])).toEqual({ file: 'a.yaml', line, column })
})

test('a letter of what is no text stands where that begins', () => {
  const { source } = readSource('a.yaml', 'when: 12345')
  expect(source!.place(['when', 3])).toMatchObject({ line: 1, column: 7 })
  expect(source!.place(['when'])).toMatchObject({ line: 1, column: 7 })
})
