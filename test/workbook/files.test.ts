import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { takeWorkbook, workbookOf } from '../../author/index.ts'
import type { Flaw } from '../../author/workbook/table.ts'
import { readWorkbook } from '../../author/workbook/xlsx/read.ts'
import { scanSheets } from '../../author/workbook/xlsx/scan.ts'
import { builtIn } from '../../engine/index.ts'
import { authoredIn, examplesFile, files, fixtures, standardFile } from './sample.ts'
import { zipOf } from './zip.ts'

interface Fixture {
  readonly file: string
  readonly note: string
  readonly flaws?: readonly string[]
}

const cases: readonly Fixture[] = parse(readFileSync('test/workbook/fixtures.yaml', 'utf8'))
const bytesOf = (name: string) => readFileSync(`${fixtures}/${name}`)
const saidOf = ({ sheet, row, column, code }: Flaw): string =>
  sheet === null ? code : `${sheet}!${column ?? ''}${row ?? ''} ${code}`

test.each(cases)('$file: $note', async ({ file, flaws = [] }) => {
  const taken = await takeWorkbook(bytesOf(file), files, builtIn)

  expect(taken.flaws.map(saidOf)).toEqual(flaws)
  expect(taken.changes.length > 0 && flaws.length === 0).toBe(false)
  expect(taken.patched).toEqual([])
  for (const { said } of taken.flaws) expect([said.zh, said.en].every(Boolean)).toBe(true)
})

test('what LibreOffice edited comes back as these lines, and every comment stays', async () => {
  const { flaws, patched } = await takeWorkbook(bytesOf('edited.xlsx'), files, builtIn)
  const changed = patched.map(({ file, before, after }) => {
    const [old, now] = [before.split('\n'), after.split('\n')]
    return {
      file,
      gone: old.filter((line) => !now.includes(line)),
      come: now.filter((line) => !old.includes(line)),
    }
  })

  expect(flaws).toEqual([])
  expect(changed).toEqual([
    {
      file: standardFile,
      gone: expect.arrayContaining([
        '        score: { kind: deduct, each: { late: 0.50 } } # 每人次扣半分',
      ]),
      come: [
        'version: "2027.1.10"   # 加引号，否则 1.10 会变成 1.1',
        '  late: { name: 迟到, type: count, unit: 人次, by: assessor, min: 0, max: 120 }',
        "  rude: { name: '冲撞读者', type: count, unit: 人次, period: this-cycle, by: assessor, min: 0, max: 99 }",
        '  stories: { name: 先进事迹, type: count, unit: 件, by: applicant, min: 0, max: 9, evidence: [document] }',
        '  closed: { name: 无故闭馆, type: bool, by: regulator }',
        '  - { id: open_at_night, name: 夜间开放, when: night, source: plan 3.c }',
        '        score: { kind: deduct, each: { late: 0.5 } } # 每人次扣半分',
        '          - plan 3.c',
        '    name: "亮明标识与承诺：一样不少"',
        '  - { id: leaked, name: 泄露读者信息，查实的, when: leaked, effect: disqualify, look_back: { months: 24 }, source: plan 3.g }',
        '  - { id: closed, name: 无故闭馆, when: closed, effect: disqualify, source: plan 3.g }',
        '    - "借还随到随办 #不排队"',
      ],
    },
    {
      file: examplesFile,
      gone: expect.any(Array),
      come: [
        '  given: { night: true, late: 0, rude: 0, shown: [sign, pledge], praise: 95, leaked: false, stories: 2, closed: false }',
        '  note: "迟到四人次，\\n满意率刚好及格"',
      ],
    },
  ])
})

test('what goes out comes back as it was: a text that begins like a formula stays a text', async () => {
  const formula = new Map(files).set(
    standardFile,
    files.get(standardFile)!.replace('complaint_channel: 意见箱', 'complaint_channel: "=1+1"'),
  )
  const bytes = await workbookOf(authoredIn(formula, 'sample'))
  const taken = await takeWorkbook(bytes, formula, builtIn)
  const sheets = await readWorkbook(bytes)

  expect(taken).toMatchObject({ changes: [], flaws: [] })
  expect(typeof sheets === 'object' && sheets.flatMap(({ data }) => data).flat()).toContain('=1+1')
})

const sound = bytesOf('resaved.xlsx')
const spread = (text: string) => zipOf({ 'xl/workbook.xml': text })

test.each<[string, () => Uint8Array, string]>([
  ['nothing at all', () => new Uint8Array(), 'empty-file'],
  ['a table of commas by another name', () => Buffer.from('标识,名称\na,b\n'), 'not-a-workbook'],
  ['a printed page by another name', () => Buffer.from('%PDF-1.7\n'), 'not-a-workbook'],
  ['half a workbook', () => sound.subarray(0, sound.length / 2), 'damaged'],
  [
    'a workbook with a hole in it',
    () => Buffer.concat([sound.subarray(0, 900), Buffer.alloc(900), sound.subarray(1800)]),
    'damaged',
  ],
  ['an archive of something else', () => zipOf({ 'a.txt': 'a' }), 'not-a-workbook'],
  ['an archive that packs beyond belief', () => spread(' '.repeat(5_000_000)), 'zip-bomb'],
  [
    'an archive of too many parts',
    () => zipOf(Object.fromEntries(Array.from({ length: 301 }, (_, at) => [`xl/${at}`, '']))),
    'zip-bomb',
  ],
  [
    'an archive with two parts of one name',
    () => {
      const bytes = zipOf({ 'xl/workbook.xml': '<a/>', 'xl/workbook.xm2': '<b/>' })
      return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('.xm2', '.xml'), 'latin1')
    },
    'damaged',
  ],
  ['more than ten megabytes', () => Buffer.concat([sound, Buffer.alloc(10_000_000)]), 'too-large'],
])('%s is told for what it is', async (_, made, code) => {
  const { flaws, patched } = await takeWorkbook(made(), files, builtIn)

  expect(flaws.map(saidOf)).toEqual([code])
  expect(patched).toEqual([])
})

test('a workbook that takes too long is given up', async () => {
  expect(await readWorkbook(sound, { within: 1 })).toBe('too-slow')
})

test('a sheet that opens cells without end is gone through once', () => {
  const begun = performance.now()
  const found = scanSheets(bookOf('<c r="A1">'.repeat(1_000_000)))
  expect(found.get('a')).toMatchObject({ rows: 0, columns: 0, flaws: [] })
  expect(performance.now() - begun).toBeLessThan(20_000)
})

test('a letter by a number that no letter has, and an entity that only a prototype has, are left as they are', () => {
  const names = ['&#x110000;', '&#99999999999;', '&constructor;', '&#x4e2d;&amp;']
  for (const [at, name] of names.entries())
    expect([...scanSheets(bookOf('', name)).keys()]).toEqual([at === 3 ? '中&' : name])
})

/** A workbook with one sheet of this XML. */
const bookOf = (xml: string, name = 'a') =>
  new Map([
    ['xl/workbook.xml', `<sheet name="${name}" r:id="r1"/>`],
    ['xl/_rels/workbook.xml.rels', '<Relationship Id="r1" Target="sheet.xml"/>'],
    ['xl/sheet.xml', xml],
  ])

test('a workbook of no standard here is told so', async () => {
  const others = new Map([...files].filter(([file]) => !file.includes('/sample/')))
  const { flaws } = await takeWorkbook(sound, others, builtIn)

  expect(flaws.map(saidOf)).toEqual(['standard-missing'])
})
