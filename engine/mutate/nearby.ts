import { cover } from '../cover/cover.ts'
import type { Authored } from '../define/definition.ts'
import type { Path } from '../define/source.ts'
import { lessThan, type Rational, rational } from '../rational.ts'
import type { Methods } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'

/** How far below its bound a grade or a gate is missed: by the case that comes nearest to it. */
export type Lows = (path: Path, bound: number) => number

/**
 * A bound that is a little lower may be the same bound: where no total lies between the two, nobody could tell. So
 * a bound is lowered to what some case comes to, an example or one that was made, or by one where that is lower.
 */
export function lowsOf(authored: Authored, methods: Methods): Lows {
  const { examples, made } = cover(authored, methods)
  const sheets = [...examples, ...made].filter(({ sheet }) => sheet.missing.length === 0)
  return ([block, key], bound) => {
    const reached = sheets.flatMap(({ level, sheet }): readonly Rational[] => {
      if (block === 'grades') return level === key ? [sheet.least] : []
      const { id } = (authored.value as StandardFile).gates![Number(key)]!
      return sheet.gates.flatMap((gate) => (gate.id === id && gate.share ? [gate.share.least] : []))
    })
    const below = reached.filter((one) => lessThan(one, rational(bound)))
    const nearest = below.reduce<Rational | null>(
      (so, one) => (so && lessThan(one, so) ? so : one),
      null,
    )
    const low =
      nearest === null ? bound - 1 : Math.floor((Number(nearest.n) / Number(nearest.d)) * 100) / 100
    return Math.min(bound - 1, low)
  }
}
