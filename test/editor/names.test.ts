import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { TextEdit } from 'vscode-languageserver'
import { parse } from 'yaml'
import { completionAt } from '../../author/editor/completion.ts'
import { hoverAt } from '../../author/editor/hover.ts'
import { linesOf } from '../../author/editor/lines.ts'
import { definitionAt, referencesAt, type Standing } from '../../author/editor/navigate.ts'
import { type Page, Pages } from '../../author/editor/pages.ts'
import { renamed } from '../../author/editor/rename.ts'
import { sumsIn } from '../../author/editor/sums.ts'
import { builtIn } from '../../engine/index.ts'
import { changed, cursorIn, examples, folder, pagesWith, sound } from './definitions.ts'

interface Row {
  readonly note: string
  /** In which file, where it is not the standard. */
  readonly in?: 'examples.yaml'
  /** What is typed instead of what, with the cursor `§` in it. */
  readonly change: readonly [from: string, to: string]
  readonly offers?: readonly string[]
  readonly not?: readonly string[]
  readonly writes?: string
  readonly tells?: readonly string[]
  readonly leads?: string
  readonly refuses?: string
}

const rows: readonly Row[] = parse(readFileSync('test/editor/names.yaml', 'utf8'))
const titled = rows.map((row) => [row.note, row] as const)

/** The page with the change made, and where the cursor is in it. */
function at({ in: name, change }: Pick<Row, 'in' | 'change'>) {
  const [from, to] = change
  const marked = changed(from, to, name ? examples : sound)
  const { text, position } = cursorIn(marked)
  const file = name ?? 'standard.yaml'
  const pages = pagesWith({ [file]: text })
  const page = pages.page(`${folder}/${file}`)!
  const offset = linesOf(text).offset(position)
  return { page, offset, pages, reader: { pages, language: 'zh' as const } }
}

const placed = ({ page, span }: Standing): string => {
  const { line, character } = linesOf(page.tree.text).position(span[0])
  const file = page.file.split('/youth-model-unit/')[1]
  return `${file}:${line + 1}:${character + 1}`
}

const withKey = (key: keyof Row) => titled.filter(([, row]) => row[key] !== undefined)

test.each(withKey('offers'))('completion: %s', (_, row) => {
  const { page, offset, reader } = at(row)
  const items = completionAt(page, offset, reader)
  const labels = items.map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining([...row.offers!]))
  for (const one of row.not ?? []) expect(labels).not.toContain(one)
  if (row.writes === undefined) return
  const edit = items.find(({ label }) => label === row.offers![0])!.textEdit as TextEdit
  const { range, newText } = edit
  const lines = linesOf(page.tree.text)
  const { text } = page.tree
  const after = `${text.slice(0, lines.offset(range.start))}${newText}${text.slice(lines.offset(range.end))}`
  expect(after).toContain(row.writes)
})

test.each(withKey('tells'))('hover: %s', (_, row) => {
  const { page, offset, reader } = at(row)
  const { value } = hoverAt(page, offset, reader)!.contents as { value: string }
  for (const one of row.tells!) expect(value).toContain(one)
})

test.each(withKey('leads'))('definition: %s', (_, row) => {
  const { page, offset, pages } = at(row)
  const found = definitionAt(page, offset, pages)
  expect(found && placed(found)).toBe(row.leads)
})

test.each(withKey('refuses'))('no renaming: %s', (_, row) => {
  const { page, offset, reader } = at(row)
  expect(renamed(page, offset, 'another', reader)).toEqual({ refused: row.refuses })
})

/** Every text of the standard with a name changed in all its places. */
function after(change: Row['change'], to: string, name?: Row['in']): ReadonlyMap<string, string> {
  const { page, offset, reader } = at({ change, ...(name ? { in: name } : {}) })
  const found = renamed(page, offset, to, reader)
  if ('refused' in found) throw new Error(found.refused)
  const files = new Map<Page, Standing[]>()
  for (const one of found.places) files.set(one.page, [...(files.get(one.page) ?? []), one])
  return new Map(
    [...files].map(([{ file, tree }, places]) => {
      const last = places.toSorted((a, b) => b.span[0] - a.span[0])
      const text = last.reduce(
        (text, { span: [start, end] }) => `${text.slice(0, start)}${to}${text.slice(end)}`,
        tree.text,
      )
      return [file.split('/').at(-1)!, text]
    }),
  )
}

test('a fact is renamed where it is declared, read, answered and named in an expression, and nowhere else', () => {
  const texts = after(['when: late', 'when: la§te'], 'tardy')
  const standard = texts.get('standard.yaml')!
  expect(standard).toContain('  tardy: { name: 迟到')
  expect(standard).toContain('when: tardy > 50 && !repaired')
  expect(standard).toContain('each: { tardy: 0.5 }')
  expect(standard).toContain('id: too_late')
  expect(standard).toContain('shown_lately')
  expect(texts.get('examples.yaml')).toContain('given: { tardy: 51, repaired: false }')
})

test('an expression is renamed by its words: quoted options and longer names stay, through any quoting', () => {
  const rest = 'shown_lately == "repaired" || shown.exists(one, one == "repaired")'
  for (const quote of ["'", '"']) {
    const text = `late > 50 && !rep§aired && (repaired || ${rest})`
    const written = quote === '"' ? text.replaceAll('"', '\\"') : text
    const change = ['late > 50 && !repaired', `${quote}${written}${quote}`] as const
    const standard = after(change, 'mended').get('standard.yaml')!
    expect(parse(standard).vetoes[0].when).toBe(`late > 50 && !mended && (mended || ${rest})`)
  }
})

test('an indicator, a veto and an example are renamed in the examples as well', () => {
  expect(after(['id: discipline', 'id: disci§pline'], 'order').get('standard.yaml')).toContain(
    '- id: order',
  )
  expect(after(['id: too_late', 'id: too_§late'], 'tardiness').get('examples.yaml')).toContain(
    'vetoes: [tardiness]',
  )
  const texts = after(['like: well-run', 'like: well§-run'], 'fine', 'examples.yaml')
  expect(texts.get('examples.yaml')).toContain('- id: fine')
  expect(texts.get('examples.yaml')).toContain('like: fine')
})

test('a fact and an indicator are renamed in a table of examples too', () => {
  const rows =
    '- note: 表\n  level: national\n  tries: [late]\n  points_of: disci§pline\n  rows: [[1, 59.5]]\n'
  const head = '- id: well-run'
  const indicator = after([head, `${rows}${head}`], 'order', 'examples.yaml')
  expect(indicator.get('examples.yaml')).toContain('points_of: order')
  expect(indicator.get('standard.yaml')).toContain('- id: order')
  const tried = rows.replace('§', '').replace('late', 'la§te')
  const fact = after([head, `${tried}${head}`], 'tardy', 'examples.yaml')
  expect(fact.get('examples.yaml')).toContain('tries: [tardy]')
  expect(fact.get('standard.yaml')).toContain('each: { tardy: 0.5 }')
})

test('a name that is taken, or that is none, is refused with the reason', () => {
  const { page, offset, reader } = at({ change: ['when: late', 'when: la§te'] })
  expect(renamed(page, offset, 'shown', reader)).toEqual({ refused: 'shown 已经有了' })
  expect(renamed(page, offset, 'Late-Times', reader)).toEqual({
    refused: 'Late-Times 不能作名字：只用小写字母、数字和下划线，以字母开头，如 late_times',
  })
})

test('a shared fact is found in every standard of the programme that names it', () => {
  const pages = pagesWith()
  const page = pages.page(resolve('standards/youth-model-unit/facts.yaml'))!
  const all = referencesAt(page, page.tree.text.indexOf('staff_total: {'), pages).map(placed)
  const files = new Set(all.map((one) => one.split(':')[0]))
  expect(all[0]).toBe('facts.yaml:5:3')
  for (const file of ['industries/banking/examples.yaml', 'measures-2016/standard.yaml'])
    expect(files).toContain(file)
})

test.each([
  ['points: 60', 'points: 60', ['合计 100', '下级合计 100 ✓']],
  ['points: 60', 'points: 59.5', ['合计 100', '≠ 下级合计 99.5']],
  ['points: 60', 'points: { vary: level, otherwise: 60 }', ['合计 100']],
  [
    'points: 100',
    'points: 100\n    roll_up: weighted',
    ['合计 100', '≠ 权重合计 0，应为 1 或 100'],
  ],
])('the sum of points stands beside them: %s as %s', (from, to, want) => {
  const weights = to.includes('weighted')
  const text = changed(from, to)
  const given = weights
    ? text.replaceAll('\n        source', '\n        weight: 0\n        source')
    : text
  const page = pagesWith({ 'standard.yaml': given }).page(`${folder}/standard.yaml`)!
  expect(sumsIn(page, 'zh').map(({ text }) => text)).toEqual(want)
})

test('every name in every shipped standard, and in the real tables, leads to where it is declared', () => {
  const pages = new Pages(builtIn)
  const lost = ['standards/youth-model-unit', 'test/tables/scoring-tables'].flatMap((root) =>
    pages
      .pagesIn(resolve(root), ['standard', 'examples', 'facts', 'programme'])
      .flatMap((page) =>
        page.marks
          .filter(({ span }) => definitionAt(page, span[0], pages) === null)
          .map(({ sort, name }) => `${page.file}: ${sort} ${name}`),
      ),
  )
  expect(lost).toEqual([])
})

test('what a standard inherits is not renamed in it, and renaming above reaches it', () => {
  const child = `${sound.split('facts:')[0]}extends: library@2027.1.0\n`
    .replace('id: library', 'id: branch')
    .concat(
      'tailor:\n  - { target: library/discipline/points, do: set, to: 60, why: 同, source: plan 3.c }\n',
    )
  const pages = pagesWith()
  const file = `${folder}-branch/standard.yaml`
  pages.put(file, child)
  const reader = { pages, language: 'zh' as const }
  const page = pages.page(file)!
  expect(renamed(page, child.indexOf('discipline/') + 1, 'order', reader)).toEqual({
    refused: 'discipline 写在 industries/library/standard.yaml，请到那里改名',
  })
  const above = pages.page(`${folder}/standard.yaml`)!
  const found = renamed(above, above.tree.text.indexOf('discipline') + 1, 'order', reader)
  const places = 'places' in found ? found.places.map(placed) : []
  expect(places.filter((one) => one.startsWith('industries/library-branch/'))).toHaveLength(1)
  pages.put(file, null)
})
