import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { run } from '../../cli/commands/run.ts'
import { newMethodIn, type WantedMethod } from '../../cli/new/method.ts'
import { newFormIn, newProgrammeIn } from '../../cli/new/new.ts'
import { chosenFrom, listed } from '../../cli/new/standard-command.ts'
import { builtIn, load } from '../../engine/index.ts'
import { readFolder, readPlugins } from '../../server/index.ts'

let folder = ''
let said: string[] = []
const print = (text: string): void => {
  said.push(text)
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'biaogan-new-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const options = () => ({ folder, language: 'en', methods: builtIn }) as const
const world = () => cpSync('test/define/world', folder, { recursive: true })
const programme = { id: 'safety-post', name: '安全：示范岗 #1', today: '2026-03-02' }

test('a new programme passes the check as it is, and its history plays to the first star', async () => {
  expect(newProgrammeIn(programme, options(), print)).toBe(0)
  const { definitions, problems } = load(readFolder(folder))
  expect(problems).toEqual([])
  expect(definitions.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
    'procedure safety-post-steps',
    'programme safety-post',
    'standard safety-post-basic',
  ])
  const history = join(folder, 'safety-post/histories/first.yaml')
  const where = { memory: true } as const
  const how = { json: false, language: 'en', where, standards: folder, methods: builtIn } as const
  expect(await run(history, how, print)).toBe(0)
  expect(said.at(-1)).toMatch(/12 steps, all as the script wants/)
})

test('a new programme stands beside another, and nothing is left open in its texts', () => {
  world()
  expect(newProgrammeIn(programme, options(), print)).toBe(0)
  const files = readFolder(folder)
  expect(load(files).problems).toEqual([])
  for (const [file, text] of files) expect(`${file}: ${text}`).not.toContain('{{')
})

test('there is no second programme of an id, none over a folder that is there, and none of an id with a capital', () => {
  world()
  const before = [...readFolder(folder)]
  for (const id of ['demo', 'calendar', 'Demo'])
    expect(newProgrammeIn({ ...programme, id }, options(), print)).toBe(1)
  expect([...readFolder(folder)]).toEqual(before)
  expect(said[0]).toMatch(/there is a programme or folder "demo"/)
  expect(said[1]).toMatch(/"calendar"/)
  expect(said[2]).toMatch(/small letters/)
})

test('a new form stands behind the others, and every other letter is as it was', () => {
  world()
  const file = 'demo/fields.yaml'
  const before = readFolder(folder).get(file)!
  const line = '    reason: { name: 理由, type: text, class: internal, source: rules 1 }\n'
  expect(newFormIn({ id: 'visit', name: '走访' }, options(), print)).toBe(0)
  const after = readFolder(folder).get(file)!
  const [head, tail] = before.split(line)
  expect(after.startsWith(head + line)).toBe(true)
  expect(after.endsWith(tail!)).toBe(true)
  expect(after.slice((head + line).length, after.length - tail!.length)).toMatch(
    /^ {2}visit: # 走访/,
  )
  expect(load(readFolder(folder)).problems).toEqual([])
  expect(said.join('\n')).toContain('takes: visit')
})

test('a form is taken by a command of a procedure, as it is said', () => {
  world()
  newFormIn({ id: 'visit' }, options(), print)
  const file = join(folder, 'demo/procedures/p.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('takes: reason', 'takes: visit'))
  expect(load(readFolder(folder)).problems).toEqual([])
})

test('there is no second form of an id, and none where the programme is not sound', () => {
  world()
  expect(newFormIn({ id: 'reason' }, options(), print)).toBe(1)
  expect(said.at(-1)).toMatch(/there is a form "reason"/)
  const file = join(folder, 'demo/fields.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('type: text', 'type: txt'))
  const broken = [...readFolder(folder)]
  expect(newFormIn({ id: 'visit' }, options(), print)).toBe(1)
  expect(said.at(-1)).toMatch(/run biaogan check first/)
  expect([...readFolder(folder)]).toEqual(broken)
})

const method = (one: Partial<WantedMethod> = {}): WantedMethod => ({
  ...{ kind: 'share_of', title: `按“比例”'*/"`, folder: join(folder, 'methods') },
  config: join(folder, 'biaogan.config.yaml'),
  ...one,
})
const make = (one: WantedMethod, methods = builtIn) =>
  newMethodIn(one, { language: 'en', methods }, print)

test('a new method is loaded by the configuration, and its table runs', async () => {
  expect(await make(method())).toBe(0)
  const { methods, problems } = await readPlugins(method().config)
  expect(problems).toEqual([])
  expect(methods.get('share_of')).toMatchObject({ title: `按“比例”'*/"` })
  const file = join(folder, 'methods/share_of/share_of.test.js')
  const table = spawnSync(process.execPath, ['--test', '--test-reporter=tap', file], {
    encoding: 'utf8',
  })
  expect(table.stdout).toMatch(/\n# pass 6\n# fail 0\n/)
  expect(readdirSync(folder).sort()).toEqual(['biaogan.config.yaml', 'methods'])
})

test.each([
  [
    'a list in brackets',
    'format: 1\nmethods: [./a] # mine\n',
    'format: 1\nmethods: [./a, ./methods/share_of] # mine\n',
  ],
  ['an empty list', 'format: 1\nmethods: []\n', 'format: 1\nmethods: [./methods/share_of]\n'],
  [
    'a list in lines',
    'format: 1\nmethods:\n  - ./a # mine\n',
    'format: 1\nmethods:\n  - ./a # mine\n  - ./methods/share_of\n',
  ],
  ['no list', '# mine\nformat: 1', '# mine\nformat: 1\nmethods: [./methods/share_of]\n'],
])(
  'the configuration names the package, and the rest of it is as it was: %s',
  async (_, before, after) => {
    writeFileSync(method().config!, before)
    expect(await make(method())).toBe(0)
    expect(readFileSync(method().config!, 'utf8')).toBe(after)
  },
)

test('there is no second method of a kind, none over a folder that is there, and none that the engine would not take', async () => {
  expect(await make(method({ kind: 'deduct' }))).toBe(1)
  expect(await make(method({ kind: 'share2' }))).toBe(1)
  expect(existsSync(join(folder, 'methods'))).toBe(false)
  expect(existsSync(method().config!)).toBe(false)
  await make(method())
  expect(await make(method())).toBe(1)
  expect(said.filter((one) => /there is a|small letters and underscores/.test(one))).toHaveLength(3)
})

test('at a terminal an answer is a number, a word, or several with commas', () => {
  const all = ['upper', 'middle', 'lower']
  expect(chosenFrom('2', all)).toBe('middle')
  expect(chosenFrom('1，3', all)).toBe('upper,lower')
  expect(chosenFrom('lower', all)).toBe('lower')
  expect(chosenFrom('9', all)).toBe('9')
})

test('what is offered stands with its name, and a name is an answer; what is not listed is taken as it is', () => {
  const names: Record<string, string> = { post: 'Post', courts: 'Courts of law', other: 'other' }
  const [all, called] = [Object.keys(names), (id: string) => names[id]!]
  expect(listed(all, called)).toEqual([
    '  1  post  Post',
    '  2  courts  Courts of law',
    '  3  other',
  ])
  expect(chosenFrom('2', all, called)).toBe('courts')
  expect(chosenFrom('Courts of law', all, called)).toBe('courts')
  expect(chosenFrom('kennel-hall', all, called)).toBe('kennel-hall')
})
