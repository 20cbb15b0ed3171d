import { expect, test } from 'vitest'
// How alike two things are is no part of the door.
import { alikeness, renames } from '../../engine/compare/likeness.ts'

const thing = (id: string, name: string, said: unknown) => ({ id, name, said })

test('the same name and the same rule are one thing; neither makes another', () => {
  const rule = { kind: 'count', of: 'events', each: 2 }
  expect(alikeness(thing('a', '活动次数', rule), thing('b', '活动次数', rule))).toBe(100)
  expect(alikeness(thing('a', '活动次数', rule), thing('b', '等候时间', { kind: 'bands' }))).toBe(0)
})

test('of two that are as much like one, neither is taken for it', () => {
  const rule = { kind: 'count', of: 'events', each: 2 }
  const [one, other] = [thing('b', '活动次数', rule), thing('c', '活动次数', rule)]
  expect(renames([thing('a', '活动次数', rule)], [one, other])).toEqual([])
  expect(renames([thing('a', '活动次数', rule)], [one])).toEqual([
    { from: 'a', to: 'b', alike: 100 },
  ])
})

test('what is merely of the same sort is not taken for the same', () => {
  const fact = { type: 'count', unit: '次', by: 'applicant', period: 'this-cycle' }
  expect(renames([thing('a', '主题活动', fact)], [thing('b', '志愿服务', fact)])).toEqual([])
})
