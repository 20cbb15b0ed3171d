import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { load } from '../../engine/index.ts'
import { world } from './world.ts'

interface Trap {
  readonly trap: string
  readonly find?: string
  readonly with?: string
  readonly text?: string
  readonly when?: string
  readonly many?: number
  readonly line: number
  readonly code: string
}
const traps: readonly Trap[] = parse(readFileSync('test/define/traps.yaml', 'utf8'))
const file = 'demo/basic/standard.yaml'
const standard = world().get(file)!
// Schemas are compiled once, before anything is timed.
load(world())

function textOf({ find = 'when: forged', with: put = '', text, when, many = 1 }: Trap): string {
  if (text !== undefined) return text.repeat(many)
  expect(standard.split(find)).toHaveLength(2)
  const whole = many === 1 ? when : `${when?.repeat(many)}forged`
  return standard.replace(find, () => (when === undefined ? put : `when: ${JSON.stringify(whole)}`))
}

test.each(traps)(
  '$trap is found in its place, and told in Chinese with what would be right',
  (trap) => {
    const text = textOf(trap)
    const before = performance.now()
    const { problems } = load(world().set(file, text))
    const took = performance.now() - before

    expect(problems[0]).toMatchObject({ file, line: trap.line, code: trap.code })
    expect(problems[0]!.zh).toMatch(/\p{Script=Han}/u)
    if (trap.when === undefined) for (const { fix } of problems) expect(fix?.zh ?? '').not.toBe('')
    expect(took).toBeLessThan(1000)
  },
)

test.each([
  ['a byte order mark', `\uFEFF${standard}`],
  ['lines that end as on Windows', standard.replaceAll('\n', '\r\n')],
  ['a comment behind a value', standard.replace('basis: rules 1', 'basis: rules 1 # 第1条')],
  ['a number sign within a text', standard.replace('name: 基本标准', 'name: 条款#3')],
  ['a wide colon within a text', standard.replace('name: 基本标准', 'name: 标准：第3条')],
  ['lines that are kept', standard.replace('name: 基本标准', 'name: |-\n  基本\n  标准')],
  [
    'folded words of an expression',
    standard.replace('when: forged', 'when: "forged\n    || forged"'),
  ],
])('%s is no trap', (what, text) => {
  const { problems } = load(world().set(file, text))
  const codes = problems.map(({ code }) => code)
  for (const code of ['comment-lost', 'text-folded', 'colon-wide', 'indent-wide'])
    expect(codes, what).not.toContain(code)
})

test('two hundred texts that mean harm leave nothing behind in memory', () => {
  const texts = traps.map(textOf)
  const read = (times: number): void => {
    for (let at = 0; at < times; at++) load(new Map([[file, texts[at % texts.length]!]]))
  }
  const held = (): number => {
    globalThis.gc?.()
    return process.memoryUsage().heapUsed
  }
  read(texts.length)
  const before = held()
  read(200)
  // Without a collection in between, what was thrown away is counted too.
  const bound = globalThis.gc ? 8 : 256
  expect((held() - before) / 2 ** 20).toBeLessThan(bound)
})
