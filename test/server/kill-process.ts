import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command, Instant, Result } from '../../engine/index.ts'
import { type Answer, home, type Target, type Where } from '../../server/index.ts'

/** A command that a process was answered. */
export interface Acknowledged {
  readonly target: Target
  readonly command: Command
  readonly key: string
  readonly answer: Result<Answer>
}

/** A deadline that a process gave its command for. */
export interface Fired {
  readonly case: string
  readonly answer: Result<Answer>
}

export interface Lane {
  readonly id: string
  readonly head: string
}

export type Order = { readonly where: Where; readonly now: Instant } & (
  | { readonly mode: 'stream'; readonly round: string; readonly lanes: readonly Lane[][] }
  /** `diesAt`: it kills itself inside the transaction of its n-th command. */
  | { readonly mode: 'clock'; readonly most: number; readonly diesAt?: number }
)

/** The processes run what was built: build it as it is now. */
export const build = (): void => {
  const tsc = join(home, 'node_modules', 'typescript', 'bin', 'tsc')
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--noCheck'], { cwd: home })
}

/** Another process at work on a store; what it says it has done is collected. */
export class Worker<Done> {
  readonly done: Done[] = []
  readonly #process: ChildProcess
  readonly #lines: AsyncIterator<string>
  readonly #ended: Promise<unknown>

  constructor(order: Order) {
    const child = join(home, 'test', 'server', 'kill-child.mjs')
    this.#process = spawn(process.execPath, [child, JSON.stringify(order)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#ended = once(this.#process, 'exit')
    this.#lines = createInterface({ input: this.#process.stdout! })[Symbol.asyncIterator]()
  }

  get pid(): number {
    return this.#process.pid!
  }

  /** Waits until its store is open. */
  async ready(): Promise<void> {
    if ((await this.#lines.next()).done) throw new Error('the process ended before it was ready')
  }

  /** Waits until it has done so much more; false when it ended before. */
  async does(most: number): Promise<boolean> {
    for (let n = 0; n < most; n++) {
      const { value, done } = await this.#lines.next()
      if (done) return false
      this.done.push(JSON.parse(value))
    }
    return true
  }

  /** kill -9. What it said before it died counts. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL')
    await this.end()
  }

  /** Waits for its end and says how it came: an exit code or a signal. */
  async end(): Promise<number | string | null> {
    await this.does(Number.POSITIVE_INFINITY)
    await this.#ended
    return this.#process.signalCode ?? this.#process.exitCode
  }
}
