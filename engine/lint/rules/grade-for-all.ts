import { exactText, lessThan, rational } from '../../rational.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet } from '../standard.ts'

/** A grade that asks for no more than what everyone gets. */
export const gradeForAll: LintRule = {
  id: 'grade-for-all',
  category: 'arithmetic',
  title: { zh: '等次人人都能达到', en: 'A grade that everybody reaches' },
  why: {
    zh: '最差的集体也不低于这个界限，下面的等次便没有人会得，达标失去意义（plan 3.d：体现优中选优导向）。提高界限，或检查哪些分是白得的。',
    en: 'Even the worst collective reaches this bound, so that nobody ever gets the grades below (plan 3.d asks for the best of the good). Raise it, or see which points are given for nothing.',
  },
  standard(on, report) {
    if (on.value.roll_up === 'share') return
    const { least } = emptySheet(on)
    // Where the last grade is for those who were vetoed, all others have a grade.
    const forVetoed = (on.value.vetoes ?? []).length > 0
    for (const level of on.levels)
      for (const [at, { at_least }] of on.value.grades[level]!.entries())
        if (
          at_least !== undefined &&
          !lessThan(least, rational(at_least)) &&
          !(forVetoed && at_least === 0)
        )
          report(
            ['grades', level, at, 'at_least'],
            `总分至少 ${exactText(least)}，人人都不低于 ${at_least}`,
            `the total is ${exactText(least)} at least: everyone reaches ${at_least}`,
            [`高于 ${exactText(least)}`, `more than ${exactText(least)}`],
          )
  },
}
