import { addMonths, type LocalDate } from '../calendar.ts'
import { ratio, zero } from '../rational.ts'
import { dayOf, type Fact } from './fact.ts'
import type { Occurrence, Reason } from './method.ts'
import type { See, Seen } from './seen.ts'

/** Does an occurrence count for a fact that numbers some kinds, looking back from a day? */
const fits =
  ({ kinds, look_back }: Fact, day: LocalDate | null) =>
  ({ kind, when }: Occurrence): boolean =>
    (!kinds || kinds.includes(kind)) &&
    (!look_back || (day !== null && when > addMonths(day, -look_back.months) && when <= day))

/** How many occurrences of its kinds there were. What looks back is open until the day it looks back from is known. */
export function numberOf(fact: Fact, all: readonly Occurrence[], day: LocalDate | null): Seen {
  if (fact.look_back && !day)
    return { state: 'open', why: 'unanswered', facts: [fact.of as string] }
  const n = all.filter(fits(fact, day)).length
  return { state: 'known', value: ratio(BigInt(n)) }
}

/**
 * The same for facts that charge an incident once: each in turn takes the incidents that none before it took.
 * What stands in no incident is one by itself.
 */
export function numberOnce(
  facts: readonly Fact[],
  read: (fact: Fact) => Seen,
  filedOn: LocalDate | null,
): ReadonlyMap<string, Seen> {
  const taken = new Map<string, string>()
  const found = new Map<string, Seen>()
  let open: Extract<Seen, { state: 'open' }> | null = null
  for (const fact of facts) {
    const seen = read(fact)
    const day = dayOf(fact, filedOn)
    if (seen.state === 'open') open = seen
    else if (seen.state === 'known' && fact.look_back && !day)
      open = { state: 'open', why: 'unanswered', facts: [fact.of as string] }
    if (open || seen.state !== 'known') {
      found.set(fact.id, open ?? seen)
      continue
    }
    const own = (seen.value as readonly Occurrence[]).filter(fits(fact, day))
    const alone = own.filter(({ incident }) => incident === undefined).length
    const incidents = [...new Set(own.flatMap(({ incident }) => incident ?? []))]
    const before = incidents.filter((one) => taken.has(one))
    const because = before.map(
      (item): Reason => ({ rule: 'already', fact: taken.get(item)!, item, points: zero }),
    )
    for (const one of incidents) if (!taken.has(one)) taken.set(one, fact.id)
    const value = ratio(BigInt(alone + incidents.length - before.length))
    found.set(fact.id, { state: 'known', value, because })
  }
  return found
}

/** What is seen, with every incident charged once within each group of facts. */
export function chargedOnce(
  groups: readonly (readonly Fact[])[],
  see: See,
  filedOn: LocalDate | null,
): See {
  if (groups.length === 0) return see
  const found = new Map(
    groups.flatMap((facts) => [...numberOnce(facts, ({ of }) => see(of as string), filedOn)]),
  )
  return (id) => found.get(id) ?? see(id)
}
