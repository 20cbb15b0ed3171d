import { describe, expect, test } from 'vitest'
import { merge } from '../../author/workbook/merge.ts'
import { patch } from '../../author/workbook/patch.ts'
import type { Flaw } from '../../author/workbook/table.ts'
import { tablesOf } from '../../author/workbook/tables/tables.ts'
import {
  asRead,
  authoredIn,
  files,
  recordFor,
  sampleTables,
  standardFile,
  withCell,
} from './sample.ts'

const exported = sampleTables()
const record = recordFor(exported)
const text = files.get(standardFile)!
const saidOf = ({ sheet, row, column, code }: Flaw) =>
  `${sheet}!${column ?? ''}${row ?? ''} ${code}`

/** The tables of today, after the file was edited by hand. */
const since = (from: string, to: string) => {
  expect(text).toContain(from)
  return tablesOf(authoredIn(new Map(files).set(standardFile, text.replace(from, to)), 'sample'))
}

describe('a file that was edited by hand since the export', () => {
  const today = since('name: 迟到,', 'name: 迟到早退,')

  test('keeps what was edited there alone', () => {
    expect(merge(today, record, asRead(exported))).toMatchObject({ changes: [], flaws: [] })
  })

  test('takes what was edited in the workbook alone', () => {
    const sheets = withCell(asRead(exported), ['事实', 'rude', '名称'], '冲撞')
    const { changes, flaws } = merge(today, record, sheets)

    expect(flaws).toEqual([])
    expect(changes.map(({ id, title }) => [id, title])).toEqual([['rude', '名称']])
  })

  test('refuses a row that was edited in both, and says what each has', () => {
    const sheets = withCell(asRead(exported), ['事实', 'late', '最大值'], '9')
    const { changes, flaws } = merge(today, record, sheets)

    expect(changes).toEqual([])
    expect(flaws.map(saidOf)).toEqual(['事实!3 stale-row'])
    expect(flaws[0]!.said.zh).toContain('最大值现为“99”，表里为“9”')
  })

  test('refuses to take out a row that was edited there', () => {
    const sheets = withCell(asRead(exported), ['事实', 'late', '处理'], '删去')
    expect(merge(today, record, sheets).flaws.map(saidOf)).toEqual(['事实!3 stale-row'])
  })
})

test('a row that the file has lost since stays lost, and is told where it was edited here', () => {
  const today = since('    - "有问必答：首问负责"\n', '')
  const sheets = withCell(asRead(exported), ['其他', 'display/promises/1', '值'], '有问必答')

  expect(merge(today, record, asRead(exported))).toMatchObject({ changes: [], flaws: [] })
  expect(merge(today, record, sheets).flaws.map(saidOf)).toEqual(['其他!16 row-gone'])
})

test('a row that the file has got since is no row that was taken out here', () => {
  const today = since('  staff_total: {}\n', '  staff_total: {}\n  staff_youth: {}\n')
  expect(merge(today, record, asRead(exported))).toMatchObject({ changes: [], flaws: [] })
})

test('a row that is missing here goes, with the comment above it', () => {
  const sheets = asRead(exported).map((sheet) =>
    sheet.name === '一票否决'
      ? { ...sheet, data: sheet.data.filter(([id]) => id !== 'leaked') }
      : sheet,
  )
  const { changes, flaws } = merge(exported, record, sheets)
  const made = patch(standardFile, text, changes)

  expect(flaws).toEqual([])
  expect('after' in made && made.after).toBe(text.replace(/vetoes:\n.*\n.*\n/, ''))
})

test.each<[string, [string, string, string], string | number, string]>([
  ['a number in words', ['指标', 'display', '分值'], '二十', 'not-a-number'],
  ['thousands', ['指标', 'display', '分值'], '1,000', 'grouped'],
  ['a zero in front', ['指标', 'display', '分值'], '020', 'leading-zero'],
  [
    'more digits than a number keeps',
    ['指标', 'display', '分值'],
    '0.1234567890123456',
    'too-many-digits',
  ],
  ['a number where a text should be', ['指标', 'display', '名称'], 3.1, 'number-cell'],
  ['a letter that cannot be seen', ['指标', 'display', '名称'], '亮\u200b明', 'control'],
  ['an item that is empty', ['指标', 'praise', '出处'], 'plan 3.f；；plan 3.d', 'item-empty'],
  ['nothing where something must be', ['指标', 'display', '名称'], '', 'required'],
])('%s is refused in its cell', (_, cell, given, code) => {
  const { changes, flaws } = merge(exported, record, withCell(asRead(exported), cell, given))

  expect(changes).toEqual([])
  expect(flaws.map((flaw) => flaw.code)).toEqual([code])
})

test('a number in a cell of numbers is that number', () => {
  const sheets = withCell(asRead(exported), ['事实', 'late', '最大值'], 120)
  expect(merge(exported, record, sheets).changes).toMatchObject([{ before: '99', after: '120' }])
})

test('a sheet or a column that is missing is told, and takes no row with it', () => {
  const sheets = asRead(exported)
    .filter(({ name }) => name !== '门槛')
    .map((sheet) =>
      sheet.name === '等次' ? { ...sheet, data: sheet.data.map((row) => row.slice(0, 3)) } : sheet,
    )
  const { changes, flaws } = merge(exported, record, sheets)

  expect(changes).toEqual([])
  expect(flaws.map(({ code }) => code).toSorted()).toEqual([
    ...Array.from({ length: 5 }, () => 'column-missing'),
    'sheet-missing',
  ])
})
