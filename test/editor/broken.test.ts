import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checked } from '../../author/editor/checked.ts'
import { completionAt } from '../../author/editor/completion.ts'
import { diagnosticOf } from '../../author/editor/diagnostics.ts'
import { hoverAt } from '../../author/editor/hover.ts'
import { definitionAt, referencesAt } from '../../author/editor/navigate.ts'
import { nearby } from '../../author/editor/near.ts'
import { outlineOf } from '../../author/editor/outline.ts'
import { Pages } from '../../author/editor/pages.ts'
import { renamed } from '../../author/editor/rename.ts'
import { sumsIn } from '../../author/editor/sums.ts'
import { builtIn } from '../../engine/index.ts'
import { changed, cursorIn, folder, pagesWith, sound } from './definitions.ts'

const names = ['standard.yaml', 'examples.yaml'] as const
const home = resolve('standards/youth-model-unit/industries/banking')
const shipped = new Map(names.map((name) => [name, readFileSync(`${home}/${name}`, 'utf8')]))

/** What is typed in the middle of a text, as far as it has come. */
const typed = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '"',
    "'",
    '#',
    '&a',
    '*a',
    '|',
    '\t',
  ),
  fc.constantFrom(
    'late',
    'when: late > ',
    'source: plan ',
    'kind: ',
    'given: { ',
    '𠮷',
    '：',
    '<<: ',
    '? ',
  ),
)

const asked = fc.record({
  name: fc.constantFrom(...names),
  upto: fc.double({ min: 0, max: 1, noNaN: true }),
  typed,
  rest: fc.boolean(),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
})

test('whatever is half typed, whatever is asked where: there is an answer and no error', () => {
  const pages = new Pages(builtIn)
  const reader = { pages, language: 'zh' as const }
  fc.assert(
    fc.property(asked, ({ name, upto, typed, rest, at }) => {
      const whole = shipped.get(name)!
      const cut = Math.floor(upto * whole.length)
      const text = `${whole.slice(0, cut)}${typed}${rest ? whole.slice(cut) : ''}`
      pages.put(`${home}/${name}`, text)
      const page = pages.page(`${home}/${name}`)!
      for (const offset of [cut + typed.length, Math.floor(at * text.length)]) {
        completionAt(page, offset, reader)
        hoverAt(page, offset, reader)
        definitionAt(page, offset, pages)
        referencesAt(page, offset, pages)
        renamed(page, offset, 'another', reader)
      }
      outlineOf(page, 'zh')
      sumsIn(page, 'en')
      pages.put(`${home}/${name}`, null)
    }),
    { numRuns: 20 },
  )
})

test('every problem of a half typed text is shown inside the text', () => {
  const pages = new Pages(builtIn)
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), typed, (upto, typed) => {
      const whole = shipped.get('standard.yaml')!
      const file = `${home}/standard.yaml`
      const text = `${whole.slice(0, Math.floor(upto * whole.length))}${typed}`
      pages.put(file, text)
      const page = pages.page(file)!
      const lines = text.split('\n')
      const { problems } = checked(nearby(page, pages), builtIn)
      for (const one of problems.get(file)!) {
        const { range } = diagnosticOf(one, page, file, 'zh', false)
        for (const { line, character } of [range.start, range.end])
          expect(lines[line]!.length).toBeGreaterThanOrEqual(character)
      }
    }),
    { numRuns: 6 },
  )
})

test('what a file declared before it broke is still offered', () => {
  const pages = pagesWith()
  pages.page(`${folder}/standard.yaml`)
  const { text, position } = cursorIn(changed('{ late: 0.5 } }', '{ §'))
  pages.put(`${folder}/standard.yaml`, text)
  const page = pages.page(`${folder}/standard.yaml`)!
  expect(page.tree.whole).toBe(false)
  const lines = text.split('\n').slice(0, position.line)
  const offset = lines.join('\n').length + 1 + position.character
  const labels = completionAt(page, offset, { pages, language: 'zh' }).map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['late', 'repaired', 'shown']))
})

test('a file that belongs to no programme is read alone: nothing around it is gone through', () => {
  const pages = new Pages(builtIn)
  const file = resolve('node_modules/yaml/notes.yaml')
  pages.put(file, 'a: 1\n')
  pages.put(`${folder}/standard.yaml`, sound)
  expect([...pages.textsIn(pages.rootOf(file)).keys()]).toEqual(['yaml/notes.yaml'])
  expect(pages.page(file)!.marks).toEqual([])
  expect(completionAt(pages.page(file)!, 3, { pages, language: 'zh' })).toEqual([])
})
