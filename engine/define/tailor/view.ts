import type { Place } from '../problem.ts'
import type { Path, Source } from '../source.ts'
import { type Origin, type Origins, placeText } from './origins.ts'

/**
 * The source of a value that was made of several files: what its own file says is placed there; what it took from
 * another is placed where `near` says that it came in, and its problems say where it is written.
 */
export function viewOf(
  source: Source,
  value: object,
  origins: Origins,
  near: (path: Path) => Path,
): Source {
  const inherited = new WeakMap<Place, Place>()
  const find = (path: Path, key: boolean): Place => {
    const origin = origins.at(value, path)
    const placed = ({ source: from, path: at }: Origin): Place =>
      key ? from.keyPlace(at) : from.place(at)
    if (origin?.source === source) return placed(origin)
    const place = { ...source.place(near(origin?.path ?? path)) }
    if (origin) inherited.set(place, placed(origin))
    return place
  }
  return {
    ...source,
    value,
    place: (path) => find(path, false),
    keyPlace: (path) => find(path, true),
    numeral(path) {
      const origin = origins.at(value, path)
      return origin ? origin.source.numeral(origin.path) : null
    },
    problem(place, code, zh, en, fix) {
      const from = inherited.get(place)
      const [inZh, inEn] = from
        ? [`（沿用自 ${placeText(from)}）`, ` (inherited from ${placeText(from)})`]
        : ['', '']
      return source.problem(place, code, `${zh}${inZh}`, `${en}${inEn}`, fix)
    },
  }
}
