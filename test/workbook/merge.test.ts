import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lexer, parse } from 'yaml'
import type { Change, Edit } from '../../author/workbook/change.ts'
import { merge } from '../../author/workbook/merge.ts'
import { type Patched, patch } from '../../author/workbook/patch.ts'
import type { Cell, Table } from '../../author/workbook/table.ts'
import { tablesOf } from '../../author/workbook/tables/tables.ts'
import type { Path } from '../../author/workbook/yaml/document.ts'
import { allFiles, asRead, authoredIn, recordFor, withCell } from './sample.ts'

interface Shown {
  readonly title: string
  readonly id: string
  readonly heading: string
  readonly cell: Cell
}

const cellsOf = (tables: readonly Table[]): readonly Shown[] =>
  tables.flatMap(({ title, columns, rows }) =>
    rows.flatMap(({ id, cells }) =>
      columns.map(({ key, title: heading }) => ({ title, id, heading, cell: cells[key]! })),
    ),
  )

const keyOf = (file: string, path: Path): string => JSON.stringify([file, ...path.map(String)])

/** The way to every value that is no map and no list. */
const leavesOf = (value: unknown, path: Path): readonly Path[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
    : [path]

/** Ids and kinds are read only; `{}` says that there is nothing. */
const fixed = /^(id|kind|type|format|programme|vary|extends)$/
const isSaid = (value: unknown, path: Path): boolean => {
  const leaf = path.reduce<unknown>(
    (inside, step) => (inside as Record<string, unknown>)[step],
    value,
  )
  return typeof leaf !== 'object' && !fixed.test(String(path.at(-1)))
}

const commentsIn = (text: string): readonly string[] =>
  [...new Lexer().lex(text)].filter((token) => token.startsWith('#'))

/** Letters that mean something to YAML, and some that mean nothing. */
const letters = [
  'a',
  '标',
  ':',
  ' ',
  '#',
  '"',
  "'",
  '[',
  '}',
  ',',
  '-',
  '&',
  '*',
  '!',
  '|',
  '>',
  '%',
  '@',
  '1',
  '.',
  '=',
  '\n',
  '\\',
  '~',
]
const wordy = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 9 })
  .map((text) => text.trim() || '1e3')

/** Another text that a cell may hold. */
function otherThan({ text, field }: Cell, seed: number, word: string): string {
  const numeral = String((seed % 97) + 0.25)
  if (field.kind === 'number') return numeral === text ? '7' : numeral
  if (field.kind === 'figure') return numeral === text ? '7' : numeral
  if (field.kind === 'flag') return text === '是' ? '否' : '是'
  if (field.kind === 'choice') return field.options.find((option) => option !== text) ?? text
  if (field.kind === 'text') return word === text ? `${word}1` : word
  const [first, ...others] = text.split('；')
  return [`${first}x`, ...others].join('；')
}

/** The value of a text with each edit made in it, by what the cells mean. */
function edited(value: unknown, edits: readonly Edit[]): unknown {
  for (const { at, field, after } of edits) {
    const above = at.path.slice(0, -1).reduce((inside, step) => (inside as never)[step], value)
    const [part, step] = [above as Record<string | number, unknown>, at.path.at(-1)!]
    const before = part[step]
    const number =
      field.kind === 'number' || (field.kind === 'figure' && typeof before === 'number')
    const list = Array.isArray(before)
    part[step] = number
      ? Number(after)
      : field.kind === 'flag'
        ? after === '是'
        : list
          ? after.split('；')
          : after
  }
  return value
}

/** A text without the letters that were put in, or that gave way. */
const without = (text: string, ranges: readonly (readonly [start: number, end: number])[]) =>
  ranges
    .toSorted(([a], [b]) => b - a)
    .reduce((all, [start, end]) => all.slice(0, start) + all.slice(end), text)

function kept({ before, after, made }: Patched): readonly [string, string] {
  const splices = made.map(({ splice }) => splice).toSorted((a, b) => a.start - b.start)
  const put = splices.map(({ start, text }, at) => {
    const moved = splices
      .slice(0, at)
      .reduce((sum, one) => sum + one.text.length - (one.end - one.start), 0)
    return [start + moved, start + moved + text.length] as const
  })
  return [
    without(
      before,
      splices.map(({ start, end }) => [start, end]),
    ),
    without(after, put),
  ]
}

/** Where an operation is and what it does, and for which posts a standard is, are changed in the file alone. */
const isPlace = (path: readonly (string | number)[]): boolean =>
  (path[0] === 'tailor' && ['target', 'do'].includes(String(path[2]))) ||
  (path[0] === 'applies_to' && path[1] === 'posts')

describe.each(['sample', 'measures-2016', 'banking', 'service-hall'])('of %s', (id) => {
  const authored = authoredIn(allFiles, id)
  const tables = tablesOf(authored)
  const record = recordFor(tables)
  const texts = new Map([authored.own, authored.examples].map(({ file, text }) => [file, text]))
  const editable = cellsOf(tables).filter(
    ({ cell }) =>
      cell.at &&
      cell.text !== '' &&
      (cell.field.kind !== 'choice' || cell.field.options.length > 1),
  )

  test('what was not edited changes nothing', () => {
    expect(merge(tables, record, asRead(tables))).toMatchObject({ changes: [], flaws: [] })
  })

  test('every value that its files have stands in one cell', () => {
    const shown = cellsOf(tables).flatMap(({ cell: { at, text } }) =>
      at && text !== '' ? [keyOf(at.file, at.path)] : [],
    )
    expect(shown.toSorted()).toEqual([...new Set(shown)].toSorted())
    const known = new Set(shown)
    const missing = [...texts].flatMap(([file, text]) => {
      const value = parse(text)
      return leavesOf(value, [])
        .filter((path) => isSaid(value, path) && !isPlace(path))
        .filter((path) => !path.some((_, at) => known.has(keyOf(file, path.slice(0, at + 1)))))
        .map((path) => path.join('/'))
    })
    expect(missing).toEqual([])
  })

  test('whatever cells are edited, those change, and every letter around them stays', () => {
    const some = fc.uniqueArray(fc.nat(editable.length - 1), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(some, fc.nat(), wordy, (places, seed, word) => {
        const edits = places.map((at) => {
          const one = editable[at]!
          return { ...one, text: otherThan(one.cell, seed + at, word) }
        })
        const sheets = edits.reduce(
          (all, { title, id: row, heading, text }) => withCell(all, [title, row, heading], text),
          asRead(tables),
        )
        const { changes, flaws } = merge(tables, record, sheets)
        expect(flaws).toEqual([])
        const said = changes.map(({ sheet, id: row, title, ...change }) =>
          [sheet, row, title, (change as Edit).after].join(' '),
        )
        expect(said.toSorted()).toEqual(
          edits
            .map(({ title, id: row, heading, text }) => [title, row, heading, text].join(' '))
            .toSorted(),
        )
        for (const [file, text] of texts) expectPatched(file, text, changes)
      }),
      { numRuns: id === 'sample' ? 40 : 3 },
    )
  })
})

function expectPatched(file: string, text: string, changes: readonly Change[]): void {
  const here = (changes as readonly Edit[]).filter(({ at }) => at.file === file)
  if (here.length === 0) return
  const made = patch(file, text, here)
  if (!('after' in made))
    throw new Error(made.map(({ code, change }) => `${code} ${change.id}`).join('\n'))
  expect(parse(made.after)).toEqual(edited(parse(text), here))
  expect(commentsIn(made.after)).toEqual(commentsIn(text))
  const [before, after] = kept(made)
  expect(after).toBe(before)
}
