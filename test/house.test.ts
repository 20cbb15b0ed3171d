import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { refusalCodes } from '../engine/index.ts'

/** Folders from left to right; each has one door. The console has none: it knows only HTTP. */
const folders = ['engine', 'server', 'web/portal', 'author', 'cli']
/** Beside the row: benchmarks use the doors; tools and tests may open what they make or hold to account. */
const beside = ['bench', 'tools', 'test']

/** The engine's parts: a file imports only from its left. */
const parts = [
  ...[
    'terms',
    'once',
    'refusal',
    'rational',
    'calendar',
    'digest',
    'expression',
    'shapes',
    'programme',
  ],
  ...[
    'score',
    'case',
    'circumstances',
    'choose',
    'titles',
    'ladder',
    'parties',
    'vocabulary',
    'compile',
    'define',
    'publication',
  ],
  ...['lint', 'cover', 'mutate', 'compare', 'form', 'run', 'index'],
]

const textsIn = (folder: string, ending: RegExp): readonly (readonly [string, string])[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => posix.join(folder, name))
        .filter((file) => ending.test(file) && !file.includes('node_modules'))
        .map((file) => [file, readFileSync(file, 'utf8')])
    : []

const code = new Map(folders.flatMap((folder) => textsIn(folder, /\.tsx?$/)))
const around = new Map(beside.flatMap((folder) => textsIn(folder, /\.tsx?$/)))
const files = [...code.keys()]

const importsOf = (file: string): readonly string[] =>
  [
    ...(code.get(file) ?? around.get(file) ?? '').matchAll(
      /(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g,
    ),
  ].map(([, path]) => (path!.startsWith('.') ? posix.join(posix.dirname(file), path!) : path!))
const folderOf = (path: string): string | undefined =>
  folders.find((folder) => path.startsWith(`${folder}/`))
const partOf = (path: string): number =>
  parts.findIndex((part) => path === `engine/${part}.ts` || path.startsWith(`engine/${part}/`))

test('the house is read as a whole', () => {
  expect(files.length).toBeGreaterThan(60)
  for (const folder of folders) expect(files.map(folderOf)).toContain(folder)
})

test.each(files)('%s imports only from its left, and other folders by their doors', (file) => {
  const row = (path: string) => folders.indexOf(folderOf(path) ?? '')
  const others = importsOf(file).filter(
    (path) => folderOf(path) && folderOf(path) !== folderOf(file),
  )

  expect(others.filter((path) => row(path) > row(file))).toEqual([])
  expect(others.filter((path) => path !== `${folderOf(path)}/index.ts`)).toEqual([])
  expect(importsOf(file).filter((path) => beside.includes(path.split('/')[0]!))).toEqual([])
})

test.each([...around.keys()].filter((file) => file.startsWith('bench/')))(
  '%s uses the doors',
  (file) => {
    const inside = importsOf(file).filter((path) => folderOf(path))
    expect(inside.filter((path) => path !== `${folderOf(path)}/index.ts`)).toEqual([])
  },
)

const engine = files.filter((file) => file.startsWith('engine/'))
const libraries = /^(xstate|yaml|ajv\/dist\/2020\.js|@marcbachmann\/cel-js|@noble\/hashes\/.+)$/

test.each(engine)('%s has its place in the engine, and imports only from its left', (file) => {
  const inside = importsOf(file).filter((path) => path.startsWith('engine/'))

  expect(partOf(file), 'a place of its own in the order').toBeGreaterThanOrEqual(0)
  expect(inside.filter((path) => partOf(path) > partOf(file))).toEqual([])
})

test.each(engine)('%s is a function of its arguments', (file) => {
  const outside = importsOf(file).filter((path) => !path.startsWith('engine/'))
  const known = (path: string) => libraries.test(path) || path.startsWith('standards/schema/')

  expect(outside.filter((path) => !known(path))).toEqual([])
  expect(code.get(file)).not.toMatch(
    /\bDate\.now|new Date\(\)|Math\.random|\bprocess\.|\bconsole\.|globalThis|setTimeout|fetch\(/,
  )
})

test('no file imports itself, by whatever way', () => {
  const walk = (file: string, path: readonly string[], done: Set<string>): readonly string[] => {
    if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')]
    if (done.has(file)) return []
    done.add(file)
    const next = importsOf(file).filter((one) => code.has(one))
    return next.flatMap((one) => walk(one, [...path, file], done))
  }
  const done = new Set<string>()
  expect(files.flatMap((file) => walk(file, [], done))).toEqual([])
})

test.each(refusalCodes)('the refusal "%s" is given somewhere', (refusal) => {
  const users = files
    .filter((file) => /^(engine|server)\//.test(file))
    .filter((file) => file !== 'engine/refusal.ts' && !file.endsWith('/words.ts'))
    .filter((file) => code.get(file)!.includes(`'${refusal}'`))
  expect(users).not.toEqual([])
})

/** Lists of sentences are as long as they are; the types are generated. */
const lists = (file: string) => file === 'engine/shapes.ts' || file.endsWith('/words.ts')

test.each(files.filter((file) => !lists(file)))('%s is one idea within 250 lines', (file) => {
  expect(code.get(file)!.split('\n').length - 1).toBeLessThanOrEqual(250)
})

test.each(files)('%s has a name that says what it is', (file) => {
  expect(posix.basename(file)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.tsx?$/)
  expect(file).not.toMatch(/\b(utils?|helpers?|common|misc|managers?|services?|types)\b/)
  expect(code.get(file)).not.toMatch(/^export default/m)
})

/** A programme is a folder of definitions: no code knows a title, a level, a sector or a step. */
const programmes = /青年文明号|\b(national|provincial|prefectural|taxation|banking)\b|filing\./u

test.each(
  folders
    .flatMap((folder) => textsIn(folder, /\.(tsx?|sql)$/))
    .filter(([file]) => !file.endsWith('/words.ts')),
)('%s names no programme', (_, text) => {
  expect(programmes.exec(text)?.[0]).toBeUndefined()
})
