import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { load } from '../../engine/index.ts'
import { world } from './world.ts'

interface Case {
  readonly note: string
  readonly given: object
  readonly want?: object
  readonly code?: string
}

const cases: readonly Case[] = parse(readFileSync('test/define/reasons.yaml', 'utf8'))
const file = 'demo/basic/examples.yaml'

test.each(cases)('$note', ({ note, given, want = { total: 100 }, code }) => {
  const one = stringify([{ note, level: 'upper', like: 'full', given, want }])
  const files = world()
  const { problems } = load(files.set(file, files.get(file) + one))
  expect(problems.map((one) => one.code)).toEqual(code ? [code] : [])
})
