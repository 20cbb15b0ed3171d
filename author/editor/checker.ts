import { Worker } from 'node:worker_threads'
import type { Checked, Question } from './checked.ts'

/** Checks files beside the server, one question after the other, so that it answers meanwhile. */
export interface Checker {
  /** Null where the answer will not come: the checker was stopped, or it broke over these files. */
  check(question: Question): Promise<Checked | null>
  stop(): Promise<void>
}

/** Where packages of methods are named; undefined for the usual place. */
export type ConfigFile = string | undefined

/** A checker in a thread of its own, which is started with the first question, and again if it breaks. */
export function checkerBeside(config: ConfigFile): Checker {
  const waiting = new Map<number, (found: Checked | null) => void>()
  let [worker, number]: [Worker | null, number] = [null, 0]
  const broken = (): void => {
    worker = null
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }
  const started = (): Worker => {
    const made = new Worker(new URL('./thread.js', import.meta.url), { workerData: { config } })
    made.on('message', ({ number: at, found }: { number: number; found: Checked }) => {
      waiting.get(at)?.(found)
      waiting.delete(at)
    })
    made.on('error', broken)
    made.unref()
    return made
  }
  return {
    check: (question) =>
      new Promise((answer) => {
        number += 1
        waiting.set(number, answer)
        worker ??= started()
        worker.postMessage({ number, question })
      }),
    async stop() {
      const last = worker
      broken()
      await last?.terminate()
    },
  }
}
