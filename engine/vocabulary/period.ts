import { addMonths, type LocalDate, localDate } from '../calendar.ts'
import type { Circumstances } from '../circumstances.ts'

const months: Record<string, number> = {
  'last-12-months': 12,
  'last-24-months': 24,
  'last-36-months': 36,
}

/** The first day of a fact's period, seen from now; a look-back ends today. */
export function periodStart(period: string | undefined, { now, batch }: Circumstances): LocalDate {
  const today = localDate(now)
  const back = period === undefined ? undefined : months[period]
  if (back !== undefined) return addMonths(today, -back)
  if (period === 'this-year') return `${today.slice(0, 4)}-01-01`
  return batch ? localDate(batch.cycle.opens) : '0000-01-01'
}
