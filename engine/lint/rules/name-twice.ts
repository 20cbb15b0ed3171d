import type { Report } from '../../define/rule.ts'
import { leavesOf } from '../../define/rules/standard/indicators.ts'
import type { Path } from '../../define/source.ts'
import type { LintRule } from '../rule.ts'
import { textsOfFact, type Worded, worded } from '../texts.ts'

/** Two things under one name. */
export const nameTwice: LintRule = {
  id: 'name-twice',
  category: 'wording',
  title: { zh: '两样东西同一个名称', en: 'Two things under one name' },
  why: {
    zh: '得分说明、拒绝的理由都用名称；同一级的两个指标、两个门槛、一个事实的两个选项同名，集体分不清说的是哪一个。各起各的名。',
    en: 'Explanations and refusals use names. Two indicators of one parent, two gates or options of a fact under one name cannot be told apart.',
  },
  standard({ value }, report) {
    const leaves = leavesOf(value).map((leaf) => ({ ...leaf, parent: parentOf(leaf.path) }))
    for (const parent of new Set(leaves.map((leaf) => leaf.parent)))
      tellTwice(
        leaves
          .filter((leaf) => leaf.parent === parent)
          .flatMap(({ path, value: { name } }) => worded([...path, 'name'], name)),
        report,
      )
    for (const block of ['gates', 'vetoes', 'conditions'] as const)
      tellTwice(
        (value[block] ?? []).flatMap(({ name }, at) => worded([block, at, 'name'], name)),
        report,
      )
  },
  facts({ declared }, report) {
    for (const fact of declared) tellTwice(textsOfFact(fact).slice(1), report)
  },
}

/** Where the list stands that a leaf is of. */
const parentOf = (path: Path): string => path.slice(0, -1).join('/')

function tellTwice(texts: readonly Worded[], report: Report): void {
  const before = new Set<string>()
  for (const { path, text } of texts) {
    if (before.has(text))
      report(path, `名称“${text}”用了两次`, `the name "${text}" is used twice`, [
        '各起各的名',
        'a name for each',
      ])
    before.add(text)
  }
}
