import type { StandardFile } from '../../shapes.ts'
import type { LintRule } from '../rule.ts'

/** Every level asks for the same. */
export const levelsAlike: LintRule = {
  id: 'levels-alike',
  category: 'arithmetic',
  title: { zh: '各等级要求完全一样', en: 'All levels ask for the same' },
  why: {
    zh: '逐级创建、逐级认定（plan 2.d），越往上要求越高；各等级的界限、分值、门槛全都相同，等级就只剩名称。给较高的等级写较高的界限，或用 { vary: level, … } 写明哪里更严。',
    en: 'Levels are climbed one by one (plan 2.d), and a higher one asks for more. Where bounds, points and gates are all alike the level is but a name. Raise the bounds of higher levels, or vary something by level.',
  },
  standard({ whole }, report) {
    const { levels, grades } = whole.value
    if (levels.length < 2 || JSON.stringify(whole.value).includes('"vary":"level"')) return
    if (new Set(levels.map((level) => asked(grades[level]!))).size > 1) return
    report(
      ['grades'],
      `${levels.length} 个等级的界限相同`,
      `all ${levels.length} levels have the same bounds`,
      ['越高的等级界限越高', 'higher bounds for higher levels'],
      'key',
    )
  },
}

const asked = (grades: StandardFile['grades'][string]): string =>
  JSON.stringify(
    grades.map(({ at_least, optional, outcome }) => [at_least, optional?.at_least, outcome]),
  )
