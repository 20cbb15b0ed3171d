import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresIn, partAlike } from '../../engine/lint/figures.ts'

test.each([
  ['不低于90%', 90, 'at_least'],
  ['不少于3次', 3, 'at_least'],
  ['5起以上', 5, 'at_least'],
  ['2人次及以上', 2, 'at_least'],
  ['差评10件（含）以上', 10, 'at_least'],
  ['80分以上（不含）', 80, 'above'],
  ['超过15分钟', 15, 'above'],
  ['高于60%', 60, 'above'],
  ['不超过40周岁', 40, 'at_most'],
  ['不得超过15天', 15, 'at_most'],
  ['35周岁以下人数', 35, 'at_most'],
  ['7日内完成回访', 7, 'at_most'],
  ['15分钟以内', 15, 'at_most'],
  ['不足60分', 60, 'below'],
  ['未满18周岁', 18, 'below'],
  ['少于3人', 3, 'below'],
] as const)('%s is a bound at %d: %s', (text, value, word) => {
  expect(figuresIn(text)).toMatchObject([{ value, word }])
})

test.each([
  '国办发〔2019〕51号',
  '2020年以前开始创建',
  '12345热线',
  '24小时自助服务区',
  'GB/T 36112-2018',
  '第3条',
  '8:30开门',
  '9月青年开放周',
  'e1_1_2',
])('%s counts nothing', (text) => {
  expect(figuresIn(text)).toEqual([])
})

test('from six to two hundred is at least the one and at most the other', () => {
  expect(figuresIn('人数6至200人')).toMatchObject([
    { value: 6, word: 'at_least', at: 2 },
    { value: 200, word: 'at_most', at: 4 },
  ])
})

test('a rate is no bound', () => {
  expect(figuresIn('每超过5分钟扣1分').map(({ word }) => word)).toEqual([null, null])
})

const words = ['at_least', 'above', 'at_most', 'below'] as const

test('whatever the number, its words say the same of it', () => {
  const said = { at_least: '不低于', above: '超过', at_most: '不超过', below: '不足' }
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.nat(99999), (word, value) => {
      expect(figuresIn(`${said[word]}${value}件`)).toMatchObject([{ value, word }])
    }),
  )
})

test('two bounds part alike as one is the other, or all that the other is not', () => {
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...words), (one, other) => {
      const holds = { at_least: [0, 1, 1], above: [0, 0, 1], at_most: [1, 1, 0], below: [1, 0, 0] }
      const [a, b] = [holds[one], holds[other]]
      const same = a.every((at, index) => at === b[index])
      const against = a.every((at, index) => at !== b[index])
      expect(partAlike(one, other)).toBe(same || against)
    }),
  )
})
