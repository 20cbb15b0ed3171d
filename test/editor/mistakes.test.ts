import { expect, test } from 'vitest'
import { beyond, changed, mistakes, saidOf, spanOf, startOf } from './definitions.ts'

const messages = (found: readonly { readonly message: unknown }[]): string =>
  found.map(({ message }) => String(message)).join('\n')

test('a sound standard has nothing against it, though neither it nor its examples are on the disk', () => {
  expect(saidOf({})).toEqual([])
})

test.each(mistakes.map((one) => [one.note, one] as const))(
  'a mistake that a schema knows is said as check says it: %s',
  (_, { change, at, ours }) => {
    const found = saidOf({ 'standard.yaml': changed(...change) })
    const here = found.filter((one) => startOf(one) === (ours?.at ?? at))
    expect(messages(here)).toMatch(new RegExp(ours!.says))
  },
)

test.each(beyond.map((one) => [one.note, one] as const))(
  'a mistake that no schema knows stands on the words that it is about: %s',
  (_, { change, at, says, word }) => {
    const found = saidOf({ 'standard.yaml': changed(...change) })
    const [one] = found.filter(({ message }) => new RegExp(says).test(String(message)))
    expect(one && spanOf(one)).toBe(at)
    expect(one!.data.word).toBe(word ?? one!.data.word)
  },
)

test('columns are counted as editors count them: a rare character is two units', () => {
  const text = changed(
    'name: 屡次迟到, when: late > 50 && !repaired',
    'name: 𠮷𠮷, when: latee > 50',
  )
  const [one] = saidOf({ 'standard.yaml': text })
  expect(one && spanOf(one)).toBe('20:39-20:44')
})

test('a text with a byte order mark and one with carriage returns are marked in the right place', () => {
  const wrong = changed('{ late: 0.5 }', '{ lates: 0.5 }')
  for (const text of [`\uFEFF${wrong}`, wrong.replaceAll('\n', '\r\n')]) {
    const found = saidOf({ 'standard.yaml': text })
    expect(found.map(spanOf)).toEqual(['30:40-30:45'])
  }
})
