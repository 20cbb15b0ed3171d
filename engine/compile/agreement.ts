import { exactText } from '../rational.ts'
import type { Table } from '../score/standard.ts'
import { leavesBelow } from '../score/tree.ts'
import { isObject, type Json } from '../terms.ts'
import { stageNow } from '../vocabulary/stages.ts'
import type { Around } from './flaw.ts'
import { numberOf, textFlaw } from './values.ts'

/**
 * The points on which the assessors of a stage agreed for an item, exactly, with their reason set apart; null where
 * something is wrong with it, which is said. Only a stage that asks for consensus takes any.
 */
export function agreementOf(
  id: string,
  value: Json,
  most: number,
  { on, given: { standard }, flaw, apart }: Around,
): { readonly points: string; readonly reason: Json } | null {
  const place = `agreed.${id}`
  const by = standard && stageNow(on, standard).combine?.by
  const known = by === 'consensus' ? leafIds(standard!.tables(on.level)) : []
  if (!known.includes(id)) return flaw('option', known, place) ?? null
  if (!isObject(value)) return flaw('type', '{ points, reason }', place) ?? null
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

const leafIds = (tables: readonly Table[]): readonly string[] =>
  tables.flatMap(({ indicators, bonus, penalty }) =>
    leavesBelow([...indicators, ...(bonus?.items ?? []), ...(penalty?.items ?? [])]).map(
      ({ id }) => id,
    ),
  )
