import { exactText, lessThan, rational } from '../../rational.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet } from '../standard.ts'

/** A grade above all that the facts let anyone come to. */
export const gradeOutOfReach: LintRule = {
  id: 'grade-out-of-reach',
  category: 'arithmetic',
  title: { zh: '等次谁也达不到', en: 'A grade that nobody can reach' },
  why: {
    zh: 'check 已保证界限不高于满分；这里再看事实的范围：算上范围，总分仍到不了界限，等于没有这个等次。放宽事实的范围，或降低界限。',
    en: 'The check keeps bounds within full points; with the ranges of the facts the total still never comes to this bound. Widen a range, or lower the bound.',
  },
  standard(on, report) {
    if (on.value.roll_up === 'share') return
    const { most } = emptySheet(on)
    for (const level of on.levels)
      for (const [at, { at_least }] of on.value.grades[level]!.entries())
        if (at_least !== undefined && lessThan(most, rational(at_least)))
          report(
            ['grades', level, at, 'at_least'],
            `总分至多 ${exactText(most)}，达不到 ${at_least}`,
            `the total comes to ${exactText(most)} at most, never to ${at_least}`,
            [`至多 ${exactText(most)}`, `at most ${exactText(most)}`],
          )
  },
}
