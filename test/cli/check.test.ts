import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CheckOptions, check } from '../../cli/check/check.ts'
import { line } from './line.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'biaogan-check-'))
  cpSync('test/define/world', folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = () => join(folder, 'demo/basic/standard.yaml')
const text = () => readFileSync(file(), 'utf8')
const change = (from: string | RegExp, to: string) =>
  writeFileSync(file(), text().replace(from, to))

/** What a check in this process prints, and the code that it ends with. */
function checked(options: Partial<CheckOptions> = {}): { code: number; lines: readonly string[] } {
  const lines: string[] = []
  const code = check(folder, { language: 'en', ...options }, (one) => lines.push(one))
  return { code, lines }
}

test('a folder without a problem ends with 0, and one with a problem with 1, in every format', () => {
  const formats = ['text', 'json', 'sarif', 'github'] as const
  expect(formats.map((format) => checked({ format }).code)).toEqual([0, 0, 0, 0])
  change('levels: [upper, lower]', 'levels: [uper, lower]')
  expect(formats.map((format) => checked({ format }).code)).toEqual([1, 1, 1, 1])
  expect(checked({ json: true }).lines).toEqual(checked({ format: 'json' }).lines)
})

test('a log has the change that mends a problem, and none for one that nobody can mend', () => {
  change('publication: published', 'publicaton: published')
  change('version: "1"', 'version: [1]')
  const [log] = checked({ format: 'sarif' }).lines
  const results = JSON.parse(log!).runs[0].results as { ruleId: string; fixes?: unknown[] }[]
  const fixed = results.filter(({ fixes }) => fixes).map(({ ruleId }) => ruleId)
  expect(fixed).toEqual(['unknown-key'])
  expect(results.length).toBeGreaterThan(1)
})

test('--fix writes what it mends and tells it; a dry run tells the same and writes nothing', () => {
  const sound = text()
  change('publication: published', 'publication：published')
  const wrong = text()
  const tried = checked({ fix: true, dryRun: true })
  expect(text()).toBe(wrong)
  expect(tried.code).toBe(1)
  expect(tried.lines.slice(0, 3)).toEqual([
    'demo/basic/standard.yaml:6 colon-wide',
    '  - publication：published',
    '  + publication: published',
  ])
  expect(tried.lines[3]).toMatch(/^would be written: .*standard\.yaml/)

  const mended = checked({ fix: true })
  expect(text()).toBe(sound)
  expect(mended.code).toBe(0)
  expect(mended.lines.slice(0, 3)).toEqual(tried.lines.slice(0, 3))
  expect(checked({ fix: true }).lines).toEqual(['4 definitions, no problem'])
})

test('while it is not known which methods there are nothing is mended', () => {
  change('publication: published', 'publication：published')
  const wrong = text()
  const { definitions: _, ...methods } = { definitions: 0, methods: new Map() }
  const problem = {
    file: 'biaogan.config.yaml',
    line: 1,
    column: 1,
    code: 'a',
    zh: '',
    en: '',
    fix: null,
  }
  checked({ fix: true, plugins: { ...methods, problems: [problem] } })
  expect(text()).toBe(wrong)
})

test('--watch checks at once and at every change, and an interrupt ends it with 0', async () => {
  const watching = line(['check', folder, '--watch', '--lang', 'en'])
  await watching.said(/watching/)
  expect(watching.output()).toMatch(/^4 definitions, no problem\n\d\d:\d\d:\d\d no problem\n/)
  change('publication: published', 'publication: soon')
  await watching.said(/1 problems/)
  expect(watching.output()).toMatch(/standard\.yaml:6:14 unknown-value: soon/)
  // A pipe is not cleared, and nothing in it is coloured.
  expect(watching.output()).not.toContain('\u001B')
  watching.process.kill('SIGINT')
  expect(await watching.ended).toBe(0)
})

test('a folder that is not there is no problem of the author: it ends with 2', async () => {
  for (const more of [[], ['--watch'], ['--fix'], ['--format', 'sarif']]) {
    const { ended, output } = line(['check', join(folder, 'absent'), '--lang', 'en', ...more])
    expect(await ended).toBe(2)
    expect(output()).toMatch(/^file-unreadable: /)
  }
})
