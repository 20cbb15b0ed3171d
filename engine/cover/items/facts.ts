import { lessThan, zero } from '../../rational.ts'
import { type Fact, mayBeBlank } from '../../score/fact.ts'
import { rangeOf } from '../../score/range.ts'
import { bothNames } from '../draft.ts'
import type { Goal, Item } from '../item.ts'
import type { Bench, Tried } from '../tried.ts'

/** Of every fact that says what nothing means: a whole of nothing, a target that nobody set. */
export function factItems(bench: Bench): readonly Item[] {
  const { own, written, value } = bench.authored
  const names = bothNames(bench)
  return Object.keys(value.facts).flatMap((id): readonly Item[] => {
    const fact = bench.standard.facts.get(id)!
    if (written(['facts', id]).source !== own) return []
    const possible = nothings(fact).filter(
      ({ word, of }) => word === 'if_blank' || mayBeNone(of, bench),
    )
    return possible.map(({ word, of, goals, reached }): Item => {
      const [zh, en] = [names.zh, names.en].map((one) => [one.fact(id), one.fact(of)] as const)
      return {
        ...{ kind: 'over-zero', by: 'any', path: ['facts', id, word], reached },
        zh: word === 'if_blank' ? `「${zh![0]}」没有定` : `「${zh![0]}」的${zh![1]}为 0`,
        en: word === 'if_blank' ? `"${en![0]}" is left blank` : `"${en![0]}": ${en![1]} is 0`,
        aims: value.levels.slice(0, 1).map((level) => ({ level, decided: new Map(), goals })),
      }
    })
  })
}

/** May a fact come to nothing at all? */
function mayBeNone(id: string, { standard }: Bench): boolean {
  const { least, most } = rangeOf(id, standard.facts)
  return !(least && lessThan(zero, least)) && !(most && lessThan(most, zero))
}

interface Nothing {
  readonly word: 'over_zero' | 'from_zero' | 'if_blank'
  readonly of: string
  readonly goals: readonly Goal[]
  reached(tried: Tried): boolean
}

function nothings(fact: Fact): readonly Nothing[] {
  const { id, over_zero, over, from_zero, against, of } = fact
  const none = (word: Nothing['word'], whole: string): Nothing => ({
    ...{ word, of: whole },
    goals: [whole, of as string].map((one) => ({ fact: one, number: zero })),
    reached({ see }) {
      const seen = see(whole)
      return seen.state === 'known' && isNone(seen.value)
    },
  })
  return [
    ...(over_zero && over ? [none('over_zero', over)] : []),
    ...(from_zero && against ? [none('from_zero', against)] : []),
    ...(mayBeBlank(fact) ? [blank(id)] : []),
  ]
}

const isNone = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'n' in value && value.n === 0n

const blank = (id: string): Nothing => ({
  ...{ word: 'if_blank', of: id },
  goals: [{ fact: id, answer: { state: 'answered', value: null } }],
  reached({ see }) {
    const seen = see(id)
    return seen.state === 'known'
      ? seen.value === null
      : seen.state === 'na' && seen.reason === 'left-blank'
  },
})
