import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { coverAll } from '../../cli/prove/cover.ts'
import { mutateAll } from '../../cli/prove/mutate.ts'
import { testAll } from '../../cli/prove/test.ts'
import { builtIn } from '../../engine/index.ts'

const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true })
})

/** The small world on disk, a file of it changed first. */
function world(file = '', find = '', to = ''): string {
  const folder = mkdtempSync(join(tmpdir(), 'prove-'))
  made.push(folder)
  cpSync('test/define/world', folder, { recursive: true })
  if (file) {
    const text = readFileSync(join(folder, file), 'utf8')
    if (!text.includes(find)) throw new Error(`nothing to change: ${find}`)
    writeFileSync(join(folder, file), text.replace(find, to))
  }
  return folder
}
const examples = 'demo/basic/examples.yaml'
const sound = world()
const wrong = world(examples, 'want: { total: 100, outcome: met', 'want: { total: 99, outcome: met')

const given = (folder: string, more: object = {}) => ({
  ...{ folder, ids: [], format: 'text' as const, language: 'zh' as const, methods: builtIn },
  ...{ threshold: 0, reached: false },
  ...more,
})

/** What a command answers, and all that it says. */
function said(run: (print: (line: string) => void) => number) {
  const lines: string[] = []
  return { code: run((line) => lines.push(line)), text: lines.join('\n') }
}
const covered = (more: object = {}, folder = sound) =>
  said((print) => coverAll(given(folder, more), print))
const tested = (more: object = {}, folder = sound) =>
  said((print) => testAll(given(folder, more), print))

test('test says how many hold, and answers 0', () => {
  expect(tested()).toMatchObject({ code: 0 })
  expect(tested().text).toMatch(/^✓ basic@\d+：示例 \d+ 个全部相符，边界情形 \d+ 个全部合理$/)
  expect(tested({ language: 'en' }).text).toMatch(/^✓ basic@\d+: all of \d+ examples hold/)
})

test('test shows of a failure where it is, what was wanted and got, and how it came about, and answers 1', () => {
  const { code, text } = tested({}, wrong)
  expect(code).toBe(1)
  const [first, ...others] = text.split('\n')
  expect(first).toMatch(
    /^demo\/basic\/examples\.yaml:\d+:\d+ ✕「全部做到，得满分」total 应为 99，实为 100$/,
  )
  expect(others[0]).toMatch(/^ {4}工作 60 \/ 60$/)
  expect(others.at(-1)).toMatch(/^✕ basic@\d+：示例 \d+ 个，不符 1 个；/)
})

test('test as JSON tells every failure and every case that was made', () => {
  const [one] = JSON.parse(tested({ format: 'json' }, wrong).text)
  expect(one.failed).toHaveLength(1)
  expect(one.failed[0]).toMatchObject({
    ...{ note: '全部做到，得满分', file: examples },
    differences: [{ path: ['total'], want: 99, got: '100' }],
  })
  expect(one.made.length).toBeGreaterThan(0)
  expect(one.made[0]).toMatchObject({ level: expect.any(String), total: expect.any(String) })
})

test('cover tells hand and made apart, each kind, and what lacks with its place', () => {
  const { code, text } = covered()
  expect(code).toBe(0)
  expect(text).toMatch(/^basic@\d+：覆盖 \d+\.\d%（须手写示例的 \d+\/\d+，其余 (\d+)\/\1）$/m)
  expect(text).toMatch(/^ {2}一票否决 2\/3$/m)
  expect(text).toMatch(
    /^demo\/basic\/standard\.yaml:\d+:\d+ 缺（须手写示例）：一票否决「弄虚作假」未定（所看的事实没有填）$/m,
  )
  expect(text).not.toContain('←')
})

test('cover says on request what reached each', () => {
  const { text } = covered({ reached: true })
  expect(text).toContain('✓ 一票否决「弄虚作假」触发 ← 弄虚作假，一票否决')
  expect(text).toMatch(/✓ 「[^」]+」.* ← 自动生成的情形/)
})

test('cover as JSON has the share unrounded, and of each item by what it is reached', () => {
  const [one] = JSON.parse(covered({ format: 'json' }).text)
  const fires = one.items.find(({ en }: { en: string }) => en === 'the veto "弄虚作假" fires')
  expect(fires).toMatchObject({ by: 'hand', made: false, reached: true })
  const { length } = one.items.filter(({ reached }: { reached: boolean }) => reached)
  expect(one.share).toBe((length / one.items.length) * 100)
})

test('a share just below the threshold is below it, and is never shown as if it were not', () => {
  const { share } = JSON.parse(covered({ format: 'json' }).text)[0]
  expect(share).toBeLessThan(100)
  expect(covered({ threshold: share }).code).toBe(0)
  expect(covered({ threshold: share + 0.001 }).code).toBe(1)
  const { code, text } = covered({ threshold: 100 })
  expect(code).toBe(1)
  expect(text).toMatch(/✕ basic@\d+ 覆盖 \d\d\.\d%，要求 100%$/)
})

test('mutate lists survivors in words at their places, and answers 1', async () => {
  const lines: string[] = []
  const code = await mutateAll(given(sound), (line) => lines.push(line))
  expect(code).toBe(1)
  expect(lines[0]).toMatch(/^demo\/basic\/standard\.yaml:\d+:\d+ 没有示例发现：/)
  const [all, example, check, left] = lines.at(-1)!.match(/\d+/g)!.slice(1).map(Number)
  expect(example! + check! + left!).toBe(all)
  expect(lines).toHaveLength(left! + 1)
})

test.each([
  ['zh', '没有标准 basik；是不是 basic？'],
  ['en', 'there is no standard "basik"; did you mean "basic"?'],
])('a standard that is almost named is told, in %s', (language, want) => {
  expect(covered({ language, ids: ['basik'] })).toEqual({ code: 2, text: want })
})

test('of standards that are not there each is told, with all that there are', () => {
  const { code, text } = covered({ ids: ['zoo', 'basik'] })
  expect(code).toBe(2)
  expect(text).toBe('没有标准 zoo；有：basic\n没有标准 basik；是不是 basic？')
})

test('definitions with a problem are to be mended first; a neighbour does not stop a standard that is named', () => {
  const broken = world(examples, 'level: lower', 'levl: lower')
  const { code, text } = tested({}, broken)
  expect(code).toBe(1)
  expect(text).toMatch(/^定义有 \d+ 处问题，改好再来：\n[\s\S]*unknown-key/)
  expect(tested({ ids: ['basic'] }, broken).code).toBe(1)
  const folder = world()
  cpSync(join(folder, 'demo/basic'), join(folder, 'demo/other'), { recursive: true })
  expect(tested({}, folder).code).toBe(1)
  expect(tested({ ids: ['basic'] }, folder)).toMatchObject({ code: 0 })
})
