import { called } from '../../define/rule.ts'
import { derived, type Fact } from '../../score/fact.ts'
import { inWords } from '../../terms.ts'
import type { LintRule } from '../rule.ts'

/** The same thing asked twice of those who fill it in. */
export const repeatedFilling: LintRule = {
  id: 'repeated-filling',
  category: 'burden',
  title: { zh: '同一件事要填两次', en: 'The same thing is asked for twice' },
  why: {
    zh: '同一事项只填报一次。另一个事实、或 facts.yaml 里的共用事实，名称、单位、统计期都一样，就是同一件事；填两遍还会填出两个数。用已有的事实（写 标识: {}）。',
    en: 'What is known is not asked for again. A fact of the same name, unit and period as another, or as one of facts.yaml, is that fact: name it instead.',
  },
  standard({ facts, programme, whole }, report) {
    const own = Object.keys(whole.value.facts)
    const shared = Object.entries(programme.facts).map(([id, fact]) => ({ ...fact, id }) as Fact)
    for (const [at, id] of own.entries()) {
      const fact = facts.get(id)!
      if (fact.by !== 'applicant' || derived(fact)) continue
      const before = own.slice(0, at).flatMap((one) => facts.get(one) ?? [])
      const known = [...before, ...shared].find((one) => one.id !== id && isSame(one, fact))
      if (known)
        report(
          ['facts', id],
          `事实 ${called(fact)}与 ${called(known)}是同一件事`,
          `the fact "${id}" is the fact "${known.id}"`,
          [`${known.id}: {}`, `${known.id}: {}`],
          'key',
        )
    }
  },
}

const isSame = (one: Fact, other: Fact): boolean =>
  plain(one) === plain(other) && one.unit === other.unit && one.period === other.period

const plain = ({ name }: Fact): string =>
  inWords(name ?? '')
    .normalize('NFKC')
    .replace(/[\s()“”"的数]/gu, '')
