import { divide, equal, multiply, type Rational, subtract, sum, zero } from '../rational.ts'
import type { Line } from './line.ts'

/**
 * What the points that each scored leaf lacks take from a total that is published out of so many, by its id. Where
 * siblings are weighed, or carry what does not apply, that is not what the leaf lacks itself. Together they are what
 * the tree lacks, but for what spilt over from elsewhere.
 */
export const lossesOf = (lines: readonly Line[], outOf: Rational): ReadonlyMap<string, Rational> =>
  new Map(lossesBelow(lines, outOf))

/** The same of siblings that together make up so many points of the total. */
function lossesBelow(
  lines: readonly Line[],
  points: Rational,
): readonly (readonly [id: string, loss: Rational])[] {
  const applicable = lines.filter(({ state }) => state !== 'na')
  const base = sum(applicable.map(({ worth }) => worth))
  if (equal(base, zero)) return []
  return applicable.flatMap((line) => {
    const { id, children, worth, points: own, least, state } = line
    const whole = divide(multiply(points, worth), base)
    if (children.length > 0) return lossesBelow(children, whole)
    if (state !== 'scored' || equal(own, zero)) return []
    return [[id, divide(multiply(whole, subtract(own, least)), own)] as const]
  })
}
