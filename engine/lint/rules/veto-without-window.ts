import { called } from '../../define/rule.ts'
import { type Fact, withParts } from '../../score/fact.ts'
import { inWords } from '../../terms.ts'
import type { LintRule } from '../rule.ts'
import { expressionOf } from '../standard.ts'

/** A veto that counts what happened, and does not say since when. */
export const vetoWithoutWindow: LintRule = {
  id: 'veto-without-window',
  category: 'ambiguity',
  title: { zh: '一票否决没有写回溯期', en: 'A veto without a look-back window' },
  why: {
    zh: '“发生重大事故”没有说多久以内，十年前的事故也能否决，同样的事两家集体两样对待。给所读的事实写 period，或给一票否决写 look_back。',
    en: 'Without a window an accident of ten years ago disqualifies, or does not, as whoever reads it likes. Give the facts a period, or the veto a look_back.',
  },
  standard({ value, facts }, report) {
    for (const [at, veto] of (value.vetoes ?? []).entries()) {
      if (veto.look_back) continue
      const reads = expressionOf(veto.when, facts)?.reads ?? []
      const all = withParts(reads, facts).map((id) => facts.get(id)!)
      if (all.some(({ look_back }) => look_back)) continue
      const open = all.find(isPast)
      if (open)
        report(
          ['vetoes', at],
          `一票否决 ${called(veto)}读的事实 ${called(open)}没有写从何时算起`,
          `the veto "${veto.id}" reads the fact "${open.id}", which does not say since when`,
          ['事实写 period，或此处写 look_back', 'a period of the fact, or a look_back here'],
        )
    }
  },
}

/** What happened, of which some may be long ago: seen by an assessor it is of the day, and so are people who are there. */
function isPast({ type, period, as_of, by, name, unit = '' }: Fact): boolean {
  if (period !== undefined || as_of !== undefined || by === 'assessor' || by === 'peer')
    return false
  const people =
    /^[人名位]$/u.test(unit) && !/死|伤|处罚|处分|投诉|当年|年内|发生/u.test(inWords(name))
  if (type === 'occurrences' || (type === 'count' && !people)) return true
  return (
    type === 'bool' &&
    /发生|曾|受过|受到|被[^，、]{0,6}(?:处罚|通报|曝光|约谈)/u.test(inWords(name))
  )
}
