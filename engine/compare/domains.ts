import { boundsOf, type Fact, optionsOf } from '../score/fact.ts'

type Facts = ReadonlyMap<string, Fact>

/**
 * Of each fact what both versions let be seen: the numbers between the narrower of their bounds, the options that
 * both have. Null where nothing is left, or the fact is of another type.
 */
export const domainsOf = (before: Facts, after: Facts): ReadonlyMap<string, Fact | null> =>
  new Map(
    [...new Set([...before.keys(), ...after.keys()])].map((id) => {
      const [old, now] = [before.get(id), after.get(id)]
      return [id, old && now ? common(old, now) : (now ?? old)!]
    }),
  )

function common(before: Fact, after: Fact): Fact | null {
  if (before.type !== after.type || before.many !== after.many) return null
  const { min: _, max: __, ...rest } = after
  const [old, now] = [boundsOf(before), boundsOf(after)]
  const min = ends(Math.max, old.min, now.min)
  const max = ends(Math.min, old.max, now.max)
  if (min !== undefined && max !== undefined && min > max) return null
  const both = Object.entries(optionsOf(after)).filter(([id]) =>
    Object.hasOwn(optionsOf(before), id),
  )
  if (after.type === 'choice' && both.length === 0) return null
  return {
    ...rest,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(after.type === 'choice' ? { of: Object.fromEntries(both) } : {}),
  }
}

/** Which of two ends holds for both, by how they are chosen; the one there is where there is one. */
function ends(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  if (a === undefined) return b
  return b === undefined ? a : choose(a, b)
}
