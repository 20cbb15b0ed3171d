import { elementsOf } from '../elements.ts'
import { type BoundWord, boundNames, figuresIn, partAlike } from '../figures.ts'
import type { LintRule } from '../rule.ts'

/** A name that says 以上, 以内, 超过 beside a rule with the other inclusion. */
export const inclusionDiffers: LintRule = {
  id: 'inclusion-differs',
  category: 'ambiguity',
  title: {
    zh: '文字与规则对端点的说法不一样',
    en: 'Words and rule differ about the end of an interval',
  },
  why: {
    zh: '以上、以下、以内、届满包括本数，不满、超过、以外不包括本数（民法典第一千二百五十九条）。名称写“5 次以上”而规则写 above: 5、when: n > 5，正好 5 次的集体按文字该算、按规则不算，申诉必败。改名称或改规则，使两者一致。',
    en: '以上, 以下 and 以内 include the number, 不满, 超过 and 以外 do not (Civil Code, article 1259). Where a name says “5 or more” and its rule “above 5”, the collective with 5 is wronged by one of the two.',
  },
  standard(on, report) {
    for (const { texts, partings } of elementsOf(on))
      for (const { path, text } of texts)
        for (const { at, value, word, said, unit } of figuresIn(text)) {
          if (word === null) continue
          const percent = /^[%％]/u.test(unit)
          const near = partings.filter(
            (one) => one.at === value || (percent && one.at * 100 === value),
          )
          if (near.length === 0 || near.some((one) => partAlike(one.word, word))) continue
          const [zh, en] = boundNames[near[0]!.word]
          report(
            [...path, at],
            `文字说“${said}”，规则却是${zh} ${near[0]!.at}`,
            `the words say "${said}" (${boundNames[word][1]}), the rule says ${en} ${near[0]!.at}`,
            [right(word), `${word}, or other words`],
          )
        }
  },
}

const right = (word: BoundWord): string => `规则写 ${word}，或改文字`
