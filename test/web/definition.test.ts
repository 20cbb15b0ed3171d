import { expect, test } from 'vitest'
import { parse } from 'yaml'
// A section of a page and the sentences of pages are no part of the door.
import { standardSection } from '../../web/portal/pages/definition-standard.ts'
import { sayIn } from '../../web/portal/words.ts'
import { hall } from '../compare/world.ts'
import { world } from '../define/world.ts'

const programme = parse(world().get('demo/programme.yaml')!)
const standard = parse(hall)
const shown = (language: 'zh' | 'en', value: object, of?: object): string =>
  String(
    standardSection(
      { language, say: sayIn(language) } as never,
      value as never,
      of as never,
      () => '大厅',
    ),
  )
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('a standard says its sector, and its bounds of the assessment, in names', () => {
  const text = shown('zh', standard, programme)
  expect(text).toContain('行业 大厅')
  expect(text).toContain('可用的考核方式：直接考核、委托下一级考核')
  expect(text).toContain('审核材料 20 至 60 —')
  expect(text).toContain('现场检查 40 至 80 2')
  expect(shown('en', standard, programme)).toContain('Weight (%)')
})

test('under a programme that is no longer in force the words stand as they are written', () => {
  expect(shown('zh', standard)).toContain('dossier 20 至 60')
})

test('a standard that says neither has no such section', () => {
  const { sector: _, assessment: __, ...bare } = standard
  expect(shown('zh', bare, programme)).toBe('null')
})
