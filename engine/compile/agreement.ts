import { exactText } from '../rational.ts'
import { isObject, type Json, type JsonObject } from '../terms.ts'
import { toAgreeOn } from '../vocabulary/sheets.ts'
import type { Around } from './flaw.ts'
import { numberOf, textFlaw } from './values.ts'

/**
 * What the assessors of a stage agreed on: points for items that their sheets differ on, exactly, each with its
 * reason set apart. What is wrong with one is said, and it is left out.
 */
export function agreementsOf(
  value: JsonObject,
  most: number,
  around: Around,
): JsonObject | undefined {
  const known = toAgreeOn(around.on, around.given, around.programme).map(({ id }) => id)
  if (known.length === 0) return void around.flaw('agreement-unasked')
  const taken = Object.entries(value).flatMap(([id, one]): [string, JsonObject][] => {
    const agreed = known.includes(id) ? agreementOf(id, one, most, around) : null
    if (!known.includes(id)) around.flaw('option', known, `agreed.${id}`)
    return agreed ? [[id, agreed]] : []
  })
  return Object.fromEntries(taken)
}

function agreementOf(
  id: string,
  value: Json,
  most: number,
  { flaw, apart }: Around,
): JsonObject | null {
  const place = `agreed.${id}`
  if (!isObject(value)) {
    flaw('type', '{ points, reason }', place)
    return null
  }
  const { points = null, reason = null, ...rest } = value
  const unknown = Object.keys(rest)
  if (unknown.length > 0) flaw('unknown', unknown, place)
  const exact = numberOf(points)
  if (!exact) flaw('type', 'number', `${place}.points`)
  const wrong = reason === null ? { why: 'missing' as const, want: 'text' } : textFlaw(reason, most)
  if (wrong) flaw(wrong.why, wrong.want, `${place}.reason`)
  if (!exact || wrong || unknown.length > 0) return null
  return { points: exactText(exact), reason: apart(place, reason as string) }
}
