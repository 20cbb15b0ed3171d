import { laterThan, tied } from '../../../choose.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Rule } from '../../rule.ts'

const nameOf = ({ id, version }: StandardFile): string => `${id}@${version}`

/** When a standard is in force, and beside which others: what is asked of all of them together. */
export const effectRules = {
  /** A later version is in force from a later day, or the same; and each of them for a while. */
  'effective-order': (standard, report, { standards }) => {
    const { id, version, effective } = standard
    if (effective.to !== undefined && effective.to <= effective.from)
      report(
        ['effective', 'to'],
        `${effective.from} 起施行，${effective.to} 前已停，没有一天有效`,
        `in force from ${effective.from} and over before ${effective.to}: not for a day`,
        [`晚于 ${effective.from} 的日期`, `a day after ${effective.from}`],
      )
    for (const other of standards ?? [])
      if (
        other.id === id &&
        laterThan(version, other.version) &&
        effective.from < other.effective.from
      )
        report(
          ['effective', 'from'],
          `版本 ${version} 从 ${effective.from} 起，比较早的版本 ${other.version}（${other.effective.from}）还早`,
          `version ${version} is of ${effective.from}, before the earlier version ${other.version} of ${other.effective.from}`,
          [`${other.effective.from} 或以后`, `${other.effective.from} or later`],
        )
  },

  /** Two of which neither goes before the other: which one a collective is given must not be chance. */
  'choice-tied': (standard, report, { standards }) => {
    const { effective } = standard
    for (const other of standards ?? []) {
      // Said once of a pair, whichever file was read first.
      if (nameOf(other) >= nameOf(standard) || !tied(standard, other)) continue
      const { id, name } = other
      report(
        ['applies_to'],
        `与 ${called({ id, name })}@${other.version} 适用于同样的集体，又同从 ${effective.from} 起，分不出用哪一个`,
        `fits the same collectives as ${nameOf(other)}, from the same day ${effective.from}: neither goes before the other`,
        [
          'applies_to 多写一个条件，或另一个施行日期（effective.from）',
          'one more key in applies_to, or another day in effective.from',
        ],
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>
