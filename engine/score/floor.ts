import { exactText, lessThan, type Rational, rational } from '../rational.ts'
import type { JsonObject } from '../terms.ts'
import type { Leaf, Range, RuleFlaw } from './method.ts'
import { figureText, type Names } from './names.ts'

/** Where taking stops: at a number, or nowhere; no other text than `none` has the shape of one. */
export type Floor = number | string

/** The floor that is written; zero where none is; null where there is none on purpose. */
export const floorAt = (floor: Floor = 0): Rational | null =>
  floor === 'none' ? null : rational(floor)

/** A floor as an author writes it. */
export const floorSchema: JsonObject = {
  type: ['number', 'string'],
  pattern: '^none$',
  title: '下限',
  description: '默认为 0；写负数表示可以扣成负分；none 表示没有下限，此时所读的事实须写 max。',
}

/** Where taking stops, as the end of a sentence. */
export const floorSaid = (floor: Floor | undefined, { either }: Names): string => {
  const at = floorAt(floor)
  if (!at) return either('，没有下限', ', with no floor')
  return either(`，扣到 ${figureText(at)} 分为止`, `; down to ${figureText(at)}`)
}

/** A floor lies below the points; where there is none, the facts say how far it may go. */
export function floorFlaws(
  floor: Floor | undefined,
  { points }: Leaf,
  { least }: Range,
): readonly RuleFlaw[] {
  const path = floor === undefined ? [] : ['floor']
  const at = floorAt(floor)
  if (!at) return least ? [] : [{ path, code: 'floor-open', detail: {} }]
  return points && !lessThan(at, points)
    ? [
        {
          path,
          code: 'floor-above',
          detail: { floor: exactText(at), points: exactText(points) },
        },
      ]
    : []
}
