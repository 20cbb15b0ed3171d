import type { Settled } from '../define/settled.ts'
import type { Path } from '../define/source.ts'
import { namesOf } from '../score/names.ts'
import type { Aim, Goal, Item } from './item.ts'
import type { Bench, Tried } from './tried.ts'

/** An item as one way of the standard has it; `key` tells what is the same in another way. */
export interface Draft {
  readonly kind: Item['kind']
  readonly by: Item['by']
  readonly path: Path
  readonly key: string
  readonly zh: string
  readonly en: string
  reached(tried: Tried): boolean
  /** Goals that may reach it, each list by itself. */
  readonly goals: readonly (readonly Goal[])[]
}

/** So many ways are tried of an item that is there in many: the same is the same in each. */
const mostWays = 3

/**
 * Items of every way, each once: reached in any of the ways in which it is there. What is inherited is asked of
 * the standard that wrote it.
 */
export function itemsOver(
  bench: Bench,
  drafts: (way: Settled) => readonly Draft[],
): readonly Item[] {
  const { written, own, value } = bench.authored
  const found = new Map<string, { draft: Draft; ways: Settled[] }>()
  for (const way of bench.ways)
    for (const draft of drafts(way)) {
      const path = way.written(draft.path)
      if (written(path).source !== own) continue
      const key = `${draft.kind} ${JSON.stringify(path)} ${draft.key}`
      const known = found.get(key)
      if (known) known.ways.push(way)
      else found.set(key, { draft: { ...draft, path }, ways: [way] })
    }
  return [...found.values()].map(({ draft, ways }): Item => {
    const { goals, key: _, ...head } = draft
    const here = new Set(ways)
    return {
      ...head,
      reached: (tried) => tried.way !== null && here.has(tried.way) && draft.reached(tried),
      aims: ways
        .slice(0, mostWays)
        .flatMap(({ level, decided }) =>
          goals.map((goal): Aim => ({ level: level ?? value.levels[0]!, decided, goals: goal })),
        ),
    }
  })
}

/** The names of a standard's facts in both languages. */
export const bothNames = ({ standard }: Bench) => ({
  zh: namesOf(standard.facts, 'zh'),
  en: namesOf(standard.facts, 'en'),
})
