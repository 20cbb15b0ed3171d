import { expect, test } from 'vitest'
import { documentOf } from '../../author/index.ts'
import { builtIn, type Language, load } from '../../engine/index.ts'
import { authored, hall } from '../compare/world.ts'
import { tailored } from '../define/world.ts'
import { partOf, textOf } from './reading.ts'

const options = (language: Language) =>
  ({ language, methods: builtIn, traces: [], examples: 'none' }) as const
const assessing = (language: Language): string =>
  textOf(partOf(documentOf(authored(hall), options(language)), 'assessing'))
const headOf = (id: string, language: Language): string => {
  const one = load(tailored()).authored.find(({ value }) => value.id === id)!
  return textOf(partOf(documentOf(one, options(language)), 'head'))
}

test('the bounds of the assessment stand in the words of the programme, with what they rest on', () => {
  const text = assessing('zh')
  expect(text).toMatch(/可用的考核方式：直接考核、委托下一级考核 \[\d+]/)
  expect(text).toMatch(/审核材料\s*20 至 60/)
  expect(text).toMatch(/现场检查\s*40 至 80\s*至少 2 /)
  expect(assessing('en')).toContain('Modes of assessment: 直接考核, 委托下一级考核')
})

test('a form that may be left out says so', () => {
  const text = hall.replace('dossier: { weight: { min: 20,', 'dossier: { weight: { min: 0,')
  expect(textOf(documentOf(authored(text), options('zh')))).toMatch(/审核材料\s*至多 60，可以不用/)
})

test('a standard without bounds says nothing of them', () => {
  const text = hall.slice(0, hall.indexOf('assessment:'))
  expect(documentOf(authored(text), options('zh'))).not.toContain('可用的考核方式')
})

test('a sector that the programme lists has its name, in both places where it stands; another its id', () => {
  expect(headOf('wards', 'zh').match(/卫生健康/g)).toHaveLength(2)
  expect(headOf('wards', 'en')).toContain('sector Health care')
  const other = textOf(documentOf(authored(hall), options('zh')))
  expect(other).toContain('行业 hall')
})
