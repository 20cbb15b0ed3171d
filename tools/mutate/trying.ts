/** Runs in a process of its own, behind the tests: over all of them unchanged, or over changes one at a time. */
import { readFileSync, writeFileSync } from 'node:fs'
import { tests } from './stand-in.ts'
import { activate, follow } from './switch.ts'

/** What each test reaches, and how long it takes; what is reached while loading is held apart. */
export interface Cover {
  readonly loading: readonly number[]
  readonly tests: readonly {
    readonly file: string
    readonly reached: readonly number[]
    readonly took: number
  }[]
  /** Those that cannot run here, unchanged as the code is, and why. */
  readonly failing: readonly { readonly at: number; readonly why: string }[]
}

const said = (one: object): boolean => process.stdout.write(`${JSON.stringify(one)}\n`)

async function cover(file: string, loading: ReadonlySet<number>): Promise<void> {
  const failing: { at: number; why: string }[] = []
  const found = []
  for (const [at, test] of tests.entries()) {
    const reached = new Set<number>()
    follow(reached)
    const began = performance.now()
    try {
      await test.run()
    } catch (error) {
      failing.push({ at, why: `${test.file}: ${(error as Error).message}` })
    }
    found.push({ file: test.file, reached: [...reached], took: performance.now() - began })
  }
  writeFileSync(file, JSON.stringify({ loading: [...loading], tests: found, failing }))
}

/** After so many milliseconds nobody is asked any more. */
const enough = Number(process.env.ENOUGH ?? 5_000)

/** Tries the tests in the order given, and stops at the first that fails. */
async function killerOf(order: readonly number[]): Promise<string | null> {
  const began = performance.now()
  for (const at of order) {
    if (performance.now() - began > enough) return null
    try {
      await tests[at]!.run()
    } catch {
      return tests[at]!.file
    }
  }
  return null
}

/** Does what the process was started for, once every test is collected. */
export async function go(loading: ReadonlySet<number>): Promise<void> {
  const [, , way, file] = process.argv as unknown as readonly [string, string, string, string]
  if (way === 'cover') return cover(file, loading)
  follow(null)
  const all: readonly (readonly [number, readonly number[]])[] = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  for (const [id, order] of all) {
    said({ id })
    activate(id)
    said({ id, by: await killerOf(order) })
    activate(0)
  }
}
