import { ways } from '../../../compile/machine.ts'
import { procedureFor } from '../../../programme.ts'
import type { ProcedureFile, StandardFile } from '../../../shapes.ts'
import { type Rule, unknownWords } from '../../rule.ts'
import type { Path } from '../../source.ts'
import { commandsOf } from '../procedure/places.ts'

/** What a grade may lead to: what every command of a procedure that derives a score has a way for. */
function outcomesOf(procedure: ProcedureFile): readonly string[] {
  const branches = commandsOf(procedure)
    .filter(({ value }) => value.derives === 'score')
    .map(({ value }) => ways(value).flatMap(([outcome]) => outcome ?? []))
  const [first = [], ...others] = branches
  const common = first.filter((one) => others.every((all) => all.includes(one)))
  return [...new Set(['met', 'unmet', ...common])].filter((one) => one !== 'open')
}

/** Where grades lead: to words of the procedure, from the best to the worst. */
export const outcomeRules = {
  'outcome-unknown': ({ grades }, report, { procedures, programme }) => {
    for (const [level, all] of Object.entries(grades)) {
      const procedure = procedures?.find(({ id }) => id === procedureFor(programme, level))
      if (!procedure) continue
      const named = all.map(({ outcome }, index): readonly [Path, string] => [
        ['grades', level, index, 'outcome'],
        outcome,
      ])
      unknownWords(named, outcomesOf(procedure), report, '结论', 'outcome')
    }
  },

  /** The order of grades is that of their outcomes: a lower grade does not lead back to a better one. */
  'outcome-order': ({ grades }, report) => {
    for (const [level, all] of Object.entries(grades)) {
      for (const [index, { outcome }] of all.entries()) {
        const left = all.slice(0, index).findLastIndex((one) => one.outcome === outcome)
        if (left >= 0 && left < index - 1)
          report(
            ['grades', level, index, 'outcome'],
            `结论 ${outcome} 在更低的结论之后又出现`,
            `the outcome "${outcome}" comes again below a lower one`,
          )
      }
    }
  },
} satisfies Record<string, Rule<StandardFile>>
