import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
// The methods are no part of the door: each is held to its table here.
import { builtIn } from '../../engine/score/methods/index.ts'
import { holdToTables } from './tables.ts'

const kinds = [...builtIn.keys()]

holdToTables(builtIn, (kind) => `test/score/${kind}.yaml`)

test('every method has its table, and every table its method', () => {
  const tables = readdirSync('test/score').filter((file) => file.endsWith('.yaml'))
  const files = readdirSync('engine/score/methods').filter((file) => file !== 'index.ts')

  expect(tables.sort()).toEqual(kinds.map((kind) => `${kind}.yaml`).sort())
  expect(files.sort()).toEqual(kinds.map((kind) => `${kind}.ts`).sort())
})

test('those that begin with full points and take from them are known as such', () => {
  const whole = [...builtIn].filter(([, { whole }]) => whole).map(([kind]) => kind)
  expect(whole.sort()).toEqual(['deduct', 'shortfall'])
})
