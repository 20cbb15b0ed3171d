import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { builtIn, problemText } from '../../engine/index.ts'
import { methodsOf, readPlugins, sayTrouble, Trouble } from '../../server/index.ts'
import { pluginWords } from '../../server/plugins/words.ts' // not the door: the list of codes must be whole

/** A configuration and the package beside it, with one thing wrong. */
interface Case {
  readonly name: string
  readonly note: string
  readonly config?: string
  /** Its manifest: a value, a text as it stands, or null for none. */
  readonly package?: object | string | null
  /** The text of its module; or what replaces members of its one method. */
  readonly module?: string
  readonly method?: string
  readonly want: { readonly line: number; readonly column: number; readonly code: string }
}

const broken = 'test/plugins/broken'
const cases: readonly Case[] = readdirSync(broken).map((file) => ({
  name: file.replace('.yaml', ''),
  ...parse(readFileSync(join(broken, file), 'utf8')),
}))

const room = mkdtempSync(join(tmpdir(), 'biaogan-plugins-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const moduleWith = (members = '') => `export default ({ zero }) => [{
  kind: 'plain', title: '照数', description: '数是多少就给多少分。',
  properties: { of: { $ref: '#/$defs/variable', title: '看哪个事实' } }, required: ['of'],
  reads: ({ of }) => [of], say: () => '', check: () => [], least: () => zero, most: () => null,
  compile: ({ of }) => (read) => ({ points: read(of), because: [] }),
  ${members}
}]`

/** Writes a case's configuration, with the package `plain` in a folder beside it and among those installed. */
function written({
  name,
  config = 'format: 1\nmethods: [./plain]\n',
  ...one
}: Partial<Case>): string {
  const folder = join(room, name!)
  for (const place of ['plain', 'node_modules/plain']) {
    const { package: manifest = { name: 'plain', version: '1.2.0', type: 'module' } } = one
    mkdirSync(join(folder, place), { recursive: true })
    const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest)
    if (manifest !== null) writeFileSync(join(folder, place, 'package.json'), text)
    writeFileSync(join(folder, place, 'index.js'), one.module ?? moduleWith(one.method))
  }
  const file = join(folder, 'biaogan.config.yaml')
  writeFileSync(file, config)
  return file
}

test.each(cases)('$name: $note', async (one) => {
  const file = written(one)
  const { methods, problems } = await readPlugins(file)

  expect(problems).toMatchObject([{ file, ...one.want }])
  expect(methods, 'none of it is used').toBe(builtIn)
  const [{ zh, en, fix }] = problems as [(typeof problems)[number]]
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(en).toMatch(/^[^\n]*[a-z]{2}[^\n]*$/)
  expect([zh, en, fix?.zh, fix?.en].join()).not.toMatch(/undefined|\[object|NaN/)
  expect(fix?.en).toBeTruthy()
})

test('every code that a package can meet has a case, and a file is named after its code', () => {
  const codes = cases.map(({ want }) => want.code)
  expect(codes).toEqual(expect.arrayContaining(Object.keys(pluginWords)))
  for (const { name, want } of cases) expect(name.split('--')[0]).toBe(want.code)
})

test.each([
  ['a folder beside the file', 'methods: [./plain]'],
  ['an installed package', 'methods: [plain]'],
])('%s is named, and its methods are there under its name and version', async (_, line) => {
  const file = written({ name: `good-${line.length}`, config: `format: 1\n${line}\n` })
  const methods = await methodsOf(file)
  expect(methods.size).toBe(builtIn.size + 1)
  expect(methods.get('plain')?.from).toEqual({ name: 'plain', version: '1.2.0' })
})

test.each([
  ['./lib/a.js', { main: './lib/a.js' }],
  ['./lib/b.js', { main: './lib/a.js', exports: './lib/b.js' }],
  ['./lib/c.js', { exports: { '.': { types: './x.d.ts', import: './lib/c.js' } } }],
  ['./lib/d.js', { exports: { default: './lib/d.js' } }],
])('a package begins where its manifest says: %s', async (entry, says) => {
  const manifest = { name: 'plain', version: '1.2.0', type: 'module', ...says }
  const file = written({ name: `at-${entry.at(-4)}`, package: manifest, module: 'export {}' })
  const lib = join(file, '../plain/lib')
  mkdirSync(lib)
  writeFileSync(join(lib, entry.slice(6)), moduleWith())
  expect((await readPlugins(file)).problems).toEqual([])
})

test('without a configuration there are the methods of the engine alone', async () => {
  expect(await methodsOf()).toBe(builtIn)
})

test('a configuration that is named and not there is a trouble, and a broken one says its first problem', async () => {
  const troubleOf = (file: string) => methodsOf(file).catch((error: unknown) => error)
  expect(await troubleOf(join(room, 'none.yaml'))).toMatchObject({ code: 'file-unreadable' })

  const file = written({ name: 'trouble', config: 'format: 1\nmethods: [nowhere, ./plain, not]\n' })
  const trouble = (await troubleOf(file)) as Trouble
  expect(trouble).toBeInstanceOf(Trouble)
  expect(trouble.code).toBe('config-broken')
  const { problems } = await readPlugins(file)
  expect(problems.map(({ column }) => column)).toEqual([11, 29])
  for (const language of ['zh', 'en'] as const)
    expect(sayTrouble(trouble, language)).toContain(problemText(problems[0]!))
})
