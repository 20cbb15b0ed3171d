import { expect, test } from 'vitest'
import { burdenOf, lint, lintProgramme } from '../../engine/index.ts'
import { loaded } from '../shipped.ts'

const { authored, programmes } = loaded

test('the shipped programme and its standards have nothing to mend', () => {
  expect(programmes.length).toBeGreaterThan(0)
  expect(authored.length).toBeGreaterThan(2)
  expect(programmes.flatMap(lintProgramme)).toEqual([])
  expect(authored.flatMap((one) => lint(one, { all: authored }))).toEqual([])
})

test('the burden of the fallback is counted as a collective meets it', () => {
  const fallback = authored.find(({ programme, value }) =>
    programme.fallback.startsWith(`${value.id}@`),
  )!
  // Six fields, and the five facts by which the conditions are asked; nineteen facts more; eight kinds of files.
  expect(burdenOf(fallback)).toEqual({
    ...{ fields: 11, facts: 24, shared: 20, files: 8 },
    minutes: 11 * 2 + 19 * 10 + 8 * 15,
  })
})

test('a programme without a budget counts nothing', () => {
  const [one] = authored
  const { burden: _, ...programme } = one!.programme
  expect(burdenOf({ ...one!, programme })).toBeNull()
})
