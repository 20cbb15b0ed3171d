import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CaseTold, explainCase, type OpenHouse } from '../../server/index.ts'
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
