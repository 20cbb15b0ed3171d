import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompletionItem, CompletionList, Hover } from 'vscode-languageserver-protocol/node'
import { builtIn } from '../../engine/index.ts'
import { type Editor, editorWith } from './client.ts'
import { changed, cursorIn, folder, mistakes, sound, startOf } from './definitions.ts'

/** The language server that editors use for YAML, with nothing but our schemas, by the first line of a standard. */
let editor: Editor
let files = 0
beforeAll(async () => {
  editor = await editorWith([
    'node_modules/yaml-language-server/bin/yaml-language-server',
    '--stdio',
  ])
})
afterAll(() => editor.quit())

async function opened(text: string): Promise<string> {
  files += 1
  const uri = editor.open(`${folder}/standard-${files}.yaml`, text)
  await editor.told(uri)
  return uri
}

/** What is offered at `§`, by its label. */
async function offered(marked: string): Promise<ReadonlyMap<string, CompletionItem>> {
  const { text, position } = cursorIn(marked)
  const textDocument = { uri: await opened(text) }
  const { items } = await editor.ask<CompletionList>('textDocument/completion', {
    textDocument,
    position,
  })
  return new Map(items.map((item) => [item.label, item]))
}

async function hoverAt(marked: string): Promise<string> {
  const { text, position } = cursorIn(marked)
  const textDocument = { uri: await opened(text) }
  const found = await editor.ask<Hover>('textDocument/hover', { textDocument, position })
  return (found.contents as { value: string }).value
}

const toldOf = (item: CompletionItem | undefined): string =>
  typeof item?.documentation === 'string' ? item.documentation : (item?.documentation?.value ?? '')

const rule = 'score: { kind: deduct, each: { late: 0.5 } }'

test('a sound standard has nothing against it: the schema beside it is found by its relative path', async () => {
  expect(editor.last(await opened(sound))).toEqual([])
})

test.each(mistakes.map((one) => [one.note, one] as const))(
  'a mistake is shown where it is: %s',
  async (_, { change, at, says }) => {
    const found = editor.last(await opened(changed(...change)))
    const here = found.filter((one) => startOf(one) === at)
    expect(found.map((one) => `${startOf(one)} ${one.message}`).join('\n')).toMatch(at)
    expect(here.map(({ message }) => message).join('\n')).toMatch(new RegExp(says))
  },
)

test('of a misspelt method nothing else is said', async () => {
  const uri = await opened(changed('kind: deduct,', 'kind: deducts,'))
  expect(editor.last(uri)).toHaveLength(1)
})

test('every method is offered where a kind is wanted, with what it is in Chinese', async () => {
  const items = await offered(changed(rule, 'score:\n            kind: §'))
  expect([...items.keys()].sort()).toEqual([...builtIn.keys()].sort())
  for (const { kind, title, description } of builtIn.values())
    expect(toldOf(items.get(kind))).toBe(`${title}：${description}`)
})

test('a rule can be begun whole, with all that its method must have', async () => {
  const items = await offered(changed(rule, 'score:\n            §'))
  for (const { title } of builtIn.values()) expect([...items.keys()]).toContain(title)
  expect(items.get('分档')?.insertText).toMatch(/^kind: bands\nvalue: .*\nbands:\n/)
})

test('once its method is named, the members of that one are offered and no others', async () => {
  const marked = changed(rule, 'score:\n            kind: deduct\n            §')
  const labels = [...(await offered(marked)).keys()]
  expect(labels).toEqual(expect.arrayContaining(['each', 'floor']))
  expect(labels).not.toContain('bands')
  expect(labels).not.toContain('分档')
})

test('a key that is taken brings its colon, also where its value may vary', async () => {
  const items = await offered(changed('\n        points: 60', '\n        §'))
  expect(items.get('points')?.insertText).toMatch(/^points: /)
  expect(items.get('roll_up')?.insertText).toMatch(/^roll_up: /)
})

test('the keys of an indicator are offered with what they are in Chinese', async () => {
  const items = await offered(changed('\n        points: 60', '\n        §'))
  expect([...items.keys()]).toEqual(expect.arrayContaining(['points', 'children', 'lines', 'na']))
  expect(toldOf(items.get('weight'))).toContain('同级权重之和为 1 或 100')
})

test('an indicator, a veto and a fact can be begun whole', async () => {
  const indicator = await offered(`${sound.split('  - id: conduct')[0]}  - §\n`)
  expect(indicator.get('计分指标')?.insertText).toContain('score:')
  const veto = await offered(changed('  - { id: too_late', '  - §\n  - { id: too_late'))
  expect(veto.get('一项一票否决')?.insertText).toContain('when:')
})

test('the words of a choice are each explained', async () => {
  const items = await offered(changed('publication: draft', 'publication: §'))
  expect(toldOf(items.get('trial'))).toContain('试行')
})

test.each([
  ['a key', changed('basis:', 'ba§sis:'), '制定依据'],
  ['a method', changed('score: { kind: deduct', 'sc§ore: { kind: deduct'), '从满分起，每发生一次'],
  ['a member of it', changed('each: { late', 'ea§ch: { late'), '每次扣分'],
  ['a word of a choice', changed('publication: draft', 'publication: dr§aft'), '草案：还在写'],
  ['a veto', changed('  - { id: too_late', '  - { i§d: too_late'), '变量名'],
])('hovering over %s tells in Chinese what it is', async (_, marked, says) => {
  expect(await hoverAt(marked)).toContain(says)
})
