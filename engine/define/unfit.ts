import type { Flaw } from '../compile/flaw.ts'
import { isObject, type Json } from '../terms.ts'

/** Why a value that an example gives does not fit its fact, and what would. */
export type Unfit = Pick<Flaw, 'why' | 'want'>

type Said = readonly [zh: string, en: string]

const reasons: { readonly [why in Flaw['why']]?: Said } = {
  type: ['类型不对', 'it is of another type'],
  'too-long': ['太长', 'it is too long'],
  range: ['超出范围', 'it is out of range'],
  option: ['不是可选的', 'it is not one of the choices'],
  unknown: ['有不认识的键', 'it has keys that nobody knows'],
  'reason-unlisted': ['理由不在所列之中', 'its reason is not one of those listed'],
}

/** The sentence, and what would be right. */
export function unfitWords({ why, want = null }: Unfit): {
  readonly zh: string
  readonly en: string
  readonly fix: Said | undefined
} {
  const [zh, en] = reasons[why] ?? [why, why]
  return { zh, en, fix: why === 'unknown' ? undefined : right(want) }
}

function right(want: Json): Said | undefined {
  if (Array.isArray(want)) return want.length === 0 ? undefined : [want.join('、'), want.join(', ')]
  if (!isObject(want)) return want === null ? undefined : [String(want), String(want)]
  const { min = null, max = null, step } = want
  if (step !== undefined) return [`每 ${step} 一步`, `in steps of ${step}`]
  if (max === null) return [`不低于 ${min}`, `${min} or more`]
  return min === null
    ? [`不高于 ${max}`, `${max} or less`]
    : [`${min} 至 ${max}`, `${min} to ${max}`]
}
