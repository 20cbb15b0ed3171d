import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Format } from '../../cli/check/output.ts'
import { coverAll } from '../../cli/prove/cover.ts'
import { mutateAll } from '../../cli/prove/mutate.ts'
import type { Proving } from '../../cli/prove/standards.ts'
import { testAll } from '../../cli/prove/test.ts'
import { builtIn } from '../../engine/index.ts'

/** A folder whose standard has an example that fails, and few that hold. */
let folder: string
const file = () => join(folder, 'demo/basic/examples.yaml')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'formats-'))
  cpSync('test/define/world', folder, { recursive: true })
  for (const script of ['histories', 'basic/history.yaml'])
    rmSync(join(folder, 'demo', script), { recursive: true })
  writeFileSync(file(), '- { note: 什么也没有, level: upper, want: { total: 77 } }\n')
})
afterAll(() => rmSync(folder, { recursive: true }))

const given = (format: Format): Proving => ({
  ...{ folder, ids: [], format, language: 'zh', methods: builtIn },
})

/** Each command that proves a standard. */
const commands = {
  test: testAll,
  cover: (how: Proving, print: (line: string) => void) =>
    coverAll({ ...how, threshold: 100, reached: false }, print),
  mutate: mutateAll,
} as const
const named = Object.entries(commands)

async function ran(command: keyof typeof commands, how: Proving) {
  const lines: string[] = []
  const code = await commands[command](how, (line) => lines.push(line))
  return { code, lines }
}

test.each([
  ['test', 'example-fails', '「什么也没有」total 应为 77'],
  ['cover', 'not-reached-', '缺'],
  ['mutate', 'survivor', '没有示例发现：'],
] as const)('%s tells a workflow what is wrong at its place', async (command, title, said) => {
  const { code, lines } = await ran(command, given('github'))
  expect(code).toBe(1)
  expect(lines.length).toBeGreaterThan(0)
  for (const one of lines)
    expect(one).toMatch(/^::error file=.+\.yaml,line=\d+,col=\d+,title=[a-z-]+::/)
  expect(lines[0]).toContain(`title=${title}`)
  expect(lines[0]).toContain(`::${said}`)
})

test('what is not reached is a note where as much is reached as was asked for', () => {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  expect(coverAll({ ...given('github'), threshold: 0, reached: false }, print)).toBe(0)
  for (const one of lines) expect(one).toMatch(/^::notice /)
})

test.each(named)('%s writes one log for a code platform', async (command) => {
  const { lines } = await ran(command as keyof typeof commands, given('sarif'))
  expect(lines).toHaveLength(1)
  const [run] = JSON.parse(lines[0]!).runs
  expect(run.results.length).toBeGreaterThan(0)
})

test.each(named)('%s says what check finds in the format that was asked for', async (command) => {
  const before = readFileSync(file(), 'utf8')
  writeFileSync(file(), '- { note: 什么也没有, level: upper, wnat: {}, want: { total: 77 } }\n')
  try {
    const { code, lines } = await ran(command as keyof typeof commands, given('json'))
    expect(code).toBe(1)
    expect(JSON.parse(lines.join('\n')).problems).toMatchObject([{ code: 'unknown-key' }])
  } finally {
    writeFileSync(file(), before)
  }
})

test.each(named)('%s ends with 2 where there is no such standard', async (command) => {
  const how = { ...given('text'), ids: ['basik'] }
  expect(await ran(command as keyof typeof commands, how)).toEqual({
    code: 2,
    lines: ['没有标准 basik；是不是 basic？'],
  })
})
