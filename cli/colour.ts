import pc from 'picocolors'

export type Colours = ReturnType<typeof pc.createColors>

/** Where a line goes: is it a terminal. */
interface Stream {
  readonly isTTY?: boolean
}

/** May colour be written there: never under NO_COLOR, always under FORCE_COLOR, otherwise on a terminal that has it. */
export function coloured(
  stream: Stream = process.stdout,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = environment
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== '') return !['0', 'false'].includes(FORCE_COLOR)
  return stream.isTTY === true && TERM !== 'dumb'
}

export const coloursOf = (
  stream: Stream = process.stdout,
  environment: NodeJS.ProcessEnv = process.env,
): Colours => pc.createColors(coloured(stream, environment))

/** Nothing is coloured. */
export const plain: Colours = pc.createColors(false)

/** Everything is coloured: for what another takes the colours out of. */
export const vivid: Colours = pc.createColors(true)
