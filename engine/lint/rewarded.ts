import type { Report } from '../define/rule.ts'
import { leavesOf, rulesIn } from '../define/rules/standard/indicators.ts'
import type { Path } from '../define/source.ts'
import { readsOf } from './elements.ts'
import type { LintRule } from './rule.ts'
import type { InStandard } from './standard.ts'
import { textsOfFact, type Worded, worded } from './texts.ts'

type Words = readonly [zh: string, en: string, fix?: readonly [zh: string, en: string]]

/**
 * A rule that finds words in what points are given for: the names of indicators and of the facts that they read.
 * What costs points, or vetoes, is left alone: to forbid a thing one has to name it.
 */
export const inRewards = (
  pattern: RegExp,
  say: (found: string) => Words,
): Pick<LintRule, 'standard'> => ({
  standard(on, report) {
    for (const { path, value } of leavesOf(on.value)) {
      if (path[1] === 'penalty' || takes(path, on)) continue
      tell(worded([...path, 'name'], value.name), pattern, say, report)
      tell(readsOf(path, on).flatMap(textsOfFact), pattern, say, report)
    }
  },
})

function tell(
  texts: readonly Worded[],
  pattern: RegExp,
  say: (found: string) => Words,
  report: Report,
): void {
  for (const { path, text } of texts) {
    const found = pattern.exec(text)
    if (found) report([...path, found.index], ...say(found[0]))
  }
}

/** Does the leaf only take points? */
function takes(path: Path, { value, methods }: InStandard): boolean {
  const rules = rulesIn(value).filter((one) => path.every((step, at) => one.path[at] === step))
  return (
    rules.length > 0 &&
    rules.every(({ path: at, rule: { kind } }) => at.at(-1) === 'takes' || methods.get(kind)!.whole)
  )
}
