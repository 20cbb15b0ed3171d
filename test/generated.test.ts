import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { builtIn } from '../engine/index.ts'
import {
  flowPicture,
  overlaySchema,
  picture,
  reference,
  referenceFile,
  shapes,
  standardSchema,
} from '../tools/generate.ts'
import { examplesFile, lintExamples, lintPages } from '../tools/lint-pages.ts'
import { mechanicsFile, mechanicsPage } from '../tools/mechanics-page.ts'
import { methodsFile, methodsPage } from '../tools/methods-page.ts'
import { provenIn, standardsFile, standardsPage } from '../tools/standards-page.ts'
import { anchorsOf } from './anchors.ts'

/** What is generated is formatted like everything else before it is compared. */
const formatted = (file: string, input: string): string =>
  execFileSync(
    'node',
    ['node_modules/@biomejs/biome/bin/biome', 'format', `--stdin-file-path=${file}`],
    { input, encoding: 'utf8' },
  )

test('the schema of scoring rules is made of the methods there are', () => {
  expect(JSON.parse(standardSchema())).toEqual(
    JSON.parse(readFileSync('standards/schema/standard.json', 'utf8')),
  )
})

test('the schema of overlays says of their parts what those of standards and examples say', () => {
  expect(JSON.parse(overlaySchema())).toEqual(
    JSON.parse(readFileSync('standards/schema/overlay.json', 'utf8')),
  )
})

test.each(readdirSync('standards/schema'))('%s is a schema', (file) => {
  const schema = JSON.parse(readFileSync(`standards/schema/${file}`, 'utf8'))
  const ajv = new Ajv2020({ strict: false })
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true)
})

test('the types of definitions are made of their schemas', async () => {
  const file = 'engine/shapes.ts'
  const stale = formatted(file, await shapes()) !== readFileSync(file, 'utf8')
  expect(stale, 'run `npm run generate`').toBe(false)
})

test('the picture in the README is drawn from the definition', () => {
  expect(flowPicture() === readFileSync(picture, 'utf8'), 'run `npm run generate`').toBe(true)
})

test.each([
  [methodsFile, methodsPage],
  [mechanicsFile, mechanicsPage],
  [referenceFile, reference],
])('%s is made of what there is', (file, page) => {
  expect(`${page()}\n` === readFileSync(file, 'utf8'), 'run `npm run generate`').toBe(true)
})

test('the page of the standards is made of them; what is dear to find out is compared where it is found', () => {
  const page = readFileSync(standardsFile, 'utf8')
  const stale = `${standardsPage(provenIn(page))}\n` !== page
  expect(stale, 'run `npm run generate`').toBe(false)
})

test('the pages of the lint are made of its rules and their tables, and there are no others', () => {
  const pages = lintPages()
  for (const [file, page] of pages)
    expect(readFileSync(file, 'utf8') === `${page}\n`, `${file}: run \`npm run generate\``).toBe(
      true,
    )
  expect(
    readdirSync('docs/lint')
      .map((file) => `docs/lint/${file}`)
      .sort(),
  ).toEqual([...pages.keys()].sort())
  expect(readFileSync(lintExamples, 'utf8')).toBe(examplesFile())
})

test('every method has a section of its own, and every mechanic a fragment to copy', () => {
  const [methods, mechanics] = [methodsPage(), mechanicsPage()]
  for (const { kind, title } of builtIn.values())
    expect(methods).toContain(`\n## ${title} \`${kind}\`\n`)
  const sections = mechanics.split('\n## ').slice(1)
  expect(sections.map((one) => one.slice(0, 3))).toEqual(
    Array.from({ length: 40 }, (_, at) => `M${String(at + 1).padStart(2, '0')}`),
  )
  for (const section of sections) {
    expect(section).toMatch(/^M\d\d \p{Script=Han}[^\n]*\n/u)
    expect(section).toMatch(/```yaml\n[^`]*\n```/)
    for (const part of ['**什么时候用**　', '**要留神**　', '读作：\n\n- ', '| 看到的 | 得分 |'])
      expect(section, part).toContain(part)
    expect(section).not.toMatch(/undefined|\[object|NaN|\|[ 　]+\|/)
  }
})

test('a worked score of a mechanic is what the engine came to', () => {
  const mechanics = mechanicsPage()
  expect(mechanics).toContain('| 分区不合理 = 7处 | **0** | 2 − 3.5 = −1.5 → 0 |')
  expect(mechanics).toContain('| 宣讲 = 3次（考核人；另有集体自报 5次） | **6** |')
  expect(mechanics).toContain('| 125 | 12 | 10 | 13 | 不够 |')
})

test.each([
  [methodsFile, methodsPage],
  [mechanicsFile, mechanicsPage],
])('every link inside %s leads to a heading', (_, made) => {
  const page = made()
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
  expect(links.length).toBeGreaterThan(10)
  expect(links.filter((anchor) => !anchorsOf(page).includes(anchor!))).toEqual([])
})
