import type { CalendarYear } from '../../calendar.ts'
import type { Rule } from '../rule.ts'

/** What a schema cannot say of a calendar year. */
export const calendarRules = {
  'date-outside-year': ({ year, holidays, working_days }, report) => {
    const outside = (date: string) => !date.startsWith(`${year}-`)
    for (const [index, { from, to }] of holidays.entries()) {
      if (outside(from) && outside(to))
        report(['holidays', index], `不在 ${year} 年内`, `not in ${year}`)
    }
    for (const [index, day] of working_days.entries()) {
      if (outside(day))
        report(['working_days', index], `${day} 不在 ${year} 年内`, `${day} is not in ${year}`)
    }
  },

  'holiday-order': ({ holidays }, report) => {
    for (const [index, { from, to }] of holidays.entries()) {
      if (to < from)
        report(['holidays', index, 'to'], '假期结束早于开始', 'the holiday ends before it begins')
    }
  },

  'day-both': ({ holidays, working_days }, report) => {
    for (const [index, day] of working_days.entries()) {
      const holiday = holidays.find(({ from, to }) => from <= day && day <= to)
      if (holiday)
        report(
          ['working_days', index],
          `${day} 既是假日又是工作日`,
          `${day} is both a holiday and a working day`,
        )
    }
  },
} satisfies Record<string, Rule<CalendarYear>>
