import { afterAll, beforeAll, expect, test } from 'vitest'
import { explanationText } from '../../cli/explanation.ts'
import { type CaseTold, explainCase, type LineTold, type OpenHouse } from '../../server/index.ts'
import { freshHouse } from '../databases/index.ts'
import { playFirst } from './world.ts'

const clock = { now: '2026-01-01T00:00:00.000Z' }
let house: OpenHouse
let told: CaseTold

beforeAll(async () => {
  house = await freshHouse('pglite', clock)
  await playFirst(house, clock, (one) => one.do === 'conclude')
  told = (await explainCase(house, 'hall', true))!
})
afterAll(() => house.close())

test('a decision and a line are told with the clause they rest on, in its own words', () => {
  const applied = told.decisions.find(({ command }) => command === 'apply')!
  expect(applied.cites[0]).toMatchObject({ source: 'plan 3.d' })
  expect(applied.cites[0]!.text).toContain('对提出达标申请的创建集体进行考核')
  const cites = told.sheets[0]!.lines.flatMap((line) => [
    ...line.cites,
    ...line.children.flatMap((child) => child.cites),
  ])
  expect(cites.length).toBeGreaterThan(0)
  for (const { source, title } of cites) expect(title).not.toBe(source.split(' ')[0])
})

const leavesOf = (lines: readonly LineTold[]): readonly LineTold[] =>
  lines.flatMap((line) => (line.children.length > 0 ? leavesOf(line.children) : [line]))

test('every leaf says its rule in both languages, and every fact it read with whose word it is and since when', () => {
  const leaves = leavesOf(told.sheets[0]!.lines)
  expect(leaves.length).toBeGreaterThan(15)
  for (const { id, rules, facts } of leaves) {
    expect(rules.length, id).toBeGreaterThan(0)
    for (const { zh, en } of rules) expect(zh, id).not.toBe(en)
    expect(facts.length, id).toBeGreaterThan(0)
    for (const { answer, working } of facts) {
      if (working) expect(working.zh).toContain('=')
      else expect(answer).toMatchObject({ record: expect.any(Number), at: expect.any(String) })
    }
  }
})

test('the self-score is the word of the collective, never of the assessor', () => {
  const [assessed, self] = [told.sheets[0]!, told.sheets.at(-1)!]
  expect([assessed.stage, self.stage]).toEqual(['assessed', 'self'])
  const read = ({ lines }: { lines: readonly LineTold[] }) =>
    leavesOf(lines).flatMap(({ facts }) => facts)
  const whose = (sheet: { lines: readonly LineTold[] }) =>
    new Set(read(sheet).flatMap(({ answer }) => answer?.supplier ?? []))
  expect([...whose(assessed)]).toContain('assessor')
  expect([...whose(self)]).toEqual(['applicant'])
  const found = read(self).filter(({ id }) => id === 'sign_faults')
  expect(found).toMatchObject([{ state: 'unanswered', answer: null }])
})

test('a claim that was confirmed names the record in which that was', () => {
  const claims = leavesOf(told.sheets[0]!.lines)
    .flatMap(({ facts }) => facts)
    .filter(({ answer }) => answer?.supplier === 'applicant')
  expect(claims.length).toBeGreaterThan(0)
  for (const { id, answer } of claims) expect(answer!.confirmed?.record, id).toBeGreaterThan(0)
})

test('every veto says its condition, and the facts by which it cannot fire', () => {
  for (const { id, fires, condition, facts } of told.sheets[0]!.vetoes) {
    expect(fires, id).toBe(false)
    expect(condition.zh.length, id).toBeGreaterThan(3)
    expect(
      facts.map(({ value }) => value),
      id,
    ).not.toContain(null)
  }
})

test('the text has an indicator, its rule, its facts and its arithmetic on lines of their own', () => {
  const zh = explanationText(told, { language: 'zh', clauses: false })
  expect(zh.slice(0, 3)).toEqual([
    '考核得分  政务服务大厅创建标准 service-hall@2026.2.0',
    '  总分 100.00（= 100）  等次 优秀  结论 达标',
    '  算式  14 + 8 + 8 + 6 + 4 + 60 + 0 − 0 = 100',
  ])
  const at = zh.findIndex((line) =>
    line.endsWith('6.1.2 分区合理  2 / 2  [practice S48；gbt-36112 6.1]'),
  )
  expect(zh[at + 1]!.trim()).toBe('规则  从 2 分起，功能分区不合理每处扣 0.5 分，扣到 0 分为止')
  expect(zh[at + 2]).toMatch(
    /^ +事实 {2}功能分区不合理 = 0处（考核人，\d{4}-\d\d-\d\d \d\d:\d\d，第 \d+ 条记录）$/,
  )
  expect(zh).toContain('  一票否决')
})

test('the text has the clauses in their own words where that is asked for, and can be had in English', () => {
  const plain = explanationText(told, { language: 'en', clauses: false })
  const whole = explanationText(told, { language: 'en', clauses: true })
  expect(plain.filter((line) => line.trim().startsWith('§'))).toEqual([])
  expect(whole.filter((line) => line.trim().startsWith('§')).length).toBeGreaterThan(5)
  expect(plain[1]).toBe('  total 100.00 (= 100)  grade 优秀  outcome met')
})

test('what is missing is told with its worth, before the assessor has found anything', async () => {
  const early = await freshHouse('pglite', clock)
  await playFirst(early, clock, (one) => one.do === 'apply')
  const { sheets } = (await explainCase(early, 'hall', true))!
  const [assessed] = sheets
  expect(assessed!.outcome).toBe('open')
  expect(assessed!.worths.length).toBe(assessed!.missing.length)
  expect(assessed!.worths.some(({ vetoes }) => vetoes.length > 0)).toBe(true)
  expect(assessed!.next).toBeNull()
  const zh = explanationText(
    { case: 'hall', sheets, decisions: [] },
    { language: 'zh', clauses: false },
  )
  expect(zh).toContain('  尚缺的事实')
  expect(zh.some((line) => /^ {4}.+ {2}关系总分 10 分/.test(line))).toBe(true)
  await early.close()
})
