import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
// The methods are no part of the door: each is held to its table here.
import { compare, exactText, parseExact, type Rational, rational } from '../../engine/rational.ts'
import { type Fact, isMeasured } from '../../engine/score/fact.ts'
import type { Method, Methods, Reason, Value } from '../../engine/score/method.ts'
import { namesOf } from '../../engine/score/names.ts'
import { typed } from '../../engine/score/readings.ts'
import { inWords, type Json, type Language } from '../../engine/terms.ts'

interface Row {
  readonly note: string
  readonly rule: object
  /** Null in a line that has no cap. */
  readonly points: number | null
  readonly facts: { readonly [id: string]: Partial<Fact> }
  readonly seen: { readonly [fact: string]: Json }
  /** The rule in words: Chinese, English. */
  readonly says?: readonly [zh: string, en: string]
  readonly want: {
    readonly earned: number | string
    readonly least?: number
    /** Null where nothing but the points bounds it. */
    readonly most?: number | null
    readonly because?: readonly { readonly [member: string]: Json }[]
  }
}

const fullOf = ({ points }: Row): Rational | null => (points === null ? null : rational(points))
const factsOf = ({ facts }: Row): ReadonlyMap<string, Fact> =>
  new Map(Object.entries(facts).map(([id, fact]) => [id, { id, name: id, ...fact } as Fact]))

/** A derived value is given as it was worked out, n/d; nothing for what was left blank. */
const seenAs = ({ type }: Fact, given: Json): Value =>
  given === null
    ? null
    : type === 'ratio'
      ? parseExact(String(given))
      : typed(isMeasured({ type }), given)

/** Numbers of a reason or of a table, written exactly. */
const written = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'd' in value
    ? exactText(value as Rational)
    : typeof value === 'number' || /^-?\d+\/\d+$/.test(String(value))
      ? exactText(parseExact(String(value)))
      : value
const inWriting = (reason: Reason | NonNullable<Row['want']['because']>[number]) =>
  Object.fromEntries(Object.entries(reason).map(([name, value]) => [name, written(value)]))

/** Holds each method to the table of its kind: what it gives, its bounds, what it reads, its words and its schema. */
export function holdToTables(methods: Methods, fileOf: (kind: string) => string): void {
  const kinds = [...methods.keys()]
  const tableOf = (kind: string): readonly Row[] => parse(readFileSync(fileOf(kind), 'utf8'))
  const rows = kinds.flatMap((kind) => tableOf(kind).map((row) => ({ kind, ...row })))
  const methodOf = (kind: string) => methods.get(kind)! as unknown as Method<object>

  test.each(rows)('$kind: $note', ({ kind, ...row }) => {
    const { rule, seen, want } = row
    const method = methodOf(kind)
    const full = fullOf(row)
    const facts = factsOf(row)
    const read = (id: string) => seenAs(facts.get(id)!, seen[id]!)
    const { points: earned, because } = method.compile(rule, full, facts)(read)

    expect(method.check(rule, { points: full, facts })).toEqual([])
    expect(exactText(earned)).toBe(written(want.earned))
    if (want.because) expect(because.map(inWriting)).toEqual(want.because.map(inWriting))
    if (want.least !== undefined) expect(exactText(method.least(rule)!)).toBe(`${want.least}`)
    const most = method.most(rule)
    if (want.most !== undefined) expect(most && Number(exactText(most))).toBe(want.most)
  })

  test.each(rows)('$kind gives no less than its least and no more than all: $note', (row) => {
    const method = methodOf(row.kind)
    const full = fullOf(row)
    const read = (id: string) => seenAs(factsOf(row).get(id)!, row.seen[id]!)
    const { points } = method.compile(row.rule, full, factsOf(row))(read)

    const least = method.least(row.rule)
    if (least) expect(compare(points, least)).toBeGreaterThanOrEqual(0)
    if (full) expect(compare(points, full)).toBeLessThanOrEqual(0)
  })

  test.each(rows)('$kind reads every fact of its rule: $note', ({ kind, ...row }) => {
    const { rule, seen } = row
    expect([...methodOf(kind).reads(rule, factsOf(row))].sort()).toEqual(Object.keys(seen).sort())
    const blanks = methodOf(kind).blanks?.(rule) ?? []
    const blank = Object.keys(seen).filter((fact) => seen[fact] === null)
    expect(Object.keys(seen)).toEqual(expect.arrayContaining([...blanks]))
    expect(blanks).toEqual(expect.arrayContaining(blank))
  })

  const saidOf = (kind: string, row: Row) => {
    const say = (language: Language) =>
      methodOf(kind).say(row.rule, namesOf(factsOf(row), language), fullOf(row))
    return [say('zh'), say('en')] as const
  }

  test.each(rows.filter(({ says }) => says))(
    '$kind says its rule as a clerk would: $note',
    (row) => {
      expect(saidOf(row.kind, row)).toEqual(row.says)
    },
  )

  test.each(kinds)('%s has a row that says its rule in both languages', (kind) => {
    expect(tableOf(kind).some(({ says }) => says?.length === 2)).toBe(true)
  })

  test.each(rows)(
    '$kind says every figure and every fact of its rule: $note',
    ({ kind, ...row }) => {
      for (const [at, said] of saidOf(kind, row).entries()) {
        for (const number of JSON.stringify(row.rule).match(/(?<![\w"])\d+(\.\d+)?/g) ?? [])
          expect(said).toContain(number)
        for (const fact of methodOf(kind).reads(row.rule, factsOf(row)))
          expect(said).toContain(inWords(factsOf(row).get(fact)!.name, at === 0 ? 'zh' : 'en'))
        expect(said).not.toMatch(/undefined|NaN|\[object|null/)
      }
    },
  )

  test.each(kinds)('%s says in Chinese what it is, and lists the members that it needs', (kind) => {
    const { title, description, properties, required } = methodOf(kind)
    expect(title).toMatch(/^\p{Script=Han}+$/u)
    expect(description).toMatch(/\p{Script=Han}/u)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...required]))
  })

  test.each(kinds)('the rules in the table of %s have the shape of its schema', (kind) => {
    const { properties, required } = methodOf(kind)
    for (const { rule } of tableOf(kind)) {
      expect(Object.keys(rule)).toEqual(expect.arrayContaining([...required]))
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(rule)))
    }
  })
}
