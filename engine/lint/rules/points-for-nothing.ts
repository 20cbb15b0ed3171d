import { called } from '../../define/rule.ts'
import { leavesOf } from '../../define/rules/standard/indicators.ts'
import { exactText, lessThan, zero } from '../../rational.ts'
import type { LintRule } from '../rule.ts'
import { emptySheet, lineOn } from '../standard.ts'

/** Points that are taken from, and some of which nothing can take. */
export const pointsForNothing: LintRule = {
  id: 'points-for-nothing',
  category: 'arithmetic',
  title: {
    zh: '扣分扣不完：最差的也白得几分',
    en: 'Deductions that never use up the points: the worst still gets some',
  },
  why: {
    zh: '从满分起扣的指标，事实的范围却使扣分到不了底，余下的分人人都有，分值虚高。放宽事实的 max，或减小分值，或写明 floor 就是要留这么多。',
    en: 'An item that begins with full points, and whose facts cannot be bad enough to use them up, gives the rest to everyone. Raise the max of the fact, lower the points, or write the floor that is meant.',
  },
  standard(on, report) {
    for (const { path, value } of leavesOf(on.value)) {
      const { score, start, lines, floor } = value
      const written = (score as { floor?: unknown } | undefined)?.floor ?? floor
      const whole = score ? on.methods.get(score.kind)!.whole === true : start === 'full' && lines
      if (!whole || value.na || (typeof written === 'number' && written > 0)) continue
      const line = path[0] === 'indicators' ? lineOn(emptySheet(on), value.id) : undefined
      if (!line || !lessThan(zero, line.least)) continue
      report(
        [...path, score ? 'score' : 'lines'],
        `指标 ${called(value)}怎么扣也剩 ${exactText(line.least)} 分`,
        `the indicator "${value.id}" keeps ${exactText(line.least)} points whatever happens`,
        [
          '更大的事实范围、更小的分值，或写明 floor',
          'a wider range, fewer points, or the floor that is meant',
        ],
      )
    }
  },
}
