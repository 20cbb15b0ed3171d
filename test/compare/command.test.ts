import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
// The commands are called as the line calls them; what they print is read.
import { changelog } from '../../cli/compare/changelog.ts'
import { type DiffOptions, diff } from '../../cli/compare/diff.ts'
import { builtIn } from '../../engine/index.ts'
import { changed, hall, worldWith } from './world.ts'

const place = mkdtempSync(join(tmpdir(), 'biaogan-'))
afterAll(() => rmSync(place, { recursive: true }))

function written(name: string, text: string, examples?: string): string {
  const folder = join(place, name)
  for (const [file, one] of worldWith(text, examples)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), one)
  }
  return folder
}

const seen =
  '- { note: 等了十分钟, level: upper, given: { wait: 10 }, want: { points: { wait: 12 } } }\n'
const old = written('old', hall, seen)
const stricter = changed(hall, [
  { find: '2026.1.0', with: '2027.1.0' },
  { find: 'at_most: 15, points: 12', with: 'at_most: 15, points: 10' },
  { find: 'evidence: [photo]', with: 'evidence: [photo, summary]' },
])
const now = written('new', stricter, seen)

function run(
  names: readonly [string, string | undefined],
  more: Partial<DiffOptions> = {},
): { readonly exit: number; readonly lines: readonly string[] } {
  const lines: string[] = []
  const options = { folder: old, json: false, language: 'zh', methods: builtIn, ...more } as const
  const exit = diff(names, options, (line) => lines.push(...line.split('\n')))
  return { exit, lines }
}

test('two folders are compared standard by standard, and examples that want the old points keep nothing from it', () => {
  const { exit, lines } = run([old, now])
  expect(exit).toBe(0)
  expect(lines).toContain('basic@1 → basic@1')
  expect(lines).toContain('hall@2026.1.0 → hall@2027.1.0')
  expect(lines.join('\n')).toContain(
    '[收严] 「等候时间」（wait）：不低于 8分钟、不高于 15分钟的分由 12 减为 10',
  )
  expect(lines.at(-1)).toContain('示例有 1 处与标准不符')
})

test.each([
  ['a name in a folder', `${old}:hall`, `${now}:hall@2027.1.0`],
  ['a folder of a standard and its file', `${old}/demo/hall`, `${now}/demo/hall/standard.yaml`],
  ['a name in the folder of definitions', 'hall@2026.1.0', `${now}:hall`],
])('a standard is named as %s', (_, a, b) => {
  const { exit, lines } = run([a, b])
  expect(exit).toBe(0)
  expect(lines[0]).toBe('hall@2026.1.0 → hall@2027.1.0')
})

test('without a second name the last two versions that a folder keeps are compared', () => {
  const next = changed(stricter, [{ find: 'from: "2026-01-01"', with: 'from: "2027-01-01"' }])
  const both = written('both', next, seen.replace('12', '10'))
  mkdirSync(join(both, 'demo/earlier/hall'), { recursive: true })
  for (const [file, text] of worldWith(hall, seen))
    if (file.startsWith('demo/hall/'))
      writeFileSync(join(both, file.replace('demo/', 'demo/earlier/')), text)
  const { exit, lines } = run(['hall', undefined], { folder: both })
  expect({ exit, first: lines[0] }).toEqual({ exit: 0, first: 'hall@2026.1.0 → hall@2027.1.0' })
})

test('it ends with 1 where a kind occurs that is to fail, and only there', () => {
  expect(run([`${old}:hall`, `${now}:hall`], { failOn: ['tightening'] }).exit).toBe(1)
  expect(run([`${old}:hall`, `${now}:hall`], { failOn: ['relaxing'] }).exit).toBe(0)
})

test('a name that nothing has is said with those there are, and ends with 2', () => {
  const { exit, lines } = run(['hell', `${now}:hall`])
  expect(exit).toBe(2)
  expect(lines[0]).toContain('没有 hell；有的是：basic@1、hall@2026.1.0')
})

test('a standard that is not sound is not compared: its problems are printed, and it ends with 1', () => {
  const broken = written('broken', hall.replace('points: 60', 'points: 61'))
  const { exit, lines } = run([`${old}:hall`, `${broken}:hall`])
  expect(exit).toBe(1)
  expect(lines[1]).toContain('children-sum')
})

test('the impact lists what examples come to under both', () => {
  const { lines } = run([`${old}:hall`, `${now}:hall`], { impact: [] })
  expect(lines).toContain('  用 1 个示例在两版下各算一遍，1 个不同：')
  expect(lines.find((line) => line.includes('等了十分钟'))).toMatch(/（上级）：总分 .*–.* → .*–/)
})

test('JSON has both heads, the whole, and every change with its places', () => {
  const { lines } = run([`${old}:hall`, `${now}:hall`], { json: true, impact: [] })
  const [one] = JSON.parse(lines.join('\n'))
  expect(one.before).toMatchObject({ id: 'hall', version: '2026.1.0' })
  expect(one.overall).toMatchObject({ kind: 'tightening', counts: { tightening: 2 } })
  expect(one.changes[0].at.after).toMatchObject({ file: 'demo/hall/standard.yaml' })
  expect(one.impact).toHaveLength(1)
})

test('colour is there when it is asked for, and nowhere else', () => {
  expect(run([`${old}:hall`, `${now}:hall`]).lines.join('')).not.toContain('\u001b[')
  expect(run([`${old}:hall`, `${now}:hall`], { colour: true }).lines.join('')).toContain(
    '\u001b[31m[收严]',
  )
})

test('a draft of what is new begins with what collectives have to do anew', () => {
  const lines: string[] = []
  const options = { folder: old, language: 'zh', methods: builtIn } as const
  const exit = changelog([`${old}:hall`, `${now}:hall`], options, (line) =>
    lines.push(...line.split('\n')),
  )
  expect(exit).toBe(0)
  expect(lines[0]).toBe('# 大厅标准 2027.1.0 更新说明（草稿）')
  const [anew, stricter] = ['## 集体要另做的', '## 比原来严的'].map((one) => lines.indexOf(one))
  expect(anew).toBeGreaterThan(0)
  expect(stricter).toBeGreaterThan(anew!)
  expect(lines.slice(anew, stricter).join('\n')).toContain('证明材料由 photo 改为')
  expect(lines.slice(anew, stricter).join('\n')).not.toContain('等候时间')
})
