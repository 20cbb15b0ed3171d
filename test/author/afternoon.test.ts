import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { builtIn } from '../../engine/index.ts'
import {
  createServer,
  definitionsIn,
  examplesIn,
  type OpenHouse,
  openHouse,
  play,
  publish,
  readScript,
  Script,
  trustOf,
} from '../../server/index.ts'
import { copyFew } from '../few.ts'

/*
 * An afternoon of an author who does not program: a new sector from an empty file to a published standard, by
 * commands and edits to YAML alone. The server of the evening runs from the morning on.
 */

/** Commands one after the other, on a machine that may be busy. */
vi.setConfig({ testTimeout: 300_000 })

const desk = mkdtempSync(join(tmpdir(), 'biaogan-afternoon-'))
const standards = join(desk, 'standards')
const sector = join(standards, 'youth-model-unit', 'industries', 'kennel-hall')
const clock = { now: '2026-06-01T02:00:00.000Z' }
let house: OpenHouse
let server: Awaited<ReturnType<typeof createServer>>
let url = ''

beforeAll(async () => {
  copyFew(standards)
  house = await openHouse(
    { memory: true },
    { now: () => clock.now, trust: () => trustOf(join(desk, 'trust.yaml')) },
  )
  await publish(house.db, definitionsIn(standards, builtIn), clock.now)
  await house.registry.refresh()
  server = await createServer(house, { dev: true, version: 'afternoon' })
  url = await server.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await server?.close()
  await house?.close()
  rmSync(desk, { recursive: true, force: true })
})

interface Said {
  readonly code: number
  readonly text: string
}

/** The command line as an author runs it, at a desk with nothing but the standards on it. */
const biaogan = (...words: readonly string[]): Promise<Said> =>
  new Promise((done) => {
    const line = [join(process.cwd(), 'dist/cli/main.js'), '--lang', 'zh', ...words]
    const child = execFile('node', line, { cwd: desk }, (error, out, err) =>
      done({ code: error ? Number(error.code ?? 1) : 0, text: `${out}${err}` }),
    )
    child.stdin?.end()
  })

const kennel = ['--standard', 'kennel-hall']

const fileIn = (name: string): string => join(sector, name)

/** The edits of the table, each in its file; what is looked for stands there once. */
function edit(which: (edit: Edit) => boolean): void {
  const edits: readonly Edit[] = parse(readFileSync('test/author/edits.yaml', 'utf8'))
  for (const { file, find = '', with: instead = '', append = '' } of edits.filter(which)) {
    const text = readFileSync(fileIn(file), 'utf8')
    const [before, after, ...more] = append === '' ? [text, ''] : [text, '']
    const parts = append === '' ? text.split(find.trimEnd()) : [before, after]
    if (parts.length !== 2 || more.length > 0) throw new Error(`not once in ${file}: ${find}`)
    writeFileSync(fileIn(file), append === '' ? parts.join(instead.trimEnd()) : `${text}${append}`)
  }
}

interface Edit {
  readonly file: string
  readonly find?: string
  readonly with?: string
  readonly append?: string
}

test('one command writes a standard that is sound as it is', async () => {
  const made = await biaogan(
    ...[
      'new',
      'standard',
      'kennel-hall',
      '--name',
      '犬类登记大厅创建标准',
      '--folder',
      standards,
      '--programme',
      'youth-model-unit',
    ],
    ...['--sector', 'kennel-hall', '--levels', 'national,provincial,prefectural'],
  )
  expect(made).toMatchObject({ code: 0 })
  expect(await biaogan('check', standards)).toMatchObject({ code: 0 })
})

test('its examples reach all of it as it is, and notice every slip', async () => {
  const covered = await biaogan('cover', standards, ...kennel, '--threshold', '100')
  expect(covered).toMatchObject({ code: 0 })
  expect(await biaogan('mutate', standards, ...kennel)).toMatchObject({ code: 0 })
})

test('what its author adds without an example is named by mutate', async () => {
  edit(({ file }) => file === 'standard.yaml')
  const { code, text } = await biaogan('mutate', standards, ...kennel)
  expect(code).toBe(1)
  expect(text).toMatch(/没有示例发现：「等候」score\/from\/at：30 改为 31/)
  edit(({ file }) => file === 'examples.yaml')
})

test('edited for the sector it is checked, linted, tested, covered to the last way, and no slip survives', async () => {
  expect(await biaogan('check', standards)).toMatchObject({ code: 0 })
  expect(await biaogan('lint', standards)).toMatchObject({ code: 0 })
  const tested = await biaogan('test', standards, '--standard', 'kennel-hall')
  expect(tested.text).toMatch(/✓ kennel-hall@1：示例 \d+ 个全部相符，边界情形 \d+ 个全部合理/)
  const covered = await biaogan(
    'cover',
    standards,
    '--standard',
    'kennel-hall',
    '--threshold',
    '100',
  )
  expect(covered).toMatchObject({
    code: 0,
    text: expect.stringMatching(/kennel-hall@1：覆盖 100\.0%/),
  })
  const mutated = await biaogan('mutate', standards, '--standard', 'kennel-hall')
  expect(mutated).toMatchObject({ code: 0, text: expect.stringMatching(/无人发现 0/) })
})

test('a wrong number is told with what was expected, what came out, and how', async () => {
  const file = fileIn('examples.yaml')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('rows: [[1, 28],', 'rows: [[1, 29],'))
  const { code, text: said } = await biaogan('test', standards, '--standard', 'kennel-hall')
  writeFileSync(file, text)
  expect(code).toBe(1)
  expect(said).toMatch(
    /examples\.yaml:\d+:\d+ ✕「迟到逐人次（1）」points\/discipline 应为 29，实为 28/,
  )
  expect(said).toMatch(/从 30 分起，迟到早退每人次扣 2 分/)
})

test('it is written as a document that needs nothing else, and as the sheets that will be filled in', async () => {
  const page = join(desk, 'kennel-hall.html')
  const told = await biaogan('doc', 'kennel-hall', '--folder', standards, '--out', page)
  expect(told).toMatchObject({ code: 0 })
  const html = readFileSync(page, 'utf8')
  for (const name of ['犬类登记大厅创建标准', '等候', '亮明与监督不低于一半', '文明养犬宣传'])
    expect(html).toContain(name)
  const form = await biaogan(
    ...['form', 'kennel-hall', '--folder', standards, '--level', 'prefectural', '--sheet', 'score'],
  )
  expect(form).toMatchObject({ code: 0 })
  expect(JSON.parse(form.text)).toMatchObject({ type: 'object' })
})

test('changed in a workbook it comes back with nothing else touched, comments and all', async () => {
  const book = join(desk, 'kennel-hall.xlsx')
  const out = await biaogan('xlsx', 'out', 'kennel-hall', '--folder', standards, '--out', book)
  expect(out).toMatchObject({ code: 0 })
  await inWorkbook(book, [
    { sheet: '指标', row: 'wait', column: '名称', to: '平均等候' },
    { sheet: '事实', row: 'wait_minutes', column: '最大值', to: '180' },
  ])
  const before = readFileSync(fileIn('standard.yaml'), 'utf8')
  const seen = await biaogan('xlsx', 'in', book, '--folder', standards)
  expect(seen).toMatchObject({ code: 0, text: expect.stringMatching(/等候.*平均等候/s) })
  expect(readFileSync(fileIn('standard.yaml'), 'utf8')).toBe(before)
  const applied = await biaogan('xlsx', 'in', book, '--folder', standards, '--apply')
  expect(applied).toMatchObject({ code: 0 })
  const after = before.replace('name: 等候\n', 'name: 平均等候\n').replace('max: 240', 'max: 180')
  expect(after).not.toBe(before)
  expect(readFileSync(fileIn('standard.yaml'), 'utf8')).toBe(after)
  expect(await biaogan('check', standards)).toMatchObject({ code: 0 })
})

interface Cell {
  readonly sheet: string
  readonly row: string
  readonly column: string
  readonly to: string
}

/** What an official does in a spreadsheet. */
async function inWorkbook(file: string, cells: readonly Cell[]): Promise<void> {
  const book = new excel.Workbook()
  await book.xlsx.readFile(file)
  for (const { sheet, row, column, to } of cells) {
    const page = book.getWorksheet(sheet)!
    const heads = page.getRow(1).values as readonly string[]
    const ids = page.getColumn(1).values as readonly string[]
    page.getCell(ids.indexOf(row), heads.indexOf(column)).value = to
  }
  await book.xlsx.writeFile(file)
}

/** Who signs what: the draft, its review, the trial, the publication. */
const people = { zhang: 'author', wang: 'reviewer', li: 'issuer' } as const

test('it is signed by three people, and published to the server that is running', async () => {
  const text = fileIn('standard.yaml')
  writeFileSync(
    text,
    readFileSync(text, 'utf8').replace('publication: draft', 'publication: published'),
  )
  const lines = []
  for (const [id, role] of Object.entries(people)) {
    const made = await biaogan(
      ...['sign', 'keygen', '--out', join(desk, id), '--id', id, '--role', role, '--holder', id],
    )
    expect(made).toMatchObject({ code: 0 })
    lines.push(made.text.split('\n').find((line) => line.includes(`id: ${id}`))!)
  }
  writeFileSync(
    join(desk, 'trust.yaml'),
    [
      'format: 1',
      'roles: { author: 起草单位, reviewer: 复核人, issuer: 发布机关 }',
      'steps: { draft: { author: 1 }, review: { reviewer: 1 }, published: { issuer: 1 } }',
      'keys:',
      ...lines,
      '',
    ].join('\n'),
  )
  const trust = ['--trust', join(desk, 'trust.yaml')]
  const early = await biaogan('verify', sector, ...trust, '--step', 'published')
  expect(early.code).toBe(1)
  const steps = { draft: 'zhang', review: 'wang', published: 'li' }
  for (const [step, id] of Object.entries(steps)) {
    const signed = await biaogan(
      ...['sign', sector, '--key', join(desk, id), '--as', id, '--step', step],
    )
    expect(signed).toMatchObject({ code: 0 })
  }
  expect(await biaogan('verify', sector, ...trust, '--step', 'published')).toMatchObject({
    code: 0,
  })
  // What was signed a moment ago by the clock of this machine is published after it.
  clock.now = new Date(Date.now() + 60_000).toISOString()
  const sent = await biaogan('publish', sector, '--server', url, '--step', 'published')
  expect(sent).toMatchObject({ code: 0 })
  const known = (await (await fetch(`${url}/api/v1/definitions`)).json()) as {
    items: { id: string }[]
  }
  expect(known.items.map(({ id }) => id)).toContain('kennel-hall')
})

test('a collective of the new sector walks to one star on it', async () => {
  const text = readFileSync('test/publish/kennel.yaml', 'utf8')
    .replace('start: "2026-06-05"', `start: "${clock.now.slice(0, 10)}"`)
    .replace('conditions: {}', 'conditions: { headcount: true }')
  const { script, problems } = readScript('kennel.yaml', text)
  expect(problems).toEqual([])
  const unmet: string[] = []
  const history = new Script(script!, clock.now.slice(0, 10), examplesIn(standards))
  await play({ house, clock, script: history, tell: (one) => unmet.push(...one.unmet) })
  expect(unmet).toEqual([])
  const roll = (await (await fetch(`${url}/api/v1/roll`)).json()) as { items: unknown[] }
  expect(roll.items).toMatchObject([{ collective: 'kennel', level: 'prefectural', stars: 1 }])
})

test('no step of it touched a line of code', () => {
  const edits: readonly Edit[] = parse(readFileSync('test/author/edits.yaml', 'utf8'))
  expect(edits.map(({ file }) => file).filter((file) => !file.endsWith('.yaml'))).toEqual([])
})
