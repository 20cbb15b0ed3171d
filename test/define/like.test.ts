import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { examplesIn } from '../../engine/index.ts'

interface Case {
  readonly note: string
  readonly all: Parameters<typeof examplesIn>[0]
  /** Of the last example. */
  readonly filed?: string
  readonly facts: object
}

const cases: readonly Case[] = parse(readFileSync('test/define/like.yaml', 'utf8'))

test.each(cases)('an example takes facts and the day from the one it is like: $note', (one) => {
  const last = examplesIn(one.all).at(-1)!
  expect(last.filed).toBe(one.filed)
  expect(last.facts).toEqual(one.facts)
})
