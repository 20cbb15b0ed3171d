import { Presets, SingleBar } from 'cli-progress'

/** Goes through parts of long work with a bar on the terminal's second stream; without a word where it is none. */
export function* progressed<T>(label: string, count: number, parts: Iterable<T>): Iterable<T> {
  if (!process.stderr.isTTY || count === 0) return yield* parts
  const bar = new SingleBar(
    { format: `${label} {bar} {value}/{total}`, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  )
  bar.start(count, 0)
  try {
    for (const part of parts) {
      yield part
      bar.increment()
    }
  } finally {
    bar.stop()
  }
}
