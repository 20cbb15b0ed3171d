import { type ChildProcess, spawn } from 'node:child_process'

/** A command line that runs by itself, as it was built: Node 20 cannot run the sources. */
export interface Line {
  readonly process: ChildProcess
  /** What it has printed so far, on both streams. */
  readonly output: () => string
  /** Waits until it has printed this. */
  readonly said: (what: RegExp) => Promise<void>
  /** The code that it ends with. */
  readonly ended: Promise<number | null>
}

/** Runs `biaogan` with these words; the locale and colours of whoever runs the tests are not its. */
export function line(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Line {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, ['dist/cli/main.js', ...words], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const heard = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more
      for (const one of heard) one()
    })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const said = (what: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (what.test(text)) resolve()
      }
      heard.add(look)
      ended.then(() => reject(new Error(`it ended and said:\n${text}`)))
      look()
    })
  return { process: child, output: () => text, said, ended }
}
