import { addYears, endOf, type Instant, localDate } from '../calendar.ts'
import type { Circumstances } from '../circumstances.ts'
import type { Refusal } from '../refusal.ts'
import { no } from './word.ts'

/** Why a veto of an earlier case keeps the collective from filing in a batch now; null where it does not, or no longer. */
export function againstBarred(
  { case: id, veto, bars, since, batch: from }: Circumstances['barring'][number],
  batch: string | null,
  now: Instant,
): Refusal | null {
  const years = bars === 'this-batch' ? undefined : bars.years
  if (years !== undefined) {
    const until = endOf(addYears(localDate(since), years))
    return now < until ? no('barred-by-veto', { case: id, veto, until }) : null
  }
  if (from === null || batch === null) return null
  const batches = bars === 'this-batch' ? 0 : bars.next_batches!
  const [before, wanted] = [numbered(from), numbered(batch)]
  const after = wanted.number - before.number
  return wanted.authority === before.authority && after >= 0 && after <= batches
    ? no('barred-by-veto', {
        case: id,
        veto,
        through: `${before.authority}/${before.number + batches}`,
      })
    : null
}

/** Batches of one authority are numbered one after another: `authority/number`. */
function numbered(batch: string): { readonly authority: string; readonly number: number } {
  const at = batch.lastIndexOf('/')
  return { authority: batch.slice(0, at), number: Number(batch.slice(at + 1)) }
}
