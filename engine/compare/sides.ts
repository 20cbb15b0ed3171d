import { type Pivot, pivotsOf, waysOf } from '../compile/pivots.ts'
import { type Circumstance, settle } from '../compile/settle.ts'
import { blocksOf, compileStandard, factsOf } from '../compile/standard.ts'
import type { Authored } from '../define/definition.ts'
import type { Place } from '../define/problem.ts'
import type { Path } from '../define/source.ts'
import { canonical } from '../digest.ts'
import type { Fact } from '../score/fact.ts'
import type { Methods } from '../score/method.ts'
import { type Names, namesOf } from '../score/names.ts'
import type { ScoringStandard, Table } from '../score/standard.ts'
import type { StandardFile } from '../shapes.ts'
import { domainsOf } from './domains.ts'
import { type Renamed, renames } from './likeness.ts'
import { withFacts } from './renamed.ts'

/** One of two versions: what it says, in the words of the later one, and how it scores. */
export interface Side {
  readonly authored: Authored
  /** Resolved; facts under the ids of the later version. */
  readonly value: StandardFile
  readonly facts: ReadonlyMap<string, Fact>
  readonly compiled: ScoringStandard
  readonly names: { readonly zh: Names; readonly en: Names }
}

/** Two versions side by side, and every way in which a case of both may turn out. */
export interface Sides {
  readonly before: Side
  readonly after: Side
  readonly renamed: readonly Renamed[]
  readonly pivots: readonly Pivot[]
  readonly levels: readonly string[]
  readonly ways: readonly Circumstance[]
  /** What may be seen of each fact by both; null where the two declare what cannot be compared. */
  readonly domains: ReadonlyMap<string, Fact | null>
  readonly methods: Methods
}

export function sidesOf(before: Authored, after: Authored, methods: Methods): Sides {
  const renamed = renamedFacts(before.value, after.value)
  const names = new Map(renamed.map(({ from, to }) => [from, to]))
  const old = sideOf(before, withFacts(before.value, names, methods), methods)
  const now = sideOf(after, after.value, methods)
  const pivots = pivotsOf(
    [blocksOf(old.value), blocksOf(now.value)],
    new Map([...old.facts, ...now.facts]),
  )
  const levels = now.value.levels.filter((level) => old.value.levels.includes(level))
  const ways = levels.flatMap((level) => waysOf(pivots, level))
  const domains = domainsOf(old.facts, now.facts)
  return { before: old, after: now, renamed, pivots, levels, ways, domains, methods }
}

function sideOf(authored: Authored, value: StandardFile, methods: Methods): Side {
  const facts = factsOf(value.facts)
  const names = { zh: namesOf(facts, 'zh'), en: namesOf(facts, 'en') }
  return { authored, value, facts, compiled: compileStandard(value, '', methods), names }
}

function renamedFacts(before: StandardFile, after: StandardFile): readonly Renamed[] {
  const only = (of: StandardFile, other: StandardFile) =>
    Object.entries(of.facts)
      .filter(([id]) => !Object.hasOwn(other.facts, id))
      .map(([id, fact]) => ({ id, name: fact.name ?? id, said: fact }))
  return renames(only(before, after), only(after, before))
}

/** The table by which a side scores in one way. */
export const tableIn = ({ compiled }: Side, way: Circumstance): Table =>
  compiled.tables(way.level, (fact) => ({ state: 'known', value: way.value(fact) }))[0]!

/** Where a side writes what stands at a path of it. */
export function placeOf({ authored }: Side, path: Path): Place {
  const { source, path: written } = authored.written(path)
  return source.place(written)
}

/** Are two written values the same? */
export const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b))

/** What something was and is, and in which ways. */
export interface Turn {
  readonly before: unknown
  readonly after: unknown
  readonly ways: readonly Circumstance[]
}

/** Of two written values everything that they differ in, once for all the ways in which it is that. */
export function turnsOf({ ways }: Sides, before: unknown, after: unknown): readonly Turn[] {
  if (same(before, after)) return []
  const found = new Map<string, { before: unknown; after: unknown; ways: Circumstance[] }>()
  for (const way of ways) {
    const [old, now] = [settle(before, way), settle(after, way)]
    if (same(old, now)) continue
    const key = `${canonical(old ?? null)} ${canonical(now ?? null)}`
    const known = found.get(key)
    if (known) known.ways.push(way)
    else found.set(key, { before: old, after: now, ways: [way] })
  }
  return [...found.values()]
}
