import { lessThan, rational } from '../../../rational.ts'
import { floorAt } from '../../../score/floor.ts'
import type { StandardFile } from '../../../shapes.ts'
import type { Rule } from '../../rule.ts'
import { indicatorsOf } from './indicators.ts'

/** Leaves of several rules: where they begin and end, and that each of them gives or takes. */
export const lineRules = {
  'lines-shape': (standard, report) => {
    for (const { path, value } of indicatorsOf(standard)) {
      const { lines, start, floor, ceiling = value.points ?? 1 } = value
      const bottom = floorAt(floor)
      for (const key of ['start', 'take', 'floor', 'ceiling', 'overflow'] as const) {
        if (!lines && value[key] !== undefined)
          report(
            [...path, key],
            `${key} 只与 lines 同用`,
            `${key} goes with lines`,
            undefined,
            'key',
          )
      }
      if (value.overflow && !path.includes('children'))
        report(
          [...path, 'overflow'],
          '最上一级没有上级可扣',
          'there is no parent that it could come off',
          undefined,
          'key',
        )
      if (!lines) continue
      if (start === undefined)
        report(
          [...path, 'lines'],
          '须写明从哪里起',
          'where it begins must be said',
          ['start: full 或 zero', 'start: full or zero'],
          'key',
        )
      if (bottom && !lessThan(bottom, rational(ceiling)))
        report([...path, 'floor'], '下限不低于上限', 'the floor is not below the ceiling')
      if (value.take && lines.filter(({ gives }) => gives).length < 2)
        report(
          [...path, 'take'],
          '给分的不到两条，没有可比的',
          'fewer than two lines give: there is no highest of them',
          undefined,
          'key',
        )
      const allGone = lines.some(({ takes }) => takes === 'all')
      if (!bottom && (value.overflow || allGone))
        report(
          [...path, 'floor'],
          `没有下限，就没有${allGone ? '“全部扣完”' : '扣过下限的部分'}`,
          allGone ? 'without a floor nothing takes all' : 'without a floor nothing overflows',
        )
    }
  },

  'line-shape': (standard, report) => {
    for (const { path, value } of indicatorsOf(standard)) {
      for (const [at, { gives, takes, when }] of (value.lines ?? []).entries()) {
        const place = [...path, 'lines', at]
        if ((gives === undefined) === (takes === undefined))
          report(place, '每条规则写 gives 或 takes 之一', 'a line either gives or takes', [
            'gives: … 或 takes: …',
            'gives: … or takes: …',
          ])
        else if (takes === 'all' && when === undefined)
          report([...place, 'takes'], '全部扣完须写明在什么情况下', 'taking all needs a "when"', [
            'when: 表达式',
            'when: expression',
          ])
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>
