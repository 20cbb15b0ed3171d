import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  InlayHint,
  Location,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node'
import { type Editor, editorWith } from './client.ts'
import { changed, cursorIn, examples, folder, sound, startOf } from './definitions.ts'

/** Our own server as it is built, spoken to as an editor does. */
let editor: Editor
let standard: string
let beside: string
beforeAll(async () => {
  editor = await editorWith(['dist/cli/main.js', 'lsp', '--stdio'])
  beside = editor.open(`${folder}/examples.yaml`, examples)
  standard = editor.open(`${folder}/standard.yaml`, sound)
  await editor.told(standard)
})
afterAll(() => editor.quit())

/** What is said against a text when it stands in the editor. */
async function saidOf(text: string): Promise<readonly Diagnostic[]> {
  editor.type(standard, text)
  return editor.told(standard)
}

/** Asks at the cursor `§` of a standard. */
function askAt<T>(method: string, marked: string, more: object = {}): Promise<T> {
  const { text, position } = cursorIn(marked)
  editor.type(standard, text)
  return editor.ask<T>(method, { textDocument: { uri: standard }, position, ...more })
}

test('a sound standard with its examples has nothing against it, though both are only in the editor', async () => {
  expect(await saidOf(`${sound}# again\n`)).toEqual([])
})

test('a mistake is shown with its code and with what would be right, and one key mends it', async () => {
  const [one] = await saidOf(changed('{ late: 0.5 }', '{ lates: 0.5 }'))
  expect(one).toMatchObject({ code: 'fact-unknown', source: 'biaogan' })
  expect(one!.relatedInformation![0]!.message).toBe('应为：late')
  const actions = await editor.ask<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: standard },
    range: one!.range,
    context: { diagnostics: [one] },
  })
  expect(actions.map(({ title }) => title)).toEqual(['改为 late'])
  const [edit] = actions[0]!.edit!.changes![standard]!
  expect(edit).toEqual({ range: one!.range, newText: 'late' })
})

test('no key is offered where the word alone would not mend it', async () => {
  const [one] = await saidOf(changed('source: plan 3.f', 'source: plan 3.z'))
  const actions = await editor.ask<readonly CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: standard },
    range: one!.range,
    context: { diagnostics: [{ ...one, data: { word: '3.x' } }] },
  })
  expect(actions).toEqual([])
})

test('what the examples come to stands beside what they want, and follows what is typed', async () => {
  const hints = async (uri: string) => {
    const range = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } }
    const asked = { textDocument: { uri }, range }
    const all = await editor.ask<readonly InlayHint[]>('textDocument/inlayHint', asked)
    return all.map(({ label }) => label)
  }
  await saidOf(`${sound}# as it was\n`)
  expect(await hints(beside)).toEqual([
    '现得 98.00，met ✓ 与所写相符',
    '现得 74.50，unmet ✓ 与所写相符',
  ])
  expect(await hints(standard)).toEqual(['合计 100', '下级合计 100 ✓', '首例 现得 98.00，met'])
  await saidOf(changed('{ late: 0.5 }', '{ late: 1 }'))
  expect(await hints(beside)).toEqual([
    '现得 96.00，met ✗ 1 处与所写不同',
    '现得 49.00，unmet ✓ 与所写相符',
  ])
})

test('a fact is completed, told, found and renamed wherever it is read', async () => {
  const items = await askAt<readonly CompletionItem[]>(
    'textDocument/completion',
    changed('each: { late', 'each: { la§'),
  )
  expect(items.find(({ label }) => label === 'late')).toMatchObject({ detail: '迟到' })

  const hover = await askAt<Hover>('textDocument/hover', changed('when: late', 'when: la§te'))
  expect((hover.contents as { value: string }).value).toContain('**迟到** `late` · 事实')

  const found = await askAt<Location>(
    'textDocument/definition',
    changed('when: late', 'when: la§te'),
  )
  expect(found).toMatchObject({ uri: standard, range: { start: { line: 14, character: 2 } } })

  const edit = await askAt<WorkspaceEdit>(
    'textDocument/rename',
    changed('when: late', 'when: la§te'),
    { newName: 'tardy' },
  )
  const places = Object.entries(edit.changes!).map(([uri, edits]) => [uri, edits.length])
  expect(new Map(places as [string, number][])).toEqual(
    new Map([
      [standard, 3],
      [beside, 2],
    ]),
  )
})

test('what is declared elsewhere is not renamed here, and the editor is told why', async () => {
  const marked = changed('  late: {', '  staff§_total: {}\n  late: {')
  await expect(askAt('textDocument/rename', marked, { newName: 'people' })).rejects.toThrow(
    'staff_total 写在 facts.yaml，请到那里改名',
  )
})

test('the outline has the indicators with their points', async () => {
  const all = await askAt<readonly DocumentSymbol[]>('textDocument/documentSymbol', `§${sound}`)
  const tree = all.find(({ name }) => name === '指标')!.children!
  expect(tree.map(({ name, detail }) => `${name} ${detail}`)).toEqual(['作风 100 分 · conduct'])
  expect(tree[0]!.children!.map(({ detail }) => detail)).toEqual([
    '60 分 · discipline',
    '40 分 · display',
  ])
})

test('while the text is broken its names are still known, and nothing is said of other files', async () => {
  await saidOf(`${sound}# whole\n`)
  const broken = `${sound}  - {{ ]§`
  const { text } = cursorIn(broken)
  const found = await saidOf(text)
  expect(found.map(({ code }) => code)).toContain('syntax')
  expect(editor.last(beside)).toEqual([])
  const items = await askAt<readonly CompletionItem[]>(
    'textDocument/completion',
    changed('each: { late: 0.5 } }', 'each: { la§'),
  )
  expect(items.map(({ label }) => label)).toContain('late')
})

test('a file that is no definition is left in peace', async () => {
  const uri = editor.open(`${folder}/../../../../other/notes.yaml`, 'a: [1\n')
  const asked = { textDocument: { uri }, position: { line: 0, character: 2 } }
  expect(await editor.ask('textDocument/hover', asked)).toBeNull()
  await saidOf(`${sound}# meanwhile\n`)
  expect(editor.last(uri)).toEqual([])
})

test('a server whose editor is gone ends', () => {
  const { status } = spawnSync(process.execPath, ['dist/cli/main.js', 'lsp'], { input: '' })
  expect(status).toBe(1)
})

test('an editor that speaks English is answered in English', async () => {
  const english = await editorWith(['dist/cli/main.js', 'lsp'], { locale: 'en-GB' })
  const uri = english.open(`${folder}/standard.yaml`, changed('points: 60', 'points: 50'))
  const found = await english.told(uri)
  expect(found.map((one) => `${startOf(one)} ${one.message}`)).toContain(
    '24:13 the children sum to 90, this has 100',
  )
  await english.quit()
})
