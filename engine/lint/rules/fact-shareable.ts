import { called } from '../../define/rule.ts'
import { digest } from '../../digest.ts'
import { once } from '../../once.ts'
import type { StandardFile } from '../../shapes.ts'
import type { LintRule } from '../rule.ts'
import type { InStandard } from '../standard.ts'

/** A fact that two standards declare in the same words. */
export const factShareable: LintRule = {
  id: 'fact-shareable',
  category: 'burden',
  title: {
    zh: '几个标准各写了一遍的事实',
    en: 'A fact that several standards declare each by itself',
  },
  why: {
    zh: '几个标准里一模一样的事实写进 facts.yaml，各标准只写 标识: {}：集体只填一次，换标准、换等级、换年份都可再用；改一处也不会漏了别处。',
    en: 'What several standards declare alike belongs into facts.yaml, and each names it: a collective answers once, for every standard, level and year.',
  },
  standard(on, report) {
    const mine = ownFacts(on.whole)
    // What one overlay makes of several standards is said once, in its file.
    const others = on.all.filter(
      ({ value, own }) => value.id !== on.value.id && own.file !== on.whole.own.file,
    )
    for (const [id, fact] of mine) {
      const also = others.find((one) => {
        const theirs = ownFacts(one).get(id)
        return theirs !== undefined && theirs === fact
      })
      if (also)
        report(
          ['facts', id],
          `事实 ${called(on.facts.get(id)!)}与标准 ${also.value.id} 里的一样`,
          `the fact "${id}" is declared alike by the standard "${also.value.id}"`,
          [`写进 facts.yaml，此处写 ${id}: {}`, `facts.yaml, and here ${id}: {}`],
          'key',
        )
    }
  },
}

/** What its own file declares, each by its digest. */
const ownFacts = ({ own }: InStandard['whole']): ReadonlyMap<string, string> =>
  digestsIn(own.value as StandardFile)

const digestsIn = once(
  ({ facts = {} }: StandardFile): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(facts).flatMap(([id, fact]) =>
        Object.keys(fact).length === 0 ? [] : [[id, digest(fact)] as const],
      ),
    ),
)
