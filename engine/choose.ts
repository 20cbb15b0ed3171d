import type { LocalDate } from './calendar.ts'
import type { Collective, StandardChoice } from './circumstances.ts'
import type { StandardFile } from './shapes.ts'

export interface Candidate {
  readonly digest: string
  readonly value: StandardFile
}

type Applies = StandardFile['applies_to']

/** Keys in the order in which they weigh; each says whether a collective at a level matches. */
const keys: Readonly<
  Record<keyof Applies, (applies: Applies, collective: Collective, level: string) => boolean>
> = {
  sector: ({ sector }, collective) => sector === collective.sector,
  field: ({ field }, collective) => field === collective.field,
  posts: ({ posts = [] }, { post }) => typeof post === 'string' && posts.includes(post),
  ownership: ({ ownership }, collective) => ownership === collective.ownership,
  regions: ({ regions = [] }, { region }) => regions.some((code) => region.startsWith(code)),
  levels: ({ levels = [] }, _, level) => levels.includes(level),
}
const order = Object.keys(keys) as readonly (keyof Applies)[]

/**
 * plan 3.c: 依照所在行业标准,暂无行业标准的依据2016年办法。 Of the standards in force on a day that apply, the
 * one that names most wins, one on trial only where none in force does alike; none, and it is the programme's fallback.
 */
export function choose(
  candidates: readonly Candidate[],
  fallback: string,
  collective: Collective,
  level: string,
  day: LocalDate,
): { readonly chosen: string | null; readonly choice: readonly StandardChoice[] } {
  const judged = candidates.map(({ digest, value }) => {
    const { id, version, applies_to, effective, publication, levels } = value
    const named = order.filter((key) => applies_to[key] !== undefined)
    const matched = named.filter((key) => keys[key](applies_to, collective, level))
    const inForce =
      (publication === 'published' || publication === 'trial') &&
      effective.from <= day &&
      (effective.to === undefined || day < effective.to)
    const why: StandardChoice['why'] | null = !inForce
      ? 'not-in-force'
      : matched.length < named.length
        ? 'does-not-apply'
        : !levels.includes(level)
          ? 'level-missing'
          : named.length === 0 && `${id}@${version}` !== fallback
            ? 'does-not-apply'
            : null
    return { id, version, digest, matched, publication, from: effective.from, why }
  })
  const fitting = judged
    .filter(({ why }) => why === null)
    .sort((a, b) => weigh(b) - weigh(a) || onTrial(a) - onTrial(b) || (a.from < b.from ? 1 : -1))
  const chosen = fitting[0]?.digest ?? null
  const choice = judged.map(({ from: _, publication: __, why, ...one }): StandardChoice => {
    const won = one.digest === chosen
    return {
      ...one,
      why: won ? (one.matched.length === 0 ? 'fallback' : 'chosen') : (why ?? 'fewer-keys'),
    }
  })
  return { chosen, choice }
}

/** What is in force goes before what is on trial, where both apply alike. */
const onTrial = ({ publication }: { readonly publication: string }): number =>
  publication === 'trial' ? 1 : 0

/** More keys first; of as many, the earlier ones in the order. */
function weigh({ matched }: { readonly matched: readonly (keyof Applies)[] }): number {
  const places = matched.reduce((all, key) => all + 2 ** (order.length - order.indexOf(key)), 0)
  return matched.length * 1000 + places
}
