import { type ChildProcess, spawn } from 'node:child_process'
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

/** A deadline that a process fired. */
export interface Fired {
  readonly case: string
  readonly answer: Result<Answer>
}

export type Order = { readonly where: Where; readonly now: Instant } & (
  | {
      readonly mode: 'stream'
      readonly round: string
      /** For each lane the cases that it alone gives commands to. */
      readonly lanes: readonly (readonly { readonly case: string; readonly head: string }[])[]
    }
  | { readonly mode: 'clock'; readonly most: number }
)

/** Another process at work on a store; what it says it has done is collected. */
export class Server<Done> {
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

  /** Waits until the store is open. */
  async ready(): Promise<void> {
    if ((await this.#lines.next()).done) throw new Error('the process ended before it was ready')
  }

  /** Waits for so many lines of work, or to the end of all of them; says whether it has ended. */
  async worked(lines: number): Promise<boolean> {
    for (let n = 0; n < lines; n++) {
      const { value, done } = await this.#lines.next()
      if (done) return true
      this.done.push(JSON.parse(value))
    }
    return false
  }

  /** SIGKILL, after a moment; then whatever it managed to say. A line cut short was not said. */
  async kill(afterMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    setTimeout(resolve, afterMs)
    await promise
    this.#process.kill('SIGKILL')
    await this.#ended
    for (let next = await this.#lines.next(); !next.done; next = await this.#lines.next()) {
      if (next.value.endsWith('}')) this.done.push(JSON.parse(next.value))
    }
  }

  /** Lets it come to its own end. */
  async end(): Promise<number | null> {
    await this.worked(Number.POSITIVE_INFINITY)
    await this.#ended
    return this.#process.exitCode
  }
}
