import { expect, test } from 'vitest'
// The words that rules are put into sentences with, and what expressions may name.
import { rational } from '../../engine/rational.ts'
import {
  basicsOf,
  derived,
  type Fact,
  type FactType,
  isMeasured,
  numeric,
  optionsOf,
} from '../../engine/score/fact.ts'
import { namesOf } from '../../engine/score/names.ts'
import { expressionNames } from '../../engine/score/readable.ts'
import { type Scored, standardOf } from './sheet.ts'

const { facts } = standardOf({
  facts: {
    wait: { type: 'number', name: { zh: '等候', en: 'wait' }, unit: '分钟' },
    rate: { type: 'percent', name: '办结率', unit: '%' },
    cost: { type: 'money', name: '费用' },
    calls: { type: 'count', name: '来电' },
    share: { type: 'ratio', name: '占比', of: 'calls', over: 'wait', per: 100 },
    both: { type: 'sum', name: '合计', of: ['calls', 'wait'] },
    shown: { type: 'choice', name: '公示', many: true, of: { sign: { zh: '标识', en: 'sign' } } },
    rank: { type: 'choice', name: '等次', of: { first: '一等' } },
    seen: { type: 'occurrences', name: '事件', of: { late: '迟到' } },
    show: { type: 'panel', name: '评审', min: 0, max: 9 },
    born: { type: 'date', name: '出生' },
    forged: { type: 'bool', name: '作假' },
    said: { type: 'text', name: '说明' },
  },
  indicators: [],
  grades: { upper: [{ id: 'unmet', outcome: 'unmet' }] },
} as unknown as Scored)
const [zh, en] = [namesOf(facts, 'zh'), namesOf(facts, 'en')]

test('a figure has its unit, in another language only where that is a sign', () => {
  expect([zh.figure('wait', 12.5), en.figure('wait', 12.5)]).toEqual(['12.5分钟', '12.5'])
  expect([zh.figure('rate', rational(60)), en.figure('rate', 60)]).toEqual(['60%', '60%'])
  expect([zh.figure('cost', 3), en.figure('cost', 3)]).toEqual(['3元', '3'])
  expect([zh.figure('calls', 3), zh.figure('nobody', 3)]).toEqual(['3', '3'])
})

test('one of a fact is called by its unit, or by the word for one', () => {
  expect([zh.one('wait', '次'), zh.one('calls', '次')]).toEqual(['分钟', '次'])
  expect([en.one('wait', 'time'), en.one('rate', 'time')]).toEqual(['time', '%'])
})

test('facts and options are called by their names, and by their ids where nothing has that name', () => {
  expect([zh.fact('wait'), en.fact('wait'), en.fact('calls')]).toEqual(['等候', 'wait', '来电'])
  expect([zh.fact('nobody'), en.option('nobody', 'sign')]).toEqual(['nobody', 'sign'])
  expect([zh.option('shown', 'sign'), en.option('shown', 'sign')]).toEqual(['标识', 'sign'])
  expect([zh.option('shown', 'pledge'), zh.option('wait', 'a')]).toEqual(['pledge', 'a'])
  expect([zh.several('shown'), zh.several('rank'), zh.several('nobody')]).toEqual([
    true,
    false,
    false,
  ])
})

test('an expression is said with the names of its facts, and stays as it is where it is none', () => {
  expect(zh.formula('wait > 10')).toBe('等候 多于 10')
  expect(en.formula('wait > 10')).toBe('wait is more than 10')
  expect(zh.formula('wait >')).toBe('wait >')
})

test('an expression may name every number, date, choice and yes or no, and no record or text', () => {
  const found = Object.fromEntries(expressionNames(facts))
  expect(Object.keys(found)).toEqual([
    ...[
      'wait',
      'rate',
      'cost',
      'calls',
      'share',
      'both',
      'shown',
      'rank',
      'show',
      'born',
      'forged',
    ],
  ])
  expect(found).toMatchObject({
    share: { type: 'number' },
    show: { type: 'number' },
    born: { type: 'date' },
    forged: { type: 'bool' },
    shown: { type: 'choices', options: ['sign'] },
    rank: { type: 'choice', options: ['first'] },
  })
})

test('of what is worked out the parts are asked, each once; a list of parts is no list of options', () => {
  expect(basicsOf(['share', 'both', 'rate'], facts)).toEqual(['calls', 'wait', 'rate'])
  expect([optionsOf(facts.get('both')!), optionsOf(facts.get('share')!)]).toEqual([{}, {}])
  expect(Object.keys(optionsOf(facts.get('seen')!))).toEqual(['late'])
})

test('its type tells whether a fact is worked out, a number, or answered as one', () => {
  const measured = ['count', 'number', 'percent', 'money']
  const worked = ['ratio', 'sum', 'difference', 'growth', 'age_at', 'number_of']
  const others = ['bool', 'date', 'choice', 'text', 'occurrences']
  const all = [...measured, ...worked, ...others, 'panel'] as readonly FactType[]
  const typed = (is: (fact: Fact) => boolean) =>
    all.filter((type) => is({ id: 'one', name: '一', type }))
  expect(typed(isMeasured)).toEqual(measured)
  expect(typed(derived)).toEqual(worked)
  expect(typed(numeric)).toEqual([...measured, ...worked, 'panel'])
})
