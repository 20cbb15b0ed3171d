/** A moment as UTC ISO text with milliseconds and `Z`; the order of texts is the order of time. */
export type Instant = string

/** A day in Asia/Shanghai as `YYYY-MM-DD`. */
export type LocalDate = string

/** A year as `standards/calendar/` has it: holidays, both ends in, and make-up days (调休). */
export interface CalendarYear {
  readonly format: 1
  readonly id: string
  readonly version: string
  readonly year: number
  readonly name: string
  readonly source: { readonly title: string; readonly number?: string; readonly date: LocalDate }
  readonly holidays: readonly {
    readonly name: string
    readonly from: LocalDate
    readonly to: LocalDate
  }[]
  readonly working_days: readonly LocalDate[]
}

/** Says of any day whether people work on it, and whether that answer rests on a published year. */
export interface Calendar {
  isWorkingDay(date: LocalDate): boolean
  covers(date: LocalDate): boolean
}

/** How long a term is: so many working days, natural days, months or years, from 1 to 1000. */
export type Span =
  | { readonly working_days: number }
  | { readonly days: number }
  | { readonly months: number }
  | { readonly years: number }

/** The proof line: the rule, the day it counts from, and its first and last day. */
export interface Proof {
  readonly rule: 'working-days' | 'days' | 'months' | 'years'
  readonly count: number
  readonly from: LocalDate
  readonly first: LocalDate
  readonly last: LocalDate
  /** The working days that were counted; only for working days. */
  readonly days?: readonly LocalDate[]
  /** The days between first and last that were not; only for working days. */
  readonly skipped?: readonly LocalDate[]
  /** Whether it rests on a day that no published year covers, so that the term may still move. */
  readonly provisional: boolean
}

/** A half-open span [opens, ends), from 00:00 of the first day to 24:00 of the last. */
export interface Term {
  readonly opens: Instant
  readonly ends: Instant
  readonly proof: Proof
}

const hour = 3_600_000
const day = 24 * hour
// Beijing time; it has known no daylight saving since 1991.
const offset = 8 * hour

const midnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`)
const dateOf = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10)

/** Whether a text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = midnight(text)
  // Date.parse reads 02-30 as 03-02; only a real day comes back as it was written.
  return !Number.isNaN(ms) && dateOf(ms) === text
}

const zoned = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/
const canonical = /^\d{4}-/

/** The moment that an ISO text with a zone names, cut to milliseconds; null if it names none. */
export function instantOf(text: string): Instant | null {
  const date = zoned.exec(text)?.[1]
  const ms = Date.parse(text)
  if (date === undefined || !isLocalDate(date) || Number.isNaN(ms)) return null
  const instant = new Date(ms).toISOString()
  return canonical.test(instant) ? instant : null
}

/** The day it is in Shanghai at a moment. */
export const localDate = (at: Instant): LocalDate => dateOf(Date.parse(at) + offset)

/** 00:00 of a day in Shanghai. */
export const startOf = (date: LocalDate): Instant => new Date(midnight(date) - offset).toISOString()

/** 24:00 of a day in Shanghai, which is 00:00 of the next. */
export const endOf = (date: LocalDate): Instant => startOf(addDays(date, 1))

/** The day `n` natural days later, or earlier where `n` is negative. */
export const addDays = (date: LocalDate, n: number): LocalDate => dateOf(midnight(date) + n * day)

/** The same day-number `n` months later, or the month's last day where it has no such day. */
export function addMonths(date: LocalDate, n: number): LocalDate {
  const start = new Date(midnight(date))
  const year = start.getUTCFullYear()
  const month = start.getUTCMonth() + n
  const monthEnd = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateOf(Date.UTC(year, month, Math.min(start.getUTCDate(), monthEnd)))
}

/** The same month and day `n` years later; 02-29 becomes 02-28 where there is none. */
export const addYears = (date: LocalDate, n: number): LocalDate => addMonths(date, 12 * n)

/** How many natural days `b` lies after `a`; negative where it lies before. */
export const daysBetween = (a: LocalDate, b: LocalDate): number => (midnight(b) - midnight(a)) / day

/** The calendar of these years; beyond them it is Monday to Friday, and `covers` is false. */
export function calendarOf(years: readonly CalendarYear[]): Calendar {
  const covered = new Set(years.map(({ year }) => year))
  const madeUp = new Set(years.flatMap(({ working_days }) => working_days))
  const off = new Set(years.flatMap(({ holidays }) => holidays.flatMap(daysOf)))

  return {
    isWorkingDay: (date) => madeUp.has(date) || (isWeekday(date) && !off.has(date)),
    covers: (date) => covered.has(Number(date.slice(0, 4))),
  }
}

const daysOf = ({ from, to }: { from: LocalDate; to: LocalDate }): LocalDate[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))

const isWeekday = (date: LocalDate): boolean =>
  ![0, 6].includes(new Date(midnight(date)).getUTCDay())

/**
 * The term of a span that starts at a moment, whose own day is not counted; throws RangeError
 * unless the span counts a whole number from 1 to 1000.
 */
export function term(calendar: Calendar, from: Instant, span: Span): Term {
  const proof = proofOf(calendar, localDate(from), span)
  return { opens: startOf(proof.first), ends: endOf(proof.last), proof }
}

// 民法典 201、202、203 条: the opening day is not counted, months and years end on the
// corresponding day or the month's last, and the last day ends at 24:00. That a last day on a
// holiday moves on (203 条 1 款) is not applied.
function proofOf(calendar: Calendar, from: LocalDate, span: Span): Proof {
  if ('working_days' in span) return workingDays(calendar, from, counted(span.working_days))
  if ('days' in span) return naturally('days', from, counted(span.days), addDays)
  if ('months' in span) return naturally('months', from, counted(span.months), addMonths)
  return naturally('years', from, counted(span.years), addYears)
}

function naturally(
  rule: Proof['rule'],
  from: LocalDate,
  count: number,
  add: typeof addDays,
): Proof {
  return { rule, count, from, first: addDays(from, 1), last: add(from, count), provisional: false }
}

function workingDays(calendar: Calendar, from: LocalDate, count: number): Proof {
  const days: LocalDate[] = []
  const idle: LocalDate[] = []
  let provisional = false
  for (let date = addDays(from, 1); days.length < count; date = addDays(date, 1)) {
    // Days before the first count too: where a notice makes one of them work, the term moves.
    provisional ||= !calendar.covers(date)
    if (calendar.isWorkingDay(date)) days.push(date)
    else idle.push(date)
  }
  const first = days[0]!
  const skipped = idle.filter((date) => date > first)
  return {
    rule: 'working-days',
    count,
    from,
    first,
    last: days.at(-1)!,
    days,
    skipped,
    provisional,
  }
}

function counted(count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= 1000) return count
  throw new RangeError(`a term counts from 1 to 1000, not ${count}`)
}
