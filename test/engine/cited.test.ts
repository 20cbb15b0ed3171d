import { expect, test } from 'vitest'
import { citedBy } from '../../engine/index.ts'

const programme = {
  plan: { title: '方案', kind: 'plan' as const, clauses: { '3.c': '依照标准开展创建。' } },
  practice: { title: '各地做法', kind: 'statistic' as const, clauses: ['S05'] },
}
const own = { act: { title: '办法', kind: 'norm' as const } }

test('what is cited has the title of its document, and its own text where the source has it', () => {
  expect(citedBy(['plan 3.c', 'practice S05', 'act 第六条'], own, programme)).toEqual([
    { source: 'plan 3.c', title: '方案', clause: '3.c', text: '依照标准开展创建。' },
    { source: 'practice S05', title: '各地做法', clause: 'S05', text: null },
    { source: 'act 第六条', title: '办法', clause: '第六条', text: null },
  ])
})

test('a whole document may be cited, one that nobody lists, or none', () => {
  expect(citedBy('act', own)).toEqual([{ source: 'act', title: '办法', clause: '', text: null }])
  expect(citedBy('gone 1', own)[0]).toMatchObject({ title: 'gone', text: null })
  expect(citedBy(undefined, own)).toEqual([])
})

test('the standard’s own documents come before those of its programme', () => {
  const plan = {
    title: '本行业方案',
    kind: 'plan' as const,
    clauses: { '3.c': '本行业另有规定。' },
  }
  expect(citedBy('plan 3.c', { plan }, programme)[0]!.text).toBe('本行业另有规定。')
})
