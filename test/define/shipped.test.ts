import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
// Which files are definitions is the loader's knowledge, not the door's.
import { kindOf } from '../../engine/define/files.ts'
import { load, problemText } from '../../engine/index.ts'
import { textsIn } from './world.ts'

const files = textsIn('standards')
const { definitions, problems } = load(files)
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
  ['programme', ['youth-model-unit']],
  ['procedure', ['six-stages', 'local']],
  ['standard', ['measures-2016', 'banking', 'service-hall']],
])('a %s is there for each that is promised', (kind, ids) => {
  const found = definitions.filter((one) => one.kind === kind).map(({ id }) => id)
  expect(found).toEqual(expect.arrayContaining(ids))
})

test('every file of a kind that is defined by itself becomes a definition', () => {
  const kinds = ['calendar', 'programme', 'procedure', 'standard']
  const own = [...files.keys()].filter((file) => kinds.includes(kindOf(file) ?? ''))
  expect(definitions).toHaveLength(own.length)
})

test('a digest is 64 hex digits, and no two definitions share one', () => {
  const all = definitions.map(({ digest }) => digest)
  for (const digest of all) expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(new Set(all).size).toBe(all.length)
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
  ['a price', 'measures-2016/standard.yaml', 'verified_complaints: 2', 'verified_complaints: 3'],
  [
    'a veto',
    'measures-2016/standard.yaml',
    'when: grave_incidents > 0',
    'when: grave_incidents > 1',
  ],
  ['a shared fact', 'facts.yaml', '号长出生日期', '负责人出生日期'],
])('%s that changes moves the digest', (_, name, find, to) => {
  const file = `youth-model-unit/${name}`
  expect(files.get(file)).toContain(find)
  const changed = digests(new Map(files).set(file, files.get(file)!.replace(find, to)))
  const before = digests(files)

  expect(changed['standard measures-2016@2026.1.0']).toBeDefined()
  expect(changed['standard measures-2016@2026.1.0']).not.toBe(
    before['standard measures-2016@2026.1.0'],
  )
  expect(changed['procedure six-stages@1']).toBe(before['procedure six-stages@1'])
})

test('a shared fact that changes moves the programme too, because it is part of it', () => {
  const file = 'youth-model-unit/facts.yaml'
  const text = files.get(file)!.replace('号长出生日期', '负责人出生日期')
  const id = 'programme youth-model-unit@1'
  expect(digests(new Map(files).set(file, text))[id]).not.toBe(digests(files)[id])
})
