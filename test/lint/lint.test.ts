import { existsSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readSource, type Source } from '../../engine/define/source.ts'
import { lint, lintProgramme, lintRules, load, type Problem } from '../../engine/index.ts'
import { once } from '../../engine/once.ts'
import { type Case, tables } from '../../tools/lint-tables.ts'
import { filesOf } from './base.ts'

const all = [...tables]
const cases = (kind: 'valid' | 'invalid') =>
  all.flatMap(([rule, table]) => table[kind].map((one) => ({ rule, note: one.note, one })))

/** All that the lint finds in the folder of a case; the folder itself has no problem. */
const foundIn = once((one: Case): readonly Problem[] => {
  const { authored, programmes, problems } = load(filesOf(one))
  expect(problems).toEqual([])
  return [
    ...programmes.flatMap(lintProgramme),
    ...authored.flatMap((each) => lint(each, { all: authored })),
  ].filter(({ file }) => !file.startsWith('demo/other/'))
})

test('the base that the cases are written into has nothing to mend', () => {
  expect(foundIn({ note: '' })).toEqual([])
})

test.each(cases('valid'))('$rule lets be: $note', ({ rule, one }) => {
  expect(foundIn(one).filter(({ code }) => code === rule)).toEqual([])
})

test.each(cases('invalid'))('$rule finds: $note', ({ rule, one }) => {
  const found = foundIn(one).filter(({ code }) => code === rule)
  const file = one.in ? `demo/${one.in}.yaml` : 'demo/basic/standard.yaml'
  const source = readSource(file, filesOf(one).get(file)!).source!

  expect(found.map((problem) => [problem.file, placeName(problem, one.at ?? [], source)])).toEqual(
    (one.at ?? []).map((path) => [file, path]),
  )
})

/** The path among those wanted at which a problem stands; else its line and column. */
function placeName({ line, column }: Problem, wanted: readonly string[], source: Source): string {
  const fits = (path: string): boolean => {
    const steps = path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
    return [source.place(steps), source.keyPlace(steps)].some(
      (place) => place.line === line && place.column === column,
    )
  }
  return wanted.find(fits) ?? `${line}:${column}`
}

test.each(cases('invalid'))('$rule speaks Chinese and English of: $note', ({ rule, one }) => {
  for (const { code, zh, en, fix } of foundIn(one).filter((found) => found.code === rule)) {
    expect(code).toBe(rule)
    expect(zh).toMatch(/\p{Script=Han}/u)
    expect(en).toMatch(/[a-z]{2}/)
    expect([zh, en, fix?.zh, fix?.en].join()).not.toMatch(/undefined|\[object|NaN/)
  }
})

test.each(lintRules.map(({ id }) => id))('the rule %s has a table and a page', (id) => {
  const table = tables.get(id)
  expect(table?.valid.length).toBeGreaterThanOrEqual(2)
  expect(table?.invalid.length).toBeGreaterThanOrEqual(2)
  expect(existsSync(`docs/lint/${id}.md`)).toBe(true)
})

test('every table and every file of a rule is of a rule that is run', () => {
  const ids = lintRules.map(({ id }) => id).sort()
  const files = readdirSync('engine/lint/rules').filter((file) => file !== 'index.ts')
  expect([...tables.keys()].sort()).toEqual(ids)
  expect(files.map((file) => file.replace('.ts', '')).sort()).toEqual(ids)
})
