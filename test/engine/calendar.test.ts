import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  addDays,
  addMonths,
  addYears,
  type CalendarYear,
  calendarOf,
  daysBetween,
  endOf,
  type Instant,
  instantOf,
  isLocalDate,
  type LocalDate,
  localDate,
  type Span,
  startOf,
  term,
} from '../../engine/calendar.ts'

import { forEditors } from '../../engine/define/schemas.ts'

interface Row {
  readonly note: string
  readonly from: string
  readonly span: Span
  readonly want: {
    readonly first: LocalDate
    readonly last: LocalDate
    readonly ends: string
    readonly provisional?: boolean
    readonly days?: readonly LocalDate[]
    readonly skipped?: readonly LocalDate[]
  }
}

const folder = new URL('../../standards/calendar/', import.meta.url)
const files = readdirSync(folder)
const yearIn = (file: string): CalendarYear => parse(readFileSync(new URL(file, folder), 'utf8'))
const schema = new URL('../../standards/schema/calendar.json', import.meta.url)
const table: readonly Row[] = parse(
  readFileSync(new URL('calendar.yaml', import.meta.url), 'utf8'),
  { version: '1.2' },
)

const years = files.map(yearIn)
const calendar = calendarOf(years)
const isHoliday = (date: LocalDate) =>
  years.some(({ holidays }) => holidays.some(({ from, to }) => from <= date && date <= to))
const isWeekend = (date: LocalDate) => [0, 6].includes(new Date(date).getUTCDay())

const valid = new Ajv2020({
  strict: true,
  formats: { date: isLocalDate },
  keywords: forEditors,
}).compile(JSON.parse(readFileSync(schema, 'utf8')))

test.each(table)('$note', ({ from, span, want }) => {
  const { ends, proof } = term(calendar, instantOf(from)!, span)
  const { rule: _rule, count: _count, from: _from, ...line } = proof

  expect({ ...line, ends }).toEqual({ provisional: false, ...want, ends: instantOf(want.ends) })
})

test('the proof line repeats the rule, its count and the day it counts from', () => {
  const at = instantOf('2026-09-28T10:00:00+08:00')!
  const line = (span: Span) => term(calendar, at, span).proof

  expect(line({ working_days: 5 })).toMatchObject({ rule: 'working-days', count: 5 })
  expect(line({ days: 6 })).toMatchObject({ rule: 'days', count: 6, from: '2026-09-28' })
  expect(line({ months: 7 })).toMatchObject({ rule: 'months', count: 7, from: '2026-09-28' })
  expect(line({ years: 8 })).toMatchObject({ rule: 'years', count: 8, from: '2026-09-28' })
})

test.each([0, -1, 1.5, Number.NaN, 1001])('a term of %s is refused', (count) => {
  const at = startOf('2026-03-02')
  for (const unit of ['working_days', 'days', 'months', 'years']) {
    expect(() => term(calendar, at, { [unit]: count } as unknown as Span)).toThrow(RangeError)
  }
})

test('a term may count to a thousand', () => {
  const at = startOf('2024-01-01')
  expect(term(calendar, at, { working_days: 1000 }).proof.days).toHaveLength(1000)
  expect(term(calendar, at, { years: 1000 }).proof.last).toBe('3024-01-01')
})

test.each(files)('%s has the form that the schema asks for', (file) => {
  expect(valid(yearIn(file)), JSON.stringify(valid.errors)).toBe(true)
  expect(readFileSync(new URL(file, folder), 'utf8').split('\n')[0]).toBe(
    '# yaml-language-server: $schema=../schema/calendar.json',
  )
})

test.each(files)('%s is named after its year and stays within it', (file) => {
  const { id, year, holidays, working_days } = yearIn(file)
  expect([file, id]).toEqual([`cn-${year}.yaml`, `cn-${year}`])
  for (const date of [...holidays.flatMap(({ from, to }) => [from, to]), ...working_days]) {
    expect(date.slice(0, 4)).toBe(String(year))
  }
})

test.each(files)(
  '%s lists holidays in order and makes up only on weekends that are not off',
  (file) => {
    const { holidays, working_days } = yearIn(file)
    const edges = holidays.flatMap(({ from, to }) => [from, to])
    expect(edges).toEqual([...edges].sort())
    expect(working_days).toEqual([...working_days].sort())
    expect(working_days.filter((date) => !isWeekend(date) || isHoliday(date))).toEqual([])
  },
)

test('the schema refuses a day that does not exist and a word that it does not know', () => {
  const good = yearIn('cn-2026.yaml')
  expect(valid({ ...good, working_days: ['2026-02-30'] })).toBe(false)
  expect(valid({ ...good, workdays: [] })).toBe(false)
})

test('a year whose notice is not out yet is Monday to Friday and not covered', () => {
  expect(calendar.isWorkingDay('2027-10-01')).toBe(true)
  expect(calendar.isWorkingDay('2027-10-02')).toBe(false)
  expect(calendar.covers('2027-01-01')).toBe(false)
  expect(calendar.covers('2026-12-31')).toBe(true)
})

test('a notice that reaches into the year before it counts there too', () => {
  const [any] = years
  const reaching = calendarOf([
    { ...any!, year: 2023, holidays: [{ name: '元旦', from: '2022-12-30', to: '2023-01-02' }] },
  ])
  expect(reaching.isWorkingDay('2022-12-30')).toBe(false)
  expect(reaching.covers('2022-12-30')).toBe(false)
})

test.each(['2026-02-28', '2024-02-29', '2026-12-31'])('%s is a day', (text) => {
  expect(isLocalDate(text)).toBe(true)
})

test.each([
  '2026-13-01',
  '2026-02-30',
  '2026-02-29',
  '2026-00-10',
  '2026-1-1',
  '2026-01-01T00:00:00Z',
  ' 2026-01-01',
  '2026-01-01\n',
  '',
])('%j is not a day', (text) => {
  expect(isLocalDate(text)).toBe(false)
})

test.each([
  ['2026-10-10T08:00:00+08:00', '2026-10-10T00:00:00.000Z'],
  ['2026-10-10T08:00+08:00', '2026-10-10T00:00:00.000Z'],
  ['2026-10-10T24:00+08:00', '2026-10-10T16:00:00.000Z'],
  ['2026-10-10T00:00:00Z', '2026-10-10T00:00:00.000Z'],
  ['2026-10-10T00:00:00.1239-01:30', '2026-10-10T01:30:00.123Z'],
])('%s is the moment %s', (text, instant) => {
  expect(instantOf(text)).toBe(instant)
})

test.each([
  '2026-10-10',
  '2026-10-10T00:00:00',
  '2026-02-30T00:00:00Z',
  '2026-10-10T25:00:00Z',
  '2026-10-10T00:00:60Z',
  '2026-10-10T00:00:00+25:00',
  '9999-12-31T23:00:00-08:00',
  '0000-01-01T00:00:00+08:00',
  '10 Oct 2026 00:00 UTC',
  '',
])('%j names no moment', (text) => {
  expect(instantOf(text)).toBeNull()
})

test('a month later keeps the day-number or ends with the month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
})

const moments = fc
  .date({
    min: new Date('2023-06-01T00:00:00Z'),
    max: new Date('2027-06-01T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date): Instant => date.toISOString())
const dates = moments.map(localDate)
const counts = fc.integer({ min: 1, max: 300 })
const spans = fc.oneof(
  counts.map((working_days): Span => ({ working_days })),
  counts.map((days): Span => ({ days })),
  counts.map((months): Span => ({ months })),
  counts.map((years): Span => ({ years })),
)
const lastOf = (from: Instant, count: number) =>
  term(calendar, from, { working_days: count }).proof.last

test('a term of working days begins and ends on a working day, and never counts a holiday', () => {
  fc.assert(
    fc.property(moments, counts, (from, count) => {
      const { days = [] } = term(calendar, from, { working_days: count }).proof
      expect(days).toHaveLength(count)
      expect(days.filter((date) => !calendar.isWorkingDay(date) || isHoliday(date))).toEqual([])
    }),
  )
})

test('counted and skipped days together are every day from the first to the last, once', () => {
  fc.assert(
    fc.property(moments, counts, (from, count) => {
      const { proof } = term(calendar, from, { working_days: count })
      const all = [...proof.days!, ...proof.skipped!].sort()
      const span = daysBetween(proof.first, proof.last) + 1
      expect(all).toEqual(Array.from({ length: span }, (_, n) => addDays(proof.first, n)))
    }),
  )
})

test('no working day between the start and the first day is passed over', () => {
  fc.assert(
    fc.property(moments, (from) => {
      const { first } = term(calendar, from, { working_days: 1 }).proof
      for (let date = addDays(localDate(from), 1); date < first; date = addDays(date, 1)) {
        expect(calendar.isWorkingDay(date)).toBe(false)
      }
    }),
  )
})

test('one working day more ends later', () => {
  fc.assert(
    fc.property(moments, counts, (from, count) => {
      const shorter = term(calendar, from, { working_days: count })
      const longer = term(calendar, from, { working_days: count + 1 })
      expect(longer.ends > shorter.ends).toBe(true)
      expect(longer.opens).toBe(shorter.opens)
    }),
  )
})

test('working days add up: n and then m from the last of them end where n + m do', () => {
  fc.assert(
    fc.property(moments, counts, counts, (from, n, m) => {
      expect(lastOf(startOf(lastOf(from, n)), m)).toBe(lastOf(from, n + m))
    }),
  )
})

test('working days are provisional exactly when a day up to the last is not covered', () => {
  fc.assert(
    fc.property(moments, counts, (from, count) => {
      const { last, provisional } = term(calendar, from, { working_days: count }).proof
      const span = daysBetween(localDate(from), last)
      const judged = Array.from({ length: span }, (_, n) => addDays(last, -n))
      expect(provisional).toBe(!judged.every(calendar.covers))
    }),
  )
})

test('every term opens after its start, at midnight, and ends at 24:00 of its last day', () => {
  fc.assert(
    fc.property(moments, spans, (from, span) => {
      const { opens, ends, proof } = term(calendar, from, span)
      expect(from < opens && opens < ends).toBe(true)
      expect(localDate(opens)).toBe(proof.first)
      expect(localDate(ends)).toBe(addDays(proof.last, 1))
      expect([startOf(proof.first), endOf(proof.last)]).toEqual([opens, ends])
    }),
  )
})

test('a moment lies within its own day in Beijing', () => {
  fc.assert(
    fc.property(moments, (at) => {
      const date = localDate(at)
      expect(startOf(date) <= at && at < endOf(date)).toBe(true)
      expect(isLocalDate(date)).toBe(true)
      expect(instantOf(at)).toBe(at)
    }),
  )
})

test('adding days and counting the days between undo each other', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -2000, max: 2000 }), (date, n) => {
      expect(daysBetween(date, addDays(date, n))).toBe(n)
      expect(addDays(addDays(date, n), -n)).toBe(date)
    }),
  )
})
