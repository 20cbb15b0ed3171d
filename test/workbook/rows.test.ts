import { expect, test } from 'vitest'
import type { Change } from '../../author/workbook/change.ts'
import { merge } from '../../author/workbook/merge.ts'
import { patch } from '../../author/workbook/patch.ts'
import { tablesOf } from '../../author/workbook/tables/tables.ts'
import { asRead, authoredIn, examplesFile, files, recordFor, withCell } from './sample.ts'

/** The sample with an example that has a table. */
const rows = `- note: 迟到一次扣半分
  level: prefectural
  like: full
  tries: [late] # 人次
  points_of: discipline
  rows:
    - [0, 60] # 满分
    - [4, "58.00"]
`
const text = `${files.get(examplesFile)!}${rows}`
const authored = authoredIn(new Map([...files, [examplesFile, text]]), 'sample')
const tables = tablesOf(authored)
const [given] = tables.filter(({ id }) => id === 'given')
const place = `第${(authored.examples.value as readonly unknown[]).length}例`
const value = given!.columns.find(({ key }) => key === 'value')!.title

const mergedWith = (cell: string, to: string) =>
  merge(
    tables,
    recordFor(tables),
    withCell(asRead(tables), [given!.title, `${place}#${cell}`, value], to),
  )

test.each([
  ['rows/0/0', '2', '    - [2, 60] # 满分\n'],
  ['rows/0/1', '59.5', '    - [0, 59.5] # 满分\n'],
  ['rows/1/1', '57.50', '    - [4, "57.50"]\n'],
  ['points_of', 'praise', '  points_of: praise\n'],
])('a cell of a row is changed where it stands: %s', (cell, to, want) => {
  const { changes, flaws } = mergedWith(cell, to)
  expect(flaws).toEqual([])
  const made = patch(examplesFile, text, changes as readonly Change[] as never)
  const { after } = made as { readonly after: string }
  const [before, now] = [text, after].map((one) => one.split('\n'))
  expect(now!.filter((line, at) => line !== before![at]).map((line) => `${line}\n`)).toEqual([want])
  expect(now).toHaveLength(before!.length)
})

test('what is no number is refused in a cell that holds one, at its row and column', () => {
  const { changes, flaws } = mergedWith('rows/0/1', '满分')
  expect(changes).toEqual([])
  expect(flaws).toHaveLength(1)
  expect(flaws[0]).toMatchObject({ sheet: given!.title, column: expect.any(String) })
})
