import fc from 'fast-check'
import { expect, test } from 'vitest'
import { load } from '../../engine/index.ts'
import { world } from './world.ts'

const file = 'demo/basic/standard.yaml'
const standard = world().get(file)!
const files = [...world()]
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...[...'bcdefghi'].map((to, index) => {
    const from = '*'.concat('abcdefgh'[index]!)
    return `${to}: &${to} [${Array(9).fill(from).join(', ')}]`
  }),
].join('\n')

const hostile: readonly (readonly [what: string, text: string])[] = [
  ['twenty thousand brackets', '['.repeat(20_000)],
  ['twenty thousand brackets that close', '['.repeat(20_000) + ']'.repeat(20_000)],
  ['twenty thousand maps in one another', '{ a: '.repeat(20_000)],
  ['five hundred blocks in one another', deep(500)],
  ['ten thousand lists that begin on one line', '- '.repeat(10_000)],
  ['ten thousand keys in question on one line', '? '.repeat(10_000)],
  ['six thousand values on one another', `{${'a: '.repeat(6_000)}}`],
  ['six thousand quoted values on one another', `{${'"a":'.repeat(6_000)}}`],
  ['six thousand quoted commas on one another', `{${'"a,":'.repeat(6_000)}}`],
  [
    'five thousand brackets behind as many that close nothing',
    `# ${']'.repeat(9_000)}\n${'['.repeat(5_000)}`,
  ],
  ['a bomb of aliases', bomb],
  ['an alias of itself', 'a: &a [*a]'],
  ['a prototype as key', '__proto__: { polluted: true }'],
  ['a prototype as quoted key', '"__proto__": { polluted: true }'],
  ['a constructor', 'constructor: { prototype: { polluted: true } }'],
  ['several documents', '---\na: 1\n---\nb: 2\n'],
  ['a function', 'a: !!js/function "function () { throw 1 }"'],
  ['two megabytes', 'x'.repeat(2_000_000)],
  ['a hundred thousand empty lines', '\n'.repeat(100_000)],
  ['five thousand keys', Array.from({ length: 5000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['the same key ten thousand times', 'a: 1\n'.repeat(10_000)],
  ['a key of two hundred thousand letters', `${'k'.repeat(200_000)}: 1`],
  ['a number of a thousand digits', standard.replace('points: 60', `points: ${'9'.repeat(1000)}`)],
  ['a nothing', '\0'],
  ['half an emoji', '\ud83d'],
  ['a directive', '%YAML 9.9\n---\na: 1'],
  ['a list as key', '? [a, b]\n: c'],
  ['a huge expression', expression('forged || '.repeat(1_900).concat('forged'))],
  ['a deep expression', expression('('.repeat(1_990).concat('forged'))],
  ['a number of a thousand digits in an expression', expression(`late > ${'9'.repeat(1000)}`)],
  ['a deep negation', expression('!'.repeat(1_990).concat('forged'))],
]

/** Facts over facts: `of` says what each of so many is worked out from. */
function worked(many: number, of: (at: number) => string, reads: string): string {
  const facts = Array.from({ length: many }, (_, at) => of(at)).join('\n')
  return standard.replace('  late: {', `${facts}\n  late: {`).replace('value: staff, from', reads)
}
const twice = (at: number): string => {
  const [a, b] = at === 0 ? ['youth', 'staff'] : [`a${at - 1}`, `b${at - 1}`]
  const sum = (id: string) => `  ${id}${at}: { name: 合计, type: sum, of: [${a}, ${b}] }`
  return `${sum('a')}\n${sum('b')}`
}
const next = (of: string) => (at: number) =>
  `  c${at}: { name: 合计, type: sum, of: [youth, ${at === 0 ? of : `c${at - 1}`}] }`

test.each([
  ['each twice in the next, sixty times over', worked(60, twice, 'value: a59, from')],
  ['a thousand, one over the other', worked(1000, next('staff'), 'value: c999, from')],
])('facts %s are worked out all the same', (_, text) => {
  const codes = load(world().set(file, text)).problems.map(({ code }) => code)
  expect(codes.filter((code) => code !== 'example-fails')).toEqual([])
})

test('a circle of a thousand facts is one problem', () => {
  const { problems } = load(world().set(file, worked(1000, next('c999'), 'value: c999, from')))
  expect(problems.map(({ code }) => code)).toEqual(['fact-cycle'])
})

function deep(depth: number): string {
  return Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:`).join('\n')
}
function expression(text: string): string {
  return standard.replace('when: forged', `when: "${text}"`)
}

// The runner's own limit is the clock: a text that hangs the loader fails by it.
test.each(hostile)('%s is answered with a problem in its file', (_, text) => {
  const { problems } = load(world().set(file, text))

  expect(problems.length).toBeGreaterThan(0)
  expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set([file]))
  expect(({} as { polluted?: true }).polluted).toBeUndefined()
})

test.each([
  ['a byte order mark', `\uFEFF${standard}`],
  ['lines that end as on Windows', standard.replaceAll('\n', '\r\n')],
  ['no line end at the end', standard.trimEnd()],
])('%s does no harm', (_, text) => {
  expect(load(world().set(file, text)).problems).toEqual([])
})

test('a fact may have the name of a member of every object', () => {
  const renamed = files.map(([name, text]): [string, string] => [
    name,
    text.replaceAll('events', 'constructor'),
  ])
  expect(load(new Map(renamed)).problems).toEqual([])
})

test('a byte order mark does not move the first column', () => {
  const { problems } = load(world().set(file, `\uFEFFformt: 1\n${standard}`))
  expect(problems).toMatchObject([{ line: 1, column: 1, code: 'unknown-key' }])
})

const words = [
  ...new Set(files.flatMap(([, text]) => text.match(/[\w@.-]+/g) ?? [])),
  ...['constructor', '__proto__', 'null', '[]', '{}', '0', '-1', '1e5', '""', 'true', '1/0'],
]

/** One slip of the hand: a line lost, doubled or misplaced, a word or a letter that is wrong. */
const slip = fc.record({
  file: fc.nat(files.length - 1),
  line: fc.nat(),
  from: fc.nat(),
  word: fc.constantFrom(...words),
  how: fc.constantFrom('lose', 'copy', 'letter', 'word'),
})

test('no slip of the hand makes the loader throw', () => {
  fc.assert(
    fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
      const made = world()
      for (const { file, line, from, word, how } of slips) {
        const [name] = files[file]!
        const lines = made.get(name)!.split('\n')
        const at = line % lines.length
        const text = lines[at]!
        if (how === 'lose') lines.splice(at, 1)
        if (how === 'copy') lines.splice(at, 0, lines[from % lines.length]!)
        if (how === 'letter') lines[at] = text.replace(text[from % text.length] ?? '', '')
        if (how === 'word') lines[at] = other(text, from, word)
        made.set(name, lines.join('\n'))
      }
      const { problems } = load(made)
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0)
    }),
    { numRuns: 150 },
  )
})

/** The text with another word in the place of one of its own. */
function other(text: string, from: number, word: string): string {
  const parts = text.split(/([\w@.-]+)/)
  const at = 1 + 2 * (from % Math.max(1, (parts.length - 1) / 2))
  return parts.map((part, index) => (index === at ? word : part)).join('')
}
