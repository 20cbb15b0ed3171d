import type { BatchFile } from '../../shapes.ts'
import { levelsNamed, type Rule, unknownLevels } from '../rule.ts'
import type { Path } from '../source.ts'

interface Span {
  readonly opens: string
  readonly closes: string
}
const time = (instant: string): number => Date.parse(instant)

const windowsOf = (batch: BatchFile): readonly (readonly [Path, Span])[] => [
  ...(['cycle', 'filing', 'pursuit', 'notice'] as const).map(
    (name) => [[name], batch[name]] as const,
  ),
  ...batch.rounds.map((round, index) => [['rounds', index], round] as const),
]

/** What a schema cannot say of a batch. */
export const batchRules = {
  'programme-unknown': ({ programme }, report, world) => {
    if (programme !== world.programme.id)
      report(['programme'], `未知的活动 ${programme}`, `unknown programme "${programme}"`)
  },

  'level-unknown': ({ level }, report, { programme }) =>
    unknownLevels([[['level'], level]], levelsNamed(programme, programme.levels.of), report),

  'window-order': (batch, report) => {
    for (const [path, { opens, closes }] of windowsOf(batch)) {
      if (time(closes) <= time(opens))
        report([...path, 'closes'], '结束不晚于开始', 'closes before it opens')
    }
  },

  'window-outside-cycle': (batch, report) => {
    const { opens, closes } = batch.cycle
    for (const [path, window] of windowsOf(batch).slice(1)) {
      if (time(window.opens) < time(opens) || time(window.closes) > time(closes)) {
        report(path, '时间窗超出创建周期', 'the window reaches beyond the cycle', [
          `${opens} 至 ${closes}`,
          `${opens} to ${closes}`,
        ])
      }
    }
  },

  /** A round that was failed leads back to pursuit, which must still be open. */
  'round-outside-pursuit': ({ pursuit, rounds }, report) => {
    for (const [index, { opens, closes }] of rounds.entries()) {
      if (time(opens) < time(pursuit.opens) || time(closes) > time(pursuit.closes)) {
        report(['rounds', index], '考核批次超出创建时间', 'the round reaches beyond the pursuit', [
          `${pursuit.opens} 至 ${pursuit.closes}`,
          `${pursuit.opens} to ${pursuit.closes}`,
        ])
      }
    }
  },

  /** plan 3.d: 在一个创建周期内集中组织至少2次达标考核. */
  'rounds-too-few': ({ rounds }, report, { programme }) => {
    const { rounds_min } = programme.cycle
    if (rounds.length < rounds_min)
      report(['rounds'], `只有 ${rounds.length} 批考核`, `there are only ${rounds.length} rounds`, [
        `至少 ${rounds_min} 批`,
        `at least ${rounds_min}`,
      ])
  },

  'rounds-order': ({ rounds }, report) => {
    for (const [index, round] of rounds.entries()) {
      const before = rounds[index - 1]
      if (round.number !== index + 1)
        report(
          ['rounds', index, 'number'],
          `应为第 ${index + 1} 批`,
          `should be round ${index + 1}`,
          [String(index + 1), String(index + 1)],
        )
      if (before && time(round.opens) < time(before.closes))
        report(['rounds', index, 'opens'], '与上一批重叠', 'overlaps the round before')
    }
  },

  'weights-sum': ({ rounds }, report) => {
    for (const [index, { forms }] of rounds.entries()) {
      const total = forms.reduce((all, { weight }) => all + weight, 0)
      if (total !== 100)
        report(
          ['rounds', index, 'forms'],
          `各形式权重之和为 ${total}`,
          `the weights sum to ${total}`,
          ['100', '100'],
        )
    }
  },

  'edition-reason': ({ edition, reason }, report) => {
    if (edition > 1 && reason === undefined)
      report(['edition'], '改版须写理由', 'a new edition needs a reason', [
        'reason: 理由',
        'reason: …',
      ])
  },
} satisfies Record<string, Rule<BatchFile>>
