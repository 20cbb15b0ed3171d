import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { newOf } from '../../author/workbook/value.ts'
import { type Path, written } from '../../author/workbook/yaml/document.ts'
import { insertion } from '../../author/workbook/yaml/insert.ts'
import { removals } from '../../author/workbook/yaml/remove.ts'
import { textAsYaml } from '../../author/workbook/yaml/scalar.ts'
import { type Splice, spliced } from '../../author/workbook/yaml/splice.ts'

interface Case {
  readonly note: string
  readonly text: string
  readonly put?: {
    readonly into: Path
    readonly key: string | null
    readonly value: unknown
    readonly order?: readonly string[]
  }
  readonly take?: readonly Path[]
  readonly want?: string
  readonly stuck?: string
}

const cases: readonly Case[] = parse(readFileSync('test/workbook/edits.yaml', 'utf8'))

test.each(cases)('$note', ({ text, put, take, want, stuck }) => {
  const of = written('a.yaml', text)
  const after = put?.order ? put.order.indexOf(put.key!) - 1 : -1
  const made = put
    ? [insertion(of, put.into, put.key, newOf(put.value), after)]
    : removals(of, take!)

  if (stuck) expect(made).toEqual([stuck])
  else expect(spliced(text, made as readonly Splice[])).toBe(want)
})

test('any text stands as itself, in a line or in brackets, in whatever quotes it had', () => {
  const letters = [
    'a',
    '标',
    ' ',
    ':',
    '#',
    ',',
    '[',
    '}',
    "'",
    '"',
    '\n',
    '-',
    '?',
    '&',
    '*',
    '!',
    '1',
    '.',
    '~',
    '\\',
    '\t',
    '=',
    '%',
    '@',
  ]
  const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 })
  const type = fc.constantFrom(null, 'PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL')
  fc.assert(
    fc.property(text, type, fc.boolean(), (word, style, flow) => {
      const yaml = textAsYaml(word, { type: style as never, flow, indent: '  ' })
      const read = parse(flow ? `k: { v: ${yaml}, w: 1 } # end` : `k: ${yaml}\nw: 1 # end`)
      expect(flow ? read.k.v : read.k).toBe(word)
    }),
    { numRuns: 1000, examples: [['a\n\n', 'BLOCK_LITERAL', false]] },
  )
})

test('what is about the same letters is refused', () => {
  const splice = (start: number, end: number) => ({ start, end, text: 'x' })
  expect(spliced('abcdef', [splice(0, 3), splice(2, 4)])).toBeNull()
  expect(spliced('abcdef', [splice(3, 4), splice(0, 3)])).toBe('xxef')
})
