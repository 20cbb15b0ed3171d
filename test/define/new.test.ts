import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newStandardIn } from '../../cli/new/new.ts'
import { newStandard, type Wanted } from '../../cli/new/standard.ts'
import { builtIn, load, problemText } from '../../engine/index.ts'
import { readFolder, shipped } from '../../server/index.ts'
import { world } from './world.ts'

const today = '2026-03-02'
/** The folder of one programme alone, so that nobody need say which, with one of its industries. */
const others =
  /^youth-safety-post\/|\/overlays\/|\/industries\/(?!banking\/)|\/histor|province\.yaml/
const youth = new Map([...readFolder(shipped)].filter(([file]) => !others.test(file)))
const wanted = (one: Partial<Wanted>): Wanted => ({ id: 'kennel-hall', today, ...one })

/** The problems of a folder with a new standard in it. */
function problemsWith(files: ReadonlyMap<string, string>, one: Partial<Wanted>) {
  const made = newStandard(files, wanted(one), builtIn)
  if ('zh' in made) return [made.en]
  const all = new Map([...files, ...made])
  for (const [file, text] of load(all).locks) all.set(file, text)
  return load(all).problems.map((problem) => problemText(problem, 'en'))
}

test.each([
  ['a standard of its own', youth, {}],
  ['with a name that YAML would read otherwise', youth, { name: '犬类登记：大厅 #1 {试}' }],
  ['for three of the levels', youth, { levels: ['national', 'provincial', 'prefectural'] }],
  ['over the fallback', youth, { parent: 'measures-2016@2026.2.0' }],
  [
    'over the fallback, for three of its levels',
    youth,
    { parent: 'measures-2016@2026.2.0', levels: ['national', 'provincial', 'prefectural'] },
  ],
  ['in another programme', world(), { sector: 'health' }],
  ['in another programme, over its standard', world(), { parent: 'basic@1' }],
])('a new standard is sound as it is written: %s', (_, files, one) => {
  expect(problemsWith(files, one)).toEqual([])
})

test.each([
  ['an id with a capital', { id: 'Kennel' }, /small letters/],
  ['an id that is taken', { id: 'banking' }, /there is a standard "banking"/],
  ['a level that there is not', { levels: ['national', 'village'] }, /village; there are national/],
  ['no level', { levels: [] }, /no such level/],
  ['a parent that there is not', { parent: 'banking' }, /there are banking@/],
  ['a programme that there is not', { programme: 'safety' }, /--programme youth-model-unit/],
])('it says why none is written: %s', (_, one, said) => {
  const [problem] = problemsWith(youth, one)
  expect(problem).toMatch(said)
})

const folder = mkdtempSync(join(tmpdir(), 'biaogan-new-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('it writes the files, the lock of what is extended, and never over a file that is there', async () => {
  const { cpSync, mkdirSync, writeFileSync } = await import('node:fs')
  cpSync('test/define/world', folder, { recursive: true })
  const options = { folder, language: 'en', methods: builtIn } as const
  const said: string[] = []
  const make = (one: Partial<Wanted>) =>
    newStandardIn(wanted(one), options, (line) => said.push(line))
  expect(make({ parent: 'basic@1' })).toBe(0)
  expect(said.slice(0, 3).map((line) => line.slice(line.indexOf('demo/')))).toEqual([
    'demo/kennel-hall/standard.yaml',
    'demo/kennel-hall/examples.yaml',
    'demo/lock.yaml',
  ])
  expect(load(readFolder(folder)).problems).toEqual([])
  mkdirSync(join(folder, 'demo/other'))
  writeFileSync(join(folder, 'demo/other/examples.yaml'), 'mine')
  expect(() => make({ id: 'other' })).toThrow('file-unwritable')
  expect(readFileSync(join(folder, 'demo/other/examples.yaml'), 'utf8')).toBe('mine')
})
