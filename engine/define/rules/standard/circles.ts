import { factsOf } from '../../../compile/standard.ts'
import { partsOf } from '../../../score/fact.ts'
import type { StandardFile } from '../../../shapes.ts'
import type { Rule } from '../../rule.ts'
import { placedParts } from './facts.ts'

/** Held before all others: what goes round in a circle can be followed by none of them. */
export const circleRules = {
  'fact-cycle': (standard, report) => {
    const facts = factsOf(standard.facts)
    for (const [first, ...others] of circlesIn(facts.keys(), (id) => {
      const fact = facts.get(id)
      return fact ? partsOf(fact) : []
    })) {
      const chain = [first!, ...others, first!].join(' → ')
      const next = others[0] ?? first!
      const [path] = placedParts(facts.get(first!)!).find(([, part]) => part === next) ?? []
      report(
        path ?? ['facts', first!],
        `事实 ${first} 绕回自己：${chain}`,
        `the fact "${first}" comes back to itself: ${chain}`,
        ['只由在它之前就能知道的事实算出', 'facts that are known without it'],
      )
    }
  },
} satisfies Record<string, Rule<StandardFile>>

/** Every circle that is met, from the first of it, without the way back. */
function circlesIn(
  ids: Iterable<string>,
  partsOf: (id: string) => readonly string[],
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = []
  const done = new Set<string>()
  const follow = (id: string, chain: readonly string[]): void => {
    const at = chain.indexOf(id)
    if (at >= 0) return void circles.push(chain.slice(at))
    if (done.has(id)) return
    for (const part of partsOf(id)) follow(part, [...chain, id])
    done.add(id)
  }
  for (const id of ids) follow(id, [])
  return circles
}
