import type { Settled } from '../../define/settled.ts'
import { basicsOf } from '../../score/fact.ts'
import type { Why } from '../../score/seen.ts'
import type { Json } from '../../terms.ts'
import { inWords } from '../../terms.ts'
import type { Draft } from '../draft.ts'
import type { Bench, Tried } from '../tried.ts'
import { type RuleIn, rulesOf } from './rules.ts'

/** Of every leaf each reason for which it may not apply, and what it comes to waived or without evidence. */
export const lapseDrafts = (way: Settled, bench: Bench): readonly Draft[] =>
  rulesOf(way, bench).flatMap((one) => {
    const reads = basicsOf(one.method.reads(one.rule, bench.standard.facts), bench.standard.facts)
    const answered = reads.filter((id) => bench.standard.facts.get(id)!.type !== 'panel')
    const { na, waived, no_evidence } = one.leaf
    return [
      ...Object.entries(na?.reasons ?? {}).map(([reason, name]) =>
        naDraft(one, reason, { zh: inWords(name), en: inWords(name, 'en') }, reads),
      ),
      ...(waived ? [openDraft(one, 'waived', answered)] : []),
      ...(no_evidence ? [openDraft(one, 'no_evidence', answered)] : []),
    ]
  })

const leafPath = ({ path }: RuleIn) =>
  path.slice(
    0,
    path.findIndex((step) => step === 'score' || step === 'lines'),
  )

function naDraft(
  one: RuleIn,
  reason: string,
  why: { readonly zh: string; readonly en: string },
  reads: readonly string[],
): Draft {
  const { leaf, name } = one
  return {
    ...{ kind: 'na', by: 'any', key: reason },
    path: [...leafPath(one), 'na', 'reasons', reason],
    zh: `「${name.zh}」不适用：${why.zh}`,
    en: `"${name.en}" does not apply: ${why.en}`,
    reached: (tried) =>
      tried.lines.get(leaf.id)?.lapsed === true && reads.some((id) => lapsedBy(tried, id, reason)),
    goals: reads.map((fact) => [{ fact, answer: { state: 'not_applicable', reason } }]),
  }
}

function lapsedBy({ see }: Tried, id: string, reason: string): boolean {
  const seen = see(id)
  return seen.state === 'na' && seen.reason === reason
}

const said = {
  waived: { kind: 'waived', word: 'waived', zh: '免填', en: 'is waived' },
  no_evidence: {
    kind: 'no-evidence',
    word: 'no_evidence',
    zh: '没有证明材料',
    en: 'has no evidence',
  },
} as const

function openDraft(one: RuleIn, state: keyof typeof said, reads: readonly string[]): Draft {
  const { leaf, name } = one
  const { kind, word, zh, en } = said[state]
  const isSo = (tried: Tried, id: string): boolean => {
    const seen = tried.see(id)
    return seen.state === 'open' && seen.why === (state satisfies Why)
  }
  return {
    ...{ kind, by: 'any', key: '', path: [...leafPath(one), word] },
    zh: `「${name.zh}」${zh}`,
    en: `"${name.en}" ${en}`,
    reached: (tried) =>
      ['scored', 'na'].includes(tried.lines.get(leaf.id)?.state ?? '') &&
      reads.some((id) => isSo(tried, id)),
    goals: reads.map((fact) => [{ fact, answer: { state } as Json }]),
  }
}
