import type { Seen } from './sheets.ts'

/** What a sheet comes to. */
export interface Came {
  readonly total: number
  readonly grade: string
  readonly outcome: string
}

/** The mixed table as somebody would write it in plain JavaScript, in doubles. */
export function mixedByHand(seen: Seen): Came {
  let total = 0
  for (let at = 0; at < 12; at++) {
    const number = (name: string): number => seen[`${name}_${at}`] as number
    const shown = seen[`shown_${at}`] as readonly string[]
    const [share, wait] = [(100 * number('done')) / number('all'), number('wait')]
    total += Math.max(0, 2 - 0.5 * number('late') - number('quarrel'))
    total += (2 * (Math.min(100, Math.max(60, share)) - 60)) / 40
    total += listed(shown)
    total += wait < 8 ? 1.5 : wait < 15 ? 1 : 0
    total += Math.min(1, 0.25 * number('events'))
  }
  return graded(total, seen)
}

/** The plain table likewise. */
export function plainByHand(seen: Seen): Came {
  let total = 0
  for (let at = 0; at < 12; at++) {
    const [rate, wait] = [seen[`rate_${at}`] as number, seen[`wait_${at}`] as number]
    const kind = seen[`kind_${at}`]
    total += rate >= 95 ? 2 : rate >= 85 ? 1.5 : rate >= 70 ? 0.5 : 0
    total += wait < 8 ? 1.5 : wait < 15 ? 1 : 0
    total += listed(seen[`shown_${at}`] as readonly string[])
    total += seen[`met_${at}`] ? 1 : 0
    total += kind === 'gold' ? 2 : kind === 'silver' ? 1.5 : kind === 'bronze' ? 0.5 : 0
  }
  return graded(total, seen)
}

const listed = (shown: readonly string[]): number =>
  (shown.includes('a') ? 0.5 : 0) +
  (shown.includes('b') ? 0.5 : 0) +
  (shown.includes('c') ? 0.25 : 0) +
  (shown.includes('d') ? 0.25 : 0)

export function graded(total: number, { grave, forged }: Seen): Came {
  const grade = total >= 86.4 ? 'best' : total >= 60 ? 'met' : 'unmet'
  const out = (grave as number) > 0 || forged === true
  return { total, grade, outcome: out || grade === 'unmet' ? 'unmet' : 'met' }
}
