import { Presets, SingleBar } from 'cli-progress'

/** Where a bar is drawn. */
type Screen = Pick<NodeJS.WriteStream, 'isTTY'> & NodeJS.WritableStream

/** Told after each part of the work. */
export type Step = () => void

/**
 * Does work of so many parts, with a bar on standard error while it lasts: on a terminal alone, so that nothing of it
 * comes into a pipe or a file. The bar is gone when the work is done, also where it fails.
 */
export async function withProgress<T>(
  total: number,
  label: string,
  work: (step: Step) => T | Promise<T>,
  screen: Screen = process.stderr,
): Promise<T> {
  if (screen.isTTY !== true || total < 2) return work(() => {})
  const format = `${label} {bar} {value}/{total}`
  const bar = new SingleBar(
    { format, stream: screen, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(total, 0)
  try {
    return await work(() => bar.increment())
  } finally {
    bar.stop()
  }
}
