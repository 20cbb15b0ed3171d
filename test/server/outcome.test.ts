import { expect, test } from 'vitest'
import { outcomeName } from '../../server/index.ts'

const names = {
  sanctions: [{ id: 'warning', name: { zh: '警告提醒', en: 'Warning' } }],
  outcomes: { remedial: '限期整改', met: { zh: '合格', en: 'passed' } },
}

test.each([
  ['warning', '警告提醒', 'Warning'], // a sanction is called as the programme calls it
  ['remedial', '限期整改', '限期整改'], // a procedure names its own
  ['met', '合格', 'passed'], // and may call a common one otherwise
  ['unmet', '未达标', 'not met'],
  ['toString', 'toString', 'toString'], // what nobody names is told by its word
])('the outcome %s is called %s', (outcome, zh, en) => {
  expect(outcomeName(outcome, names, 'zh')).toBe(zh)
  expect(outcomeName(outcome, names, 'en')).toBe(en)
})
