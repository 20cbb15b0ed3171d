import type { LocalDate } from './calendar.ts'
import type { Collective, StandardChoice } from './circumstances.ts'
import type { StandardFile } from './shapes.ts'

export interface Candidate {
  readonly digest: string
  readonly value: StandardFile
}

/** For whom a standard is sought: the collective, and the level and authority of its case. */
export interface Sought {
  readonly collective: Collective
  readonly level: string
  readonly authority: string
}

type Applies = StandardFile['applies_to']

/** Keys in the order in which they weigh; each says whether what is sought matches. */
const keys: Readonly<Record<keyof Applies, (applies: Applies, sought: Sought) => boolean>> = {
  sector: ({ sector }, { collective }) => sector === collective.sector,
  field: ({ field }, { collective }) => field === collective.field,
  posts: ({ posts = [] }, { collective: { post } }) =>
    typeof post === 'string' && posts.includes(post),
  ownership: ({ ownership }, { collective }) => ownership === collective.ownership,
  regions: ({ regions = [] }, { collective: { region } }) =>
    regions.some((code) => region.startsWith(code)),
  authority: ({ authority }, sought) => authority === sought.authority,
  levels: ({ levels = [] }, { level }) => levels.includes(level),
}
const order = Object.keys(keys) as readonly (keyof Applies)[]

/**
 * plan 3.c: 依照所在行业标准,暂无行业标准的依据2016年办法。 Of the standards in force on a day that apply, the
 * one that names most wins, of as many the one whose keys come first, then the one of the smaller region,
 * one on trial only where none in force does alike; none, and it is the programme's fallback.
 */
export function choose(
  candidates: readonly Candidate[],
  fallback: string,
  sought: Sought,
  day: LocalDate,
): { readonly chosen: string | null; readonly choice: readonly StandardChoice[] } {
  const gone = candidates.flatMap(({ value }) => (withdraws(value, day) ? [value] : []))
  const judged = candidates.map(({ digest, value }) => {
    const { id, version, applies_to, effective, publication, levels } = value
    const named = order.filter((key) => applies_to[key] !== undefined)
    const matched = named.filter((key) => keys[key](applies_to, sought))
    const inForce =
      (publication === 'published' || publication === 'trial') &&
      effective.from <= day &&
      (effective.to === undefined || day < effective.to) &&
      !gone.some((one) => one.id === id && !laterThan(version, one.version))
    const why: StandardChoice['why'] | null = !inForce
      ? 'not-in-force'
      : matched.length < named.length
        ? 'does-not-apply'
        : !levels.includes(sought.level)
          ? 'level-missing'
          : named.length === 0 && `${id}@${version}` !== fallback
            ? 'does-not-apply'
            : null
    const near = nearness(applies_to, sought)
    return { id, version, digest, matched, near, publication, from: effective.from, why }
  })
  const fitting = judged
    .filter(({ why }) => why === null)
    .sort(
      (a, b) =>
        weigh(b) - weigh(a) ||
        b.near - a.near ||
        onTrial(a) - onTrial(b) ||
        (a.from < b.from ? 1 : -1),
    )
  const chosen = fitting[0]?.digest ?? null
  const choice = judged.map(
    ({ from: _, publication: __, near: ___, why, ...one }): StandardChoice => {
      const won = one.digest === chosen
      return {
        ...one,
        why: won ? (one.matched.length === 0 ? 'fallback' : 'chosen') : (why ?? 'fewer-keys'),
      }
    },
  )
  return { chosen, choice }
}

/**
 * Do two standards that are in force, or two on trial, fit some collective alike in all that `choose` goes by: the
 * same keys with a value in common, at a level that both have, from the same day?
 */
export function tied(one: StandardFile, other: StandardFile): boolean {
  const inForce = ['published', 'trial'].includes(one.publication)
  const named = order.filter((key) => one.applies_to[key] !== undefined)
  return (
    inForce &&
    one.publication === other.publication &&
    one.effective.from === other.effective.from &&
    named.length > 0 &&
    order.every((key) => meets(one.applies_to[key], other.applies_to[key])) &&
    meets(one.levels, other.levels)
  )
}

/** Both are not there, or have a value in common. A region that lies in another is nearer than that. */
function meets(one: string | readonly string[] | undefined, other: typeof one): boolean {
  if (one === undefined || other === undefined) return one === other
  const all = [other].flat()
  return [one].flat().some((value) => all.includes(value))
}

/** What is withdrawn takes with it every earlier version of its standard, from its own day on. */
const withdraws = ({ publication, effective }: StandardFile, day: LocalDate): boolean =>
  publication === 'withdrawn' && effective.from <= day

/** Versions are numbers with dots, of which the first weighs most. */
export function laterThan(version: string, other: string): boolean {
  const [a, b] = [version, other].map((one) => one.split('.').map(Number)) as [number[], number[]]
  const at = [0, 1, 2, 3].find((part) => (a[part] ?? 0) !== (b[part] ?? 0))
  return at !== undefined && (a[at] ?? 0) > (b[at] ?? 0)
}

/** How closely regions name the collective's: a city's code is longer than its province's. */
const nearness = ({ regions = [] }: Applies, { collective: { region } }: Sought): number =>
  Math.max(0, ...regions.filter((code) => region.startsWith(code)).map(({ length }) => length))

/** What is in force goes before what is on trial, where both apply alike. */
const onTrial = ({ publication }: { readonly publication: string }): number =>
  publication === 'trial' ? 1 : 0

/** More keys first; of as many, the earlier ones in the order. */
function weigh({ matched }: { readonly matched: readonly (keyof Applies)[] }): number {
  const places = matched.reduce((all, key) => all + 2 ** (order.length - order.indexOf(key)), 0)
  return matched.length * 1000 + places
}
