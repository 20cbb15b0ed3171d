import { cover } from '../cover/cover.ts'
import type { Authored } from '../define/definition.ts'
import type { Path } from '../define/source.ts'
import { lessThan, type Rational, rational } from '../rational.ts'
import type { Methods } from '../score/method.ts'
import type { StandardFile } from '../shapes.ts'

/** A bound of a grade or of a gate that is higher, and one that is lower, such that a case could tell. */
export type Nearby = (path: Path, bound: number) => { readonly high: number; readonly low: number }

/**
 * A bound that is a little lower may be the same bound: where no total lies between the two, nobody could tell. So a
 * bound is lowered to what the nearest case comes to, an example or one that was made; by one at least. So is a gate
 * raised: a section of few items comes to few shares. A grade is raised by one, for somebody must think of who just passes.
 */
export function nearbyIn(authored: Authored, methods: Methods): Nearby {
  const { examples, made } = cover(authored, methods)
  const sheets = [...examples, ...made].filter(({ sheet }) => sheet.missing.length === 0)
  return ([block, key], written) => {
    const reached = sheets.flatMap(({ level, sheet }): readonly Rational[] => {
      if (block === 'grades') return level === key ? [sheet.least] : []
      const { id } = (authored.value as StandardFile).gates![Number(key)]!
      return sheet.gates.flatMap((gate) => (gate.id === id && gate.share ? [gate.share.least] : []))
    })
    const bound = rational(written)
    const below = nearest(
      reached.filter((one) => lessThan(one, bound)),
      (a, b) => lessThan(b, a),
    )
    const above = nearest(
      reached.filter((one) => !lessThan(one, bound)),
      lessThan,
    )
    return {
      low: Math.min(written - 1, below ? Math.floor(hundredfold(below)) / 100 : written - 1),
      high: block === 'gates' && above ? Math.max(written + 1, justOver(above)) : written + 1,
    }
  }
}

const nearest = (
  all: readonly Rational[],
  nearer: (a: Rational, b: Rational) => boolean,
): Rational | null =>
  all.reduce<Rational | null>((so, one) => (so && !nearer(one, so) ? so : one), null)

const justOver = (one: Rational): number => (Math.floor(hundredfold(one)) + 1) / 100

const hundredfold = ({ n, d }: Rational): number => (Number(n) / Number(d)) * 100
