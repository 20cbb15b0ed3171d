import { expect, test } from 'vitest'
import {
  derived,
  isState,
  type JsonObject,
  load,
  optionsOf,
  sheetKinds,
  sheetReader,
} from '../../engine/index.ts'
import { tailored } from '../define/world.ts'
import { loaded } from '../shipped.ts'
import { factsIn, given, sheetsAt } from './sheets.ts'

const shipped = loaded
const small = load(tailored())
const standards = [
  ...shipped.authored.map((one) => ({ one, from: shipped })),
  ...small.authored.map((one) => ({ one, from: small })),
].map(({ one, from }) => {
  const made = new Map(one.value.levels.map((level) => [level, sheetsAt(one, from, level)]))
  return { name: one.value.id, one, from, at: (level: string) => made.get(level)! }
})
const reader = sheetReader()

const levels = standards.flatMap(({ name, one, at }) =>
  one.value.levels.map((level) => ({ name, level, one, sheets: at(level) })),
)

test('all that is shipped has sheets', () => {
  expect(shipped.problems).toEqual([])
  expect(shipped.authored.length).toBeGreaterThanOrEqual(3)
})

test.each(levels)('each sheet of $name at $level is a strict schema', ({ sheets }) => {
  for (const kind of sheetKinds) expect(() => reader.compile(sheets[kind])).not.toThrow()
})

test.each(levels)('every fact that is answered stands on a sheet of $name at $level', (given) => {
  const { one, sheets } = given
  const asked = new Set(
    [sheets.filing, sheets.score].flatMap((sheet) => Object.keys(factsIn(sheet))),
  )
  const facts = Object.entries(one.value.facts).filter(
    ([id, fact]) => !derived({ id, ...fact } as never),
  )
  expect(facts.map(([id]) => id).filter((id) => !asked.has(id))).toEqual([])
})

/** An example gives no reasons; where a fact needs one, a person would have written it. */
const asHandedIn = (answer: unknown, fact: { readonly reason?: string }): unknown => {
  if (fact.reason !== 'required') return answer
  if (!isState(answer)) return { value: answer, note: '看过' }
  return answer.state === 'answered' ? { ...answer, note: '看过' } : answer
}

/** What an example gives that fits no schema of its fact, or stands on no sheet. */
function unfit({ name, one, at }: (typeof standards)[number]): readonly string[] {
  const readers = new Map<string, (value: unknown) => boolean>()
  const readerOf = (schema: JsonObject) => {
    const key = JSON.stringify(schema)
    const fits = readers.get(key) ?? reader.compile(schema)
    readers.set(key, fits)
    return fits
  }
  return given(one).flatMap(({ example, facts }) => {
    const { filing, score } = at(example.level)
    const asked = { ...factsIn(filing), ...factsIn(score) }
    return Object.entries(facts).flatMap(([id, answer]) => {
      const fits = asked[id] && readerOf(asked[id])(asHandedIn(answer, one.value.facts[id]!))
      return fits ? [] : [`${name} ${example.note}: ${id}`]
    })
  })
}

test.each(standards)('all that the examples of $name give fits its sheets', (one) => {
  expect(unfit(one)).toEqual([])
})

const hall = standards.find(({ name }) => name === 'service-hall')!
const atHall = hall.at(hall.one.value.levels[0]!)

test('the filing sheet has the fields of the commands that open and file, as the programme has them', () => {
  const { pursuit, basics } = atHall.filing.properties as { readonly [set: string]: JsonObject }
  const sets = hall.one.programme.fields
  expect(Object.keys(pursuit!.properties as object)).toEqual(Object.keys(sets.pursuit!))
  expect(Object.keys(basics!.properties as object)).toEqual(Object.keys(sets.basics!))
  expect(basics!.required).toEqual(['answers'])
})

test('the filing sheet asks only what conditions rest on and the collective itself gives', () => {
  expect(Object.keys(factsIn(atHall.filing))).toEqual([
    ...['staff_total', 'staff_youth', 'head_born', 'chinese_staff', 'league_branch'],
  ])
})

test('the evidence sheet names the kinds of evidence of each fact that asks for any', () => {
  const members = atHall.evidence.properties as { readonly [fact: string]: JsonObject }
  const asking = Object.entries(hall.one.value.facts).filter(([, { evidence }]) => evidence)
  expect(Object.keys(members).sort()).toEqual(asking.map(([id]) => id).sort())
  const [kind] = members.staff_total!['x-evidence'] as readonly JsonObject[]
  expect(kind).toEqual({ id: 'roster', zh: '花名册', en: 'roster' })
  const fits = reader.compile(atHall.evidence)
  expect(fits({ staff_total: [{ kind: 'roster', name: '2026年花名册' }] })).toBe(true)
  expect(fits({ staff_total: [{ kind: 'photo', name: '合影' }] })).toBe(false)
})

test('the score sheet groups facts by indicator, with points, rule and reasons for not applying', () => {
  const groups = atHall.score['x-groups'] as readonly JsonObject[]
  const close = groups.find(({ id }) => id === 'complaint_close')!
  expect(close).toMatchObject({
    title: '投诉按期办结率',
    points: '2',
    na: { no_complaints: { zh: '统计期内没有投诉' } },
  })
  expect((close.rules as readonly { zh: string }[])[0]!.zh).toContain('80% 得 0 分')
  const used = factsIn(atHall.score).complaints_total!
  expect(used).toMatchObject({ 'x-group': 'complaint_close', 'x-unit': '件' })
})

test('an item that does not apply is said by a reason that the standard lists', () => {
  const bank = standards.find(({ name }) => name === 'banking')!
  const fits = reader.compile(factsIn(bank.at(bank.one.value.levels[0]!).score).aml_ontime!)
  expect(fits({ state: 'not_applicable', reason: 'filed_by_branch' })).toBe(true)
  expect(fits({ state: 'not_applicable', reason: 'tired' })).toBe(false)
  expect(fits({ state: 'not_applicable' })).toBe(false)
  expect(fits({ state: 'no_evidence' })).toBe(true)
})

test('a judgement needs its reason', () => {
  const judged = Object.values(hall.one.value.facts).findIndex(
    ({ reason }) => reason === 'required',
  )
  const [id] = Object.entries(hall.one.value.facts)[judged]!
  const fits = reader.compile(factsIn(atHall.score)[id]!)
  expect(fits({ value: 1, note: '现场看过' })).toBe(true)
  expect(fits({ value: 1 })).toBe(false)
  expect(fits(1)).toBe(false)
})

test('options have the names of the standard beside their ids', () => {
  const [id, fact] = Object.entries(hall.one.value.facts).find(([, { type }]) => type === 'choice')!
  const options = Object.keys(optionsOf({ id, ...fact } as never))
  expect(Object.keys(factsIn(atHall.score)[id]!['x-options'] as object)).toEqual(options)
})
