import { inWords } from '../../terms.ts'
import { treesIn } from '../bounds.ts'
import type { LintRule } from '../rule.ts'
import { expressionsOf } from '../standard.ts'
import { inTexts } from '../texts.ts'

const twice =
  /不得不|不能不|不可不|不会不|不得未|不得没有|不得无|(?:并非|不是)(?:不|没有|无)|没有[^，、；。]{0,6}(?:未(?!成年|来|婚)|没有)|未[^，、；。]{0,4}(?:未|没有)|无[^，、；。]{0,2}不(?=[能会可])/u

/** Two negations, of which a reader in a hurry sees one. */
export const doubleNegative: LintRule = {
  id: 'double-negative',
  category: 'ambiguity',
  title: { zh: '双重否定', en: 'A double negative' },
  why: {
    zh: '“没有未整改的问题”“不得不公开”要读两遍才知道是好是坏，勾“是”勾“否”都有人勾错；条件里对“未公示”再写 ! 也是一样。改成肯定的说法：“问题全部整改”“应当公开”。',
    en: 'What is negated twice is ticked wrongly by half of its readers; a “!” before a fact whose name is a negation is the same. Say what is wanted.',
  },
  facts: (on, report) => texts.facts!(on, report),
  standard(on, report) {
    texts.standard!(on, report)
    for (const { path, expression } of expressionsOf(on))
      for (const tree of treesIn(expression.tree)) {
        const denied = tree.is === 'not' && tree.of.is === 'fact' ? tree.of.name : null
        const name = denied === null ? '' : inWords(on.facts.get(denied)?.name ?? '')
        if (/^(?:未|不|没有|无(?!障碍))/u.test(name)) report(path, ...words(`!“${name}”`))
        if (tree.is === 'not' && tree.of.is === 'not') report(path, ...words('! !'))
      }
  },
}

const words = (found: string): readonly [string, string, readonly [string, string]] => [
  `${found} 是双重否定`,
  `${found} negates twice`,
  ['肯定的说法', 'what is wanted, without negation'],
]

const texts = inTexts(({ path, text }, report) => {
  const found = twice.exec(text)
  if (found) report([...path, found.index], ...words(found[0]))
})
