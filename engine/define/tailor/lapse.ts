import { equal, exactText, rational } from '../../rational.ts'
import type { Lapse } from '../../score/standard.ts'
import type { Witness } from './witness.ts'

/**
 * Is it easier to go without being looked at: for another reason, by another's word, or for points instead of none?
 * Points that leave are neither more nor less than points given; the child keeps to them, or gives nothing.
 */
export function easier(seen: string, before: Lapse | null, after: Lapse | null): Witness | null {
  if (!after || equal(after.instead ?? one, zero)) return null
  const words = (lapse: Lapse | null, of: (lapse: Lapse) => unknown): string =>
    lapse ? String(of(lapse) ?? '—') : '—'
  const witness = (of: (lapse: Lapse) => unknown): Witness => ({
    ...{ seen, before: words(before, of), after: words(after, of) },
  })
  const reasons = Object.keys(after.reasons)
  if (!before || reasons.some((reason) => !Object.hasOwn(before.reasons, reason)))
    return witness((lapse) => Object.keys(lapse.reasons).join('、') || '✓')
  const { by } = before
  if (by && (after.by ?? [null]).some((who) => who === null || !by.includes(who)))
    return witness(({ by }) => by?.join('、'))
  return before.instead === null && after.instead !== null
    ? witness(({ instead }) => instead && exactText(instead))
    : null
}
const [zero, one] = [rational(0), rational(1)]
