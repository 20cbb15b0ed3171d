import { type Colours, coloursOf, plain } from './colour.ts'

/** How a terminal is written to. */
export interface Terminal {
  readonly colours: Colours
  /** Is the source of a problem shown below it. */
  readonly excerpts: boolean
  /** Columns of the screen. */
  readonly screen: number
}

/** A file, or a pipe: plain lines, one for each thing that is said. */
export const noTerminal: Terminal = { colours: plain, excerpts: false, screen: 80 }

/** What standard output is; source is shown on a terminal alone, and not where quiet was asked for. */
export const terminalOf = (quiet = false): Terminal => ({
  colours: coloursOf(process.stdout),
  excerpts: process.stdout.isTTY === true && !quiet,
  screen: process.stdout.columns || 80,
})
