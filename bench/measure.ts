/** What came of keeping one contender busy for a while. */
export interface Run {
  readonly perSecond: number
  /** Milliseconds each took, ascending; empty where single ones are too short to time. */
  readonly took: readonly number[]
}

export type Contender = () => Run | Promise<Run>

/** A contender against its yardstick: the medians over all rounds, and how far the rounds lay apart. */
export interface Compared {
  readonly perSecond: number
  readonly yardstick: number
  readonly ratio: number
  readonly spread: readonly [least: number, most: number]
  readonly took: readonly number[]
  readonly yardstickTook: readonly number[]
}

/** Repeats a short operation for some milliseconds, without waiting between. */
export function spin(operation: () => void, ms: number): Run {
  const begun = performance.now()
  let done = 0
  let elapsed = 0
  do {
    for (let i = 0; i < 16; i++) operation()
    done += 16
    elapsed = performance.now() - begun
  } while (elapsed < ms)
  return { perSecond: (done * 1000) / elapsed, took: [] }
}

/** The same for an operation that must be waited for. */
export async function turn(operation: () => Promise<void>, ms: number): Promise<Run> {
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < ms) {
    await operation()
    done += 1
  }
  return { perSecond: (done * 1000) / (performance.now() - begun), took: [] }
}

/** Keeps so many operations under way for some milliseconds; each lane waits for its own before the next. */
export async function pump(
  operation: (lane: number) => Promise<void>,
  inFlight: number,
  ms: number,
): Promise<Run> {
  const took: number[] = []
  const begun = performance.now()
  const lanes = Array.from({ length: inFlight }, async (_, lane) => {
    while (performance.now() - begun < ms) {
      const from = performance.now()
      await operation(lane)
      took.push(performance.now() - from)
    }
  })
  await Promise.all(lanes)
  const elapsed = performance.now() - begun
  return { perSecond: (took.length * 1000) / elapsed, took: took.sort((a, b) => a - b) }
}

/**
 * Runs contender and yardstick in turn, so that what else the machine does falls on both; who goes first
 * changes from round to round. A first round warms up and is not counted.
 */
export async function compare(
  contender: Contender,
  yardstick: Contender,
  rounds: number,
): Promise<Compared> {
  const pairs: (readonly [ours: Run, theirs: Run])[] = []
  for (let round = 0; round <= rounds; round++) {
    const first = round % 2 === 0 ? await contender() : null
    const theirs = await yardstick()
    const ours = first ?? (await contender())
    if (round > 0) pairs.push([ours, theirs])
  }
  const ratios = pairs.map(([ours, theirs]) => ours.perSecond / theirs.perSecond)
  const all = (side: 0 | 1) => pairs.flatMap((pair) => pair[side].took).sort((a, b) => a - b)
  return {
    perSecond: median(pairs.map(([ours]) => ours.perSecond)),
    yardstick: median(pairs.map(([, theirs]) => theirs.perSecond)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    took: all(0),
    yardstickTook: all(1),
  }
}

export const median = (list: readonly number[]): number =>
  percentile(
    list.toSorted((a, b) => a - b),
    50,
  )

/** Of an ascending list. */
export const percentile = (list: readonly number[], percent: number): number =>
  list[Math.min(list.length - 1, Math.floor((list.length * percent) / 100))] ?? Number.NaN
