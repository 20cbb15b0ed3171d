import type { Authored } from '../define/definition.ts'
import type { Place } from '../define/problem.ts'
import { once } from '../once.ts'
import type { Methods } from '../score/method.ts'
import type { Item } from './item.ts'
import { itemsOf } from './items.ts'
import { lowered } from './lowered.ts'
import { madeFor } from './made.ts'
import { type Bench, benchOf, handTrials, type Tried, tried } from './tried.ts'

/** Something that was to be reached, and by what it was. */
export interface Covered extends Pick<Item, 'kind' | 'by' | 'zh' | 'en'> {
  readonly at: Place
  /** The notes of the examples that reach it. */
  readonly examples: readonly string[]
  /** Does a case that was made reach it? */
  readonly made: boolean
  /** By an example where one is asked for, otherwise by anything. */
  readonly reached: boolean
}

export interface Coverage {
  readonly bench: Bench
  readonly items: readonly Covered[]
  readonly examples: readonly Tried[]
  readonly made: readonly Tried[]
}

/**
 * What the examples of a standard reach of all the ways that it can go, and what cases reach that were made for
 * it. The cases carry no expectation: they are held to the laws that every standard keeps. What an overlay says is
 * reached where any of the standards reaches it that the overlay makes.
 */
export function cover(authored: Authored, methods: Methods): Coverage {
  const { alike = [] } = authored
  if (alike.length === 0) return coverAlone(authored, methods)
  const [own, ...others] = [authored, ...alike].map(coveredOnce(methods)) as [
    Coverage,
    ...Coverage[],
  ]
  const reached = new Map(
    others
      .flatMap(({ items }) => items.filter(({ reached }) => reached))
      .map((one) => [itemKey(one), one]),
  )
  const items = own.items.map((one) => (one.reached ? one : (reached.get(itemKey(one)) ?? one)))
  return { ...own, items }
}

/** What is asked for in the same words at the same place is the same, on whichever standard. */
const itemKey = ({ kind, zh, at: { file, line, column } }: Covered): string =>
  `${kind} ${file}:${line}:${column} ${zh}`

/** Each of an overlay's standards once, though each asks for the others of it. */
const coveredOnce = once((methods: Methods) => {
  const found = new WeakMap<Authored['definition'], Coverage>()
  return (one: Authored): Coverage => {
    const covered = found.get(one.definition) ?? coverAlone(one, methods)
    found.set(one.definition, covered)
    return covered
  }
})

function coverAlone(authored: Authored, methods: Methods): Coverage {
  const bench = benchOf(authored, methods)
  const examples = handTrials(bench).map((trial) => tried(bench, trial))
  const items = itemsOf(bench)
  const aimed = madeFor(items, bench, examples)
  const made = [...aimed, ...lowered(bench, examples, aimed)]
  return {
    ...{ bench, examples, made },
    items: items.map((item): Covered => {
      const { kind, by, zh, en, path } = item
      const notes = examples.filter((one) => item.reached(one)).map(({ note }) => note)
      const reached = notes.length > 0 || (by === 'any' && made.some((one) => item.reached(one)))
      const anyMade = notes.length === 0 && reached
      return {
        ...{ kind, by, zh, en, reached },
        at: authored.source.place(path),
        ...{ examples: notes, made: anyMade },
      }
    }),
  }
}

/** How much of what was asked for was reached, in per cent; all where nothing was asked for. */
export const shareReached = (items: readonly Pick<Covered, 'reached'>[]): number =>
  items.length === 0 ? 100 : (items.filter(({ reached }) => reached).length / items.length) * 100
