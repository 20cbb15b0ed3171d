import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
// The tables of rules are no part of the door; the corpus must be whole over them.
import { kindOf } from '../../engine/define/files.ts'
import { batchRules } from '../../engine/define/rules/batch.ts'
import { calendarRules } from '../../engine/define/rules/calendar.ts'
import { fieldRules } from '../../engine/define/rules/fields.ts'
import { overlayRules } from '../../engine/define/rules/overlay.ts'
import { procedureRules } from '../../engine/define/rules/procedure.ts'
import { programmeRules } from '../../engine/define/rules/programme.ts'
import { scriptRules } from '../../engine/define/rules/script.ts'
import { circleRules } from '../../engine/define/rules/standard/circles.ts'
import { effectRules } from '../../engine/define/rules/standard/effect.ts'
import { varyRules } from '../../engine/define/rules/standard/vary.ts'
import { fixedRules, standardRules } from '../../engine/define/rules/standard.ts'
import { builtIn, load, type Problem, problemText, readBatch } from '../../engine/index.ts'
import { once } from '../../engine/once.ts'
import { methodsOf } from '../../server/index.ts'
import { broken, type Case, cases, type Files, laid, overlaid, tailored, world } from './world.ts'

const tables = {
  batch: batchRules,
  calendar: calendarRules,
  fields: fieldRules,
  overlay: overlayRules,
  procedure: procedureRules,
  programme: programmeRules,
  script: scriptRules,
  standard: { ...circleRules, ...varyRules, ...effectRules, ...fixedRules, ...standardRules },
}

const plugged = {
  weakest: await methodsOf('test/plugins/biaogan.config.yaml'),
  faulty: await methodsOf('test/plugins/faulty.config.yaml'),
}
const sound = load(world())
const programme = sound.definitions.find(({ kind }) => kind === 'programme')!

/** A batch is read by itself, over a programme that is published already. */
function problemsOf(files: Files, methods = builtIn): readonly Problem[] {
  const batch = readBatch('batch.yaml', files.get('batch.yaml')!, programme.value as never)
  return [...load(files, methods).problems, ...batch.problems]
}

const problemsIn = once((one: Case): readonly Problem[] =>
  problemsOf(broken(worldOf(one), one), one.plugged ? plugged[one.plugged] : builtIn),
)
const worldOf = (one: Case): Files =>
  one.laid ? laid() : one.overlaid ? overlaid() : one.tailored ? tailored() : world()

test('the world that the cases break has no problem itself', () => {
  expect(problemsOf(world())).toEqual([])
  expect(sound.definitions.map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual([
    'calendar cn-2026',
    'procedure p',
    'programme demo',
    'standard basic',
  ])
})

test('a standard that extends another by every operation has no problem, and all that it inherits', () => {
  const { definitions, problems } = load(tailored())
  expect(problems).toEqual([])
  const wards = definitions.find(({ id }) => id === 'wards')
  expect(wards?.value).toMatchObject({
    levels: ['upper', 'lower'],
    indicators: [
      { id: 'work', points: 60 },
      { id: 'youth_share', score: { kind: 'linear' } },
      { id: 'impression', points: 5, score: { of: 'mark_ward' } },
      { id: 'rounds', points: 15 },
    ],
    conditions: [{ id: 'headcount', when: 'staff >= 8 && age <= 38' }, { id: 'rounds' }],
    gates: [{ id: 'work_gate', at_least: 60 }],
    grades: { upper: [{ at_least: 90 }, { at_least: 82 }, {}], lower: [{ at_least: 70 }, {}] },
  })
})

test.each(cases)('$name: $note', (one) => {
  const { file, want, also = [] } = one
  const problems = problemsIn(one)

  expect(problems.filter(({ code }) => code === want.code)).toMatchObject([{ file, ...want }])
  const others = problems.map(({ code }) => code).filter((code) => code !== want.code)
  expect([...new Set(others)].sort()).toEqual([...also].sort())
})

test.each(cases)('$name speaks Chinese and English', (one) => {
  for (const problem of problemsIn(one)) {
    const { zh, en, fix } = problem
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/^[^\n]*[a-z]{2}[^\n]*$/)
    expect(zh).not.toBe(en)
    expect([zh, en, fix?.zh ?? '', fix?.en ?? ''].join()).not.toMatch(/undefined|\[object|NaN/)
    expect(fix?.zh).not.toBe('')
    expect(problemText(problem, 'zh')).toContain(zh)
    expect(problemText(problem, 'en')).toMatch(/^[^ ]+:\d+:\d+ [a-z-]+: /)
  }
})

test('the file of a case is named after the code that it must produce', () => {
  for (const { name, want } of cases) expect(name.split('--')[0]).toBe(want.code)
})

const kindOfCase = ({ file, want }: Case) =>
  (want.file ?? file) === 'batch.yaml' ? 'batch' : kindOf(want.file ?? file)
const rules = Object.entries(tables).flatMap(([kind, table]) =>
  Object.keys(table).map((rule) => ({ kind, rule })),
)

test.each(rules)('the rule $rule over a $kind has a case', ({ kind, rule }) => {
  expect(cases.filter(({ want }) => want.code === rule).map(kindOfCase)).toContain(kind)
})

const folder = 'engine/define/rules'
const inside = readdirSync(folder, { recursive: true, encoding: 'utf8' })
const tops = inside.filter((file) => /^[a-z-]+\.ts$/.test(file) && file !== 'cited.ts')
const parts = inside.filter((file) => file.endsWith('.ts') && file.includes('/'))

test('every table of rules is known here', () => {
  expect(tops.sort()).toEqual(Object.keys(tables).map((kind) => `${kind}.ts`))
})

test.each(parts)('every rule of %s is in the table of its kind', async (file) => {
  const whole: Record<string, unknown> = tables[file.split('/')[0] as keyof typeof tables]
  const path = `../../${folder}/${file}`
  const exported: Record<string, object> = await import(path)
  const own = Object.entries(exported).filter(([name]) => name.endsWith('Rules'))
  for (const [name, rule] of own.flatMap(([, table]) => Object.entries(table)))
    expect(whole[name], name).toBe(rule)
})

const define = readdirSync('engine/define', { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.startsWith('rules/'),
)
const codes = define.flatMap((file) =>
  codesIn(readFileSync(`engine/define/${file}`, 'utf8')).map((code) => ({ file, code })),
)

test.each(codes)('the code $code of $file has a case', ({ code }) => {
  expect(cases.map(({ want }) => want.code)).toContain(code)
})

test('the codes are found in the text of the loader', () => {
  const found = codes.map(({ code }) => code)
  for (const code of ['indent-tab', 'duplicate-key', 'alias', 'missing', 'file-missing', 'shape'])
    expect(found).toContain(code)
  expect(new Set(found).size).toBeGreaterThan(30)
})

/** The codes written out in a text: the second argument of `problem` and `say`. */
function codesIn(text: string): readonly string[] {
  return [...text.matchAll(/\b(?:problem|say)\(/g)].flatMap(({ 0: call, index }) => {
    const second = argumentsFrom(text, index + call.length)[1] ?? ''
    return [...second.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code!)
  })
}

/** The first two arguments of a call, from behind its bracket. */
function argumentsFrom(text: string, from: number): readonly string[] {
  const found = ['']
  let depth = 0
  for (const letter of text.slice(from)) {
    if ('([{'.includes(letter)) depth += 1
    if (')]}'.includes(letter)) depth -= 1
    if (depth < 0 || found.length > 2) break
    if (letter === ',' && depth === 0) found.push('')
    else found[found.length - 1] += letter
  }
  return found
}

const caseOf = (name: string) => cases.find((one) => one.name === name)!
const many = [
  'band-gap',
  'clause-unknown',
  'day-both',
  'example-fails--condition',
  'guard-unknown',
  'expression',
  'outcomes-differ',
  'term-units',
  'source-unknown--fields',
]

test('many problems in several files come all at once, in the order of file, line and column', () => {
  const files = many.map(caseOf).reduce(broken, world())
  const { problems } = load(files)
  const places = problems.map(({ file, line, column }) => ({ file, line, column }))
  const inOrder = places.toSorted(
    (a, b) =>
      (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  )

  expect(places).toEqual(inOrder)
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(
      many.filter((name) => !name.startsWith('example')).map((name) => caseOf(name).want.code),
    ),
  )
  expect(new Set(places.map(({ file }) => file)).size).toBeGreaterThan(4)
})

test('the order in which files are given changes nothing', () => {
  const files = many.map(caseOf).reduce(broken, world())
  expect(load(new Map([...files].reverse())).problems).toEqual(load(files).problems)
})

test('a fact that no expression reads is not said to be undeclared', () => {
  const [problem] = load(broken(world(), caseOf('expression--text'))).problems
  expect(problem).toMatchObject({
    zh: '表达式不能读事实 story（事迹），它的类型是 text',
    fix: null,
  })
})

test('examples are not run over a standard that is broken itself', () => {
  const files = ['band-gap', 'example-fails'].map(caseOf).reduce(broken, world())
  expect(load(files).problems.map(({ code }) => code)).toEqual(['band-gap'])
})

test('a definition with a problem is withheld, and the others are not', () => {
  const left = (name: string) =>
    load(broken(world(), caseOf(name))).definitions.map(({ kind }) => kind)

  expect(left('guard-unknown').sort()).toEqual(['calendar', 'programme', 'standard'])
  expect(left('band-gap').sort()).toEqual(['calendar', 'procedure', 'programme'])
  expect(left('example-fails').sort()).toEqual(['calendar', 'procedure', 'programme'])
  expect(left('day-both').sort()).toEqual(['procedure', 'programme', 'standard'])
})

test('a programme is withheld for a problem of its field sets, which are part of it', () => {
  const { definitions } = load(broken(world(), caseOf('clause-unknown--fields')))
  expect(definitions.map(({ kind }) => kind)).not.toContain('programme')
})

test('a file that is passed over withholds nothing, and neither does a script', () => {
  for (const name of ['file-unknown', 'programme-missing', 'unknown-key--script']) {
    const { definitions } = load(broken(world(), caseOf(name)))
    expect(definitions, name).toEqual(sound.definitions)
  }
})

test('a file that cannot be read is not said to be missing as well', () => {
  const codesWithout = (file: string) =>
    load(new Map(world()).set(file, '{')).problems.map(({ code }) => code)

  for (const file of world().keys())
    if (file !== 'batch.yaml')
      expect(new Set(codesWithout(file)), file).toEqual(new Set(['syntax']))
})
