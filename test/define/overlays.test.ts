import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { check } from '../../cli/check/check.ts'
import { choose, load, problemText, type Tailoring } from '../../engine/index.ts'
import { broken, cases, overlaid } from './world.ts'

interface Part {
  readonly written: string
  readonly tailored?: readonly string[]
  readonly gone?: true
}
const table: {
  readonly chosen: readonly {
    readonly note: string
    readonly sector?: string
    readonly ownership: string
    readonly region: string
    readonly authority: string
    readonly want: string
  }[]
  readonly parts: { readonly [standard: string]: { readonly [node: string]: Part } }
  readonly values: { readonly [standard: string]: readonly (readonly (string | number)[])[] }
} = parse(readFileSync('test/define/overlays.yaml', 'utf8'))

const { definitions, problems, traces } = load(overlaid())
const standards = definitions.filter((one) => one.kind === 'standard')
const lineOf = ({ file, line }: { readonly file: string; readonly line: number }): string =>
  `${file.split('/')[1]}:${line}`
const toldOf = ({ at, do: does, part, why, source }: Tailoring): string =>
  `${lineOf(at)} ${part === '' ? does : `${does} ${part}`}, ${why}, ${source}`

test('overlays for the non-public sector, a region and a committee load with no problem', () => {
  expect(problems.map((problem) => problemText(problem, 'en'))).toEqual([])
  const names = Object.keys(table.parts).map((id) => `${id}@1`)
  expect([...traces.keys()].toSorted()).toEqual(names.toSorted())
})

test.each(table.chosen)('is given its standard, and told why: $note', (row) => {
  const { sector = 'retail', ownership, region, authority, want } = row
  const collective = { sector, ownership, region } as never
  const sought = { collective, level: 'upper', authority }
  const { choice } = choose(standards, 'basic@1', sought, '2026-06-01')
  const won = choice.filter(({ why }) => why === 'chosen' || why === 'fallback')
  expect(won.map(({ id, why }) => `${id} ${why}`)).toEqual([
    `${want} ${want === 'basic' ? 'fallback' : 'chosen'}`,
  ])
  expect(choice).toHaveLength(standards.length)
})

const wanted = Object.entries(table.parts).flatMap(([id, parts]) =>
  Object.entries(parts).map(([node, want]) => ({ id, node, want })),
)
test.each(wanted)('$node of $id says where it comes from', ({ id, node, want }) => {
  const found = traces.get(`${id}@1`)!.filter((one) => one.node === node)
  expect(
    found.map(({ written, tailored, gone }) => ({
      ...{ written: lineOf(written), tailored: tailored.map(toldOf), gone },
    })),
  ).toEqual([{ tailored: [], gone: false, ...want }])
})

test('every part of an overlay is written in a file that is there, and what was done to it has a reason', () => {
  const files = overlaid()
  const lines = (file: string) => files.get(file)!.split('\n')
  for (const { written, tailored, node } of [...traces.values()].flat()) {
    const text = lines(written.file)[written.line - 1]!
    expect(text.slice(written.column - 1), node).not.toBe('')
    for (const { why, at } of tailored) expect(lines(at.file)[at.line - 1]).toContain(why)
  }
})

const values = Object.entries(table.values).flatMap(([id, all]) =>
  all.map((way) => ({ id, path: way.slice(0, -1), want: way.at(-1) })),
)
test.each(values)('$path of $id is what was meant', ({ id, path, want }) => {
  const { value } = standards.find((one) => one.id === id)!
  const found = path.reduce<unknown>(
    (inner, step) => (inner as Record<string | number, unknown>)[step],
    value,
  )
  expect(found).toEqual(want)
})

const refused = cases.filter(({ overlaid, want }) => overlaid && want.code.startsWith('tailor-'))
test.each(refused)('$name names the place in the standard above as well', (one) => {
  const [problem] = load(broken(overlaid(), one)).problems
  const above = /demo\/shops(-north)?\/standard\.yaml:\d+:\d+/
  if (one.want.code === 'tailor-twice') return expect(problem!.zh).toContain('第 15 行')
  expect(problem!.zh).toMatch(above)
  expect(problem!.en).toMatch(above)
})

test('check prints of every overlay where its parts come from, in either language', () => {
  const folder = mkdtempSync(join(tmpdir(), 'biaogan-overlays-'))
  try {
    for (const [file, text] of overlaid()) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      if (file !== 'batch.yaml') writeFileSync(join(folder, file), text)
    }
    const printed = (language: 'zh' | 'en', json = false) => {
      const lines: string[] = []
      const code = check(folder, { json, language, origins: true }, (line) => lines.push(line))
      return { code, text: lines.join('\n') }
    }
    const { code, text } = printed('zh')
    expect(code).toBe(0)
    expect(text).toContain(
      '改值 at_least demo/shops-city/standard.yaml:16:5，理由：本市再严 [rules 2]',
    )
    expect(text).toContain('teaching：已去掉，原写在 demo/shops/standard.yaml:61:5')
    expect(printed('en').text).toContain('levels: written at demo/shops/standard.yaml:11:9')
    const { origins } = JSON.parse(printed('en', true).text)
    expect(Object.keys(origins)).toHaveLength(traces.size)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
