import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
// Which files are definitions is the loader's knowledge, not the door's.
import { kindOf } from '../../engine/define/files.ts'
import { load, problemText } from '../../engine/index.ts'
import { textsIn, world } from './world.ts'

const files = textsIn('standards')
const { definitions, problems, placed } = load(files)
const digests = (texts: ReadonlyMap<string, string>) =>
  Object.fromEntries(
    load(texts).definitions.map(({ kind, id, version, digest }) => [
      `${kind} ${id}@${version}`,
      digest,
    ]),
  )

test('all that is shipped loads with no problem', () => {
  expect(problems.map((problem) => problemText(problem, 'en'))).toEqual([])
})

test.each([
  ['calendar', ['cn-2024', 'cn-2025', 'cn-2026']],
  ['programme', ['youth-model-unit', 'youth-safety-post']],
  ['procedure', ['six-stages', 'local', 'joint-naming', 'shop-floor']],
  ['standard', ['measures-2016', 'banking', 'service-hall', 'safety-post']],
])('a %s is there for each that is promised', (kind, ids) => {
  const found = definitions.filter((one) => one.kind === kind).map(({ id }) => id)
  expect(found).toEqual(expect.arrayContaining(ids))
})

test('every clause of the plan can be read where it is cited', () => {
  const programme = definitions.find(({ id }) => id === 'youth-model-unit')!
  if (programme.kind !== 'programme') throw new Error('no programme')
  const { clauses } = programme.value.sources.plan!
  expect(Object.keys(clauses!)).toHaveLength(30)
  for (const text of Object.values(clauses!)) expect(text).toMatch(/^.{10,}[。……]$/u)
})

test('every file of a kind that is defined by itself becomes a definition', () => {
  const kinds = ['calendar', 'programme', 'procedure', 'standard']
  const own = [...files.keys()].filter((file) => kinds.includes(kindOf(file) ?? ''))
  const made = placed.filter(({ files: [first] }) => kindOf(first!) === 'overlay')
  expect(definitions).toHaveLength(own.length + made.length)
})

test('every overlay makes a standard of the general one and of an industry’s', () => {
  for (const file of [...files.keys()].filter((one) => kindOf(one) === 'overlay')) {
    const made = placed.filter(({ files: [first] }) => first === file)
    expect(made.length, file).toBeGreaterThan(1)
    expect(made.some(({ definition: { id } }) => id.startsWith('measures-2016-'))).toBe(true)
  }
})

test('a digest is 64 hex digits, and no two definitions share one', () => {
  const all = definitions.map(({ digest }) => digest)
  for (const digest of all) expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(all).size).toBe(all.length)
})

test('the programmes share no name of a stage, a step or a command, so that nothing can lean on one', () => {
  const namesOf = (programme: string): readonly string[] =>
    definitions.flatMap((one) => {
      if (one.kind !== 'procedure' || one.value.programme !== programme) return []
      const stages = Object.entries(one.value.stages)
      const steps = stages.flatMap(([, stage]) => Object.entries(stage.steps))
      const commands = steps.flatMap(([, { commands = {} }]) => Object.keys(commands))
      const opens = Object.keys(one.value.opens)
      return [...stages.map(([id]) => id), ...steps.map(([id]) => id), ...commands, ...opens]
    })
  const first = new Set(namesOf('youth-model-unit'))
  expect(first.size).toBeGreaterThan(40)
  expect(namesOf('youth-safety-post').filter((name) => first.has(name))).toEqual([])
})

/** The same value with the members of every map in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  )
}

test('a digest is that of what a file says: order of keys, comments and quotes do not move it', () => {
  const rewritten = new Map(
    [...files].map(([file, text]) => {
      if (kindOf(file) === null) return [file, text]
      const body = stringify(turned(parse(text)), { defaultStringType: 'QUOTE_DOUBLE' })
      return [file, `# another hand\n${body}# the end\n`]
    }),
  )
  expect(digests(rewritten)).toEqual(digests(files))
})

test.each([
  ['a price', 'demo/basic/standard.yaml', 'late: 0.5', 'late: 0.6'],
  ['a veto', 'demo/basic/standard.yaml', 'when: forged', 'when: forged || late > 9'],
  ['a shared fact', 'demo/facts.yaml', 'name: 青年人数', 'name: 三十五周岁以下人数'],
])('%s that changes moves the digest of the standard, and not of the procedure', (_, ...change) => {
  const [file, find, to] = change
  expect(world().get(file)).toContain(find)
  const before = digests(world())
  const after = digests(world().set(file, world().get(file)!.replace(find, to)))

  expect(Object.keys(after)).toEqual(Object.keys(before))
  expect(after['standard basic@1']).not.toBe(before['standard basic@1'])
  expect(after['procedure p@1']).toBe(before['procedure p@1'])
  expect(after['programme demo@1'] === before['programme demo@1']).toBe(file !== 'demo/facts.yaml')
})
