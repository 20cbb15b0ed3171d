import { type Fact, optionsOf } from '../../score/fact.ts'
import { inWords, type Text } from '../../terms.ts'
import type { LintRule } from '../rule.ts'

/** Two choices that both claim the number at which they meet. */
export const intervalEnds: LintRule = {
  id: 'interval-ends',
  category: 'ambiguity',
  title: { zh: '区间的端点归谁没有说清', en: 'Intervals that share an end' },
  why: {
    zh: '“60-80 分”与“80-100 分”，正好 80 分归哪一档？以上、以下、以内都包括本数（民法典第一千二百五十九条），写“60 分以上不足 80 分”“80 分以上”。能写成分档（bands）的，不写成选项。',
    en: 'Of “60–80” and “80–100”, which one has 80? 以上, 以下 and 以内 include the number (Civil Code, article 1259). Say which end is in, or write bands.',
  },
  facts({ declared }, report) {
    for (const fact of declared)
      for (const { id, end } of shared(intervalsOf(fact)))
        report(
          ['facts', fact.id, 'of', id],
          `与另一个选项都有端点 ${end}，正好 ${end} 归谁没有说清`,
          `another option ends at ${end} as well: it is open which of them has ${end}`,
          ['一个写“以上”，一个写“不足”', 'one with 以上 (or more), one with 不足 (less than)'],
        )
  },
}

interface Interval {
  readonly id: string
  readonly ends: readonly [number, number]
}

/** Options that are two numbers, and say of neither whether it is in. */
const intervalsOf = (fact: Fact): readonly Interval[] =>
  Object.entries(optionsOf(fact)).flatMap(([id, name]) => intervalIn(id, name))

function intervalIn(id: string, name: Text): readonly Interval[] {
  const text = inWords(name)
  const found = /(\d+(?:\.\d+)?)[^\d，。、；]{0,3}?(?:-|—|–|－|~|～|至|到)\s*(\d+(?:\.\d+)?)/u.exec(
    text,
  )
  if (!found || /含|以上|以下|不足|不满|以内|超过/u.test(text)) return []
  return [{ id, ends: [Number(found[1]), Number(found[2])] }]
}

const shared = (
  all: readonly Interval[],
): readonly { readonly id: string; readonly end: number }[] =>
  all.flatMap(({ id, ends }, at) => {
    const earlier = all.slice(0, at).flatMap((one) => one.ends)
    const end = ends.find((one) => earlier.includes(one))
    return end === undefined ? [] : [{ id, end }]
  })
