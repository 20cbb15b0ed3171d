import { factsOf } from '../../../compile/standard.ts'
import { type Fact, partsOf } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import { called, type Report, type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'

/** What charges an incident once is a number of occurrences, in one group alone, and in no other fact. */
export const exclusiveRules = {
  'exclusive-part': (standard, report) => {
    const facts = factsOf(standard.facts)
    const known = [...facts.values()].filter(({ type }) => type === 'number_of')
    const seen = new Set<string>()
    for (const [index, { of }] of (standard.exclusive ?? []).entries())
      for (const [at, id] of of.entries()) {
        const path = ['exclusive', index, 'of', at]
        const fact = facts.get(id)
        if (!fact)
          unknownWords([[path, id]], known, report, '可不重复计的次数', 'number to charge once')
        else unusable(fact, seen, [...facts.values()], path, report)
        seen.add(id)
      }
  },
} satisfies Record<string, Rule<StandardFile>>

/** Why a fact that is there cannot be charged once, if it cannot. */
function unusable(
  fact: Fact,
  seen: ReadonlySet<string>,
  all: readonly Fact[],
  path: Path,
  report: Report,
): void {
  const { id, type } = fact
  const reader = all.find((one) => partsOf(one).includes(id))
  if (type !== 'number_of')
    report(
      path,
      `事实 ${called(fact)}是 ${type}，不能不重复计`,
      `the fact "${id}" is of type "${type}" and cannot be charged once`,
      ['type: number_of 的事实（逐次记录里有几次）', 'a fact of type number_of'],
    )
  else if (seen.has(id))
    report(path, `事实 ${called(fact)}已在前面的一组里`, `the fact "${id}" is in a group already`, [
      '每个事实只列一次',
      'each fact in one group',
    ])
  else if (reader)
    report(
      path,
      `事实 ${called(fact)}还用来计算 ${called(reader)}，会算第二次`,
      `"${reader.id}" is worked out from the fact "${id}", which would be charged again there`,
      [`不用来计算 ${reader.id} 的次数`, `a number that "${reader.id}" does not rest on`],
    )
}
