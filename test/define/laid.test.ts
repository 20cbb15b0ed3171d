import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  builtIn,
  choose,
  cover,
  examplesOf,
  lint,
  load,
  mutations,
  type Place,
  problemText,
  type StandardFile,
} from '../../engine/index.ts'
import { broken, cases, type Files, laid } from './world.ts'

interface Part {
  readonly written: string
  readonly tailored: readonly string[]
}
const table: {
  readonly made: Readonly<Record<string, Partial<StandardFile>>>
  readonly chosen: readonly { note: string; sector: string; ownership: string; want: string }[]
  readonly parts: Readonly<Record<string, Readonly<Record<string, Part>>>>
  readonly versions: readonly {
    note: string
    have: Readonly<Record<string, string>>
    made: readonly string[]
  }[]
  readonly publication: readonly (readonly [string, string, string])[]
} = parse(readFileSync('test/define/laid.yaml', 'utf8'))

const overlay = 'demo/overlays/private.yaml'
const bakery = 'demo/bakery/standard.yaml'
const found = load(laid())
const standardsOf = ({ definitions }: Pick<typeof found, 'definitions'>) =>
  definitions.flatMap((one) => (one.kind === 'standard' ? [one] : []))
const lineOf = ({ file, line }: Place): string => `${file}:${line}`

/** The world with words of its files changed. */
function changed(changes: Readonly<Record<string, readonly (readonly [string, string])[]>>): Files {
  const files = laid()
  for (const [file, all] of Object.entries(changes))
    for (const [before, after] of all) {
      expect(files.get(file)!.split(before)).toHaveLength(2)
      files.set(file, files.get(file)!.replace(before, after))
    }
  return files
}

test('an overlay makes of each standard that it is laid on one more, and has no problem', () => {
  expect(found.problems.map((one) => problemText(one, 'en'))).toEqual([])
  const names = standardsOf(found).map(({ id }) => id)
  expect(names).toEqual(['basic', 'wards', 'bakery', 'basic-private', 'bakery-private'])
})

test.each(Object.entries(table.made))('%s is called, dated and addressed by both', (id, want) => {
  const { value, version } = standardsOf(found).find((one) => one.id === id)!
  expect(value).toMatchObject(want)
  expect(version).toBe(want.version)
  expect(value.display).toEqual(want.display)
  expect(value.basis).toEqual(want.basis)
})

test('what is made has all of its standard with the overlay on it, and carries what it rests on', () => {
  const { value } = standardsOf(found).find(({ id }) => id === 'bakery-private')!
  const work = value.indicators.find(({ id }) => id === 'work')!
  expect(work.children!.map(({ id }) => id)).toEqual(['discipline', 'coverage', 'display'])
  expect(value.vetoes!.map(({ id }) => id)).toEqual(['forgery', 'unpaid'])
  expect(value.gates![0]).toMatchObject({ id: 'work_gate', at_least: 60 })
  expect(Object.keys(value.sources!)).toEqual(['guide', 'labour'])
  expect(value.inherited).toMatch(/^[0-9a-f]{64}$/)
})

test.each(table.chosen)('$note', ({ sector, ownership, want }) => {
  const sought = { collective: { sector, ownership, region: '11' }, level: 'upper', authority: 'a' }
  // A standard on trial goes where none in force does alike.
  const { choice } = choose(standardsOf(found), 'basic@1', sought as never, '2026-06-01')
  const won = choice.filter(({ why }) => why === 'chosen' || why === 'fallback')
  expect(won.map(({ id }) => id)).toEqual([want])
  expect(choice).toHaveLength(standardsOf(found).length)
})

const parts = Object.entries(table.parts).flatMap(([id, all]) =>
  Object.entries(all).map(([node, want]) => ({ id, node, want })),
)
test.each(parts)('$node of $id says in which file it is written', ({ id, node, want }) => {
  const traces = found.traces.get(`${id}@${table.made[id]!.version}`)!
  const told = traces.filter((one) => one.node === node)
  expect(
    told.map(({ written, tailored }) => ({
      written: lineOf(written),
      tailored: tailored.map(({ do: does, at, source }) => `${does} ${lineOf(at)} ${source}`),
    })),
  ).toEqual([want])
})

test.each(table.versions)('of several versions: $note', ({ have, made }) => {
  const files = laid()
  const text = files.get(bakery)!
  for (const [at, [version, from]] of Object.entries(have).entries()) {
    const folder = at === 0 ? 'demo/bakery' : `demo/earlier-${at}/bakery`
    const said = text.replace('"2.1"', `"${version}"`).replace('2026-04-01', from)
    files.set(`${folder}/standard.yaml`, said)
    files.set(`${folder}/examples.yaml`, files.get('demo/bakery/examples.yaml')!)
  }
  const { locks } = load(files)
  const { definitions, problems, authored } = load(new Map([...files, ...locks]))
  expect(problems.map((one) => problemText(one, 'en'))).toEqual([])
  const all = definitions.filter(({ id }) => id === 'bakery-private').map(({ version }) => version)
  expect(all.sort()).toEqual(made)
  // Its examples are of the one that is valid last.
  const held = authored.filter(({ value }) => value.id === 'bakery-private')
  expect(held.map(({ value }) => value.version)).toEqual(made.slice(-1))
})

test.each(table.publication)(
  'a standard that is %s under an overlay that is %s makes one that is %s',
  (one, over, want) => {
    const files = changed({
      [bakery]: [['publication: trial', `publication: ${one}`]],
      [overlay]: [['publication: published', `publication: ${over}`]],
    })
    const value = standardsOf(load(files)).find(({ id }) => id === 'bakery-private')!.value
    expect(value.publication).toBe(want)
  },
)

test('what ends with one of the two ends', () => {
  const files = changed({
    [bakery]: [['{ from: "2026-04-01" }', '{ from: "2026-04-01", to: "2028-01-01" }']],
    [overlay]: [['{ from: "2026-02-01" }', '{ from: "2026-02-01", to: "2027-01-01" }']],
  })
  const { value } = standardsOf(load(files)).find(({ id }) => id === 'bakery-private')!
  expect(value.effective).toEqual({ from: '2026-04-01', to: '2027-01-01' })
})

test('a standard for just such collectives that somebody wrote goes instead of the one that would be made', () => {
  const own = `format: 1
id: craft-bakery
version: "1"
publication: published
name: 手工烘焙坊标准
programme: demo
applies_to: { sector: bakery, ownership: non-public }
effective: { from: "2026-01-01" }
basis: rules 1
extends: bakery@2.1
`
  const bare = laid()
    .get(overlay)!
    .replace(/\n {2}bakery:[\s\S]*$/, '\n')
  const files = new Map([...laid(), [overlay, bare], ['demo/craft-bakery/standard.yaml', own]])
  files.set('demo/craft-bakery/examples.yaml', files.get('demo/bakery/examples.yaml')!)
  const { problems, definitions } = load(new Map([...files, ...load(files).locks]))
  expect(problems.map((one) => problemText(one, 'en'))).toEqual([])
  expect(definitions.map(({ id }) => id)).not.toContain('bakery-private')
  // It is for such collectives already, and the overlay is not laid on it either.
  expect(definitions.map(({ id }) => id)).not.toContain('craft-bakery-private')
  expect(definitions.map(({ id }) => id)).toContain('basic-private')
})

test('what an overlay makes is not locked: it follows what it is laid on', () => {
  const text = [...found.locks.values()].join()
  expect(text).toContain('bakery@2.1: { parent: basic@1')
  expect(text).not.toContain('private')
})

test('an overlay with a problem withholds what it makes, and nothing else', () => {
  for (const one of cases.filter(({ laid, want }) => laid && want.file === undefined)) {
    if (one.file !== overlay) continue
    const ids = load(broken(laid(), one)).definitions.map(({ id }) => id)
    const standards = ids.filter((id) => id !== 'cn-2026' && id !== 'demo' && id !== 'p')
    expect(standards, one.name).toEqual(['basic', 'wards', 'bakery'])
  }
})

test('a standard with a problem withholds what is made of it, and is told of alone', () => {
  const files = changed({ [bakery]: [['each: { burnt: 2 }', 'each: { burns: 2 }']] })
  const { problems, definitions } = load(files)
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([`${bakery} fact-unknown`])
  expect(definitions.map(({ id }) => id)).toContain('basic-private')
  expect(definitions.map(({ id }) => id)).not.toContain('bakery-private')
})

test('an overlay without examples for a standard makes a definition of it that no tool of authors holds', () => {
  const text = laid()
    .get(overlay)!
    .replace(/\n {2}bakery:[\s\S]*$/, '\n')
  const { problems, definitions, authored } = load(new Map([...laid(), [overlay, text]]))
  expect(problems).toEqual([])
  expect(definitions.map(({ id }) => id)).toContain('bakery-private')
  const held = authored.map(({ value }) => value.id)
  expect(held).toEqual(['basic', 'wards', 'bakery', 'basic-private'])
})

const authoredOf = (id: string) => found.authored.find(({ value }) => value.id === id)!

test('an example like one of the standard below gives all that this gives', () => {
  const [first] = examplesOf(authoredOf('bakery-private'))
  expect(first!.like).toBeUndefined()
  expect(first!.given).toMatchObject({ staff: 20, burnt: 2, unpaid: true })
  expect(first!.filed).toBe('2026-05-02')
  const [, second] = examplesOf(authoredOf('basic-private'))
  expect(second!.like).toBe('covered')
})

test('examples that cannot be read keep what is like them from being held, and that is all that is told', () => {
  const files = laid().set('demo/bakery/examples.yaml', '- note: 只有一句话\n')
  const { problems, authored } = load(files)
  expect(new Set(problems.map(({ file }) => file))).toEqual(new Set(['demo/bakery/examples.yaml']))
  expect(authored.map(({ value }) => value.id)).toContain('basic-private')
})

test('an example of an overlay that fails is still there for its author to see', () => {
  const failing = cases.find(({ name }) => name === 'example-fails--laid')!
  const { authored } = load(broken(laid(), failing))
  expect(authored.map(({ value }) => value.id)).toContain('basic-private')
})

test('an overlay is covered by the examples of all its standards together', () => {
  for (const id of ['basic-private', 'bakery-private']) {
    const one = authoredOf(id)
    const { items } = cover(one, builtIn)
    const said = (of: typeof items) => of.map(({ kind, zh }) => `${kind} ${zh}`)
    const lacking = items.filter(({ reached }) => !reached)
    expect(said(lacking), id).toEqual([
      'veto 一票否决「拖欠工资」未定（所看的事实没有填）',
      'operation 改动 改值 basic/gates/work_gate/at_least（更严）',
    ])
    const { alike: _, ...alone } = one
    expect(cover(alone, builtIn).items.filter(({ reached }) => !reached).length).toBeGreaterThan(2)
    expect(new Set(items.map(({ at }) => at.file))).toEqual(new Set([overlay]))
  }
})

test('a slip in an overlay is noticed by an example of any standard that it makes', () => {
  const survivors = (one: (typeof found.authored)[number]) =>
    [...mutations(one, builtIn).judged()].filter(({ by }) => by === null)
  const one = authoredOf('bakery-private')
  const { alike: _, ...alone } = one
  const [together, apart] = [survivors(one), survivors(alone)]
  expect(together.length).toBeLessThan(apart.length)
  expect(apart.map(({ zh }) => zh)).toContain('「依法登记」少写这一条')
  expect(together.map(({ zh }) => zh)).not.toContain('「依法登记」少写这一条')
})

test('lint tells of an overlay once, whichever of its standards is asked', () => {
  const [one, other] = ['basic-private', 'bakery-private'].map((id) =>
    lint(authoredOf(id), { all: found.authored }).map((problem) => problemText(problem)),
  )
  expect(new Set(one).size).toBe(one!.length)
  expect(other).toEqual(one)
  expect(one!.join()).toContain('evidence-missing')
  expect(one!.join()).not.toContain('fact-shareable')
})
