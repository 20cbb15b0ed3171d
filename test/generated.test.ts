import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { flowPicture, picture, shapes, standardSchema } from '../tools/generate.ts'

/** What is generated is formatted like everything else before it is compared. */
const formatted = (file: string, input: string): string =>
  execFileSync(
    'node',
    ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${file}`],
    { input, encoding: 'utf8' },
  )

test('the schema of scoring rules is made of the methods there are', () => {
  expect(JSON.parse(standardSchema())).toEqual(
    JSON.parse(readFileSync('standards/schema/standard.json', 'utf8')),
  )
})

test('the types of definitions are made of their schemas', async () => {
  const file = 'engine/shapes.ts'
  const stale = formatted(file, await shapes()) !== readFileSync(file, 'utf8')
  expect(stale, 'run `npm run generate`').toBe(false)
})

test('the picture in the README is drawn from the definition', () => {
  expect(flowPicture() === readFileSync(picture, 'utf8'), 'run `npm run generate`').toBe(true)
})
