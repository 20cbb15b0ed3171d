/**
 * Stands in for the test runner and the source of random cases, so that the tests run a thousand times in one
 * process: they are collected once, and properties take few cases, the same every time.
 */
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  GLOBAL_EXPECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect'
import * as chai from 'chai'
import real from 'fast-check'

export interface Test {
  readonly file: string
  readonly run: () => unknown
}
export const tests: Test[] = []
let file = ''
/** The tests that follow are of this file. */
export const begin = (name: string): void => {
  file = name
}

chai.use(JestExtend)
chai.use(JestChaiExpect)
chai.use(JestAsymmetricMatchers)
const asked = (value: unknown, message?: string) => chai.expect(value, message)
Object.assign(asked, chai.expect)
Object.assign(asked, (globalThis as Record<symbol, unknown>)[ASYMMETRIC_MATCHERS_OBJECT])
Object.assign(globalThis, { [GLOBAL_EXPECT]: asked })
setState({ assertionCalls: 0 }, asked as never)
export const expect = asked

type Body = (...given: readonly unknown[]) => unknown
const eachOf = (rows: readonly unknown[], body: Body, take: (run: () => unknown) => unknown) => {
  for (const row of rows) take(() => body(...(Array.isArray(row) ? row : [row])))
}
export const test = (_: string, run: () => unknown): void => {
  tests.push({ file, run })
}
test.each = (rows: readonly unknown[]) => (_: string, body: Body) =>
  eachOf(rows, body, (run) => tests.push({ file, run }))
export const describe = (_: string, run: () => unknown): unknown => run()
describe.each = (rows: readonly unknown[]) => (_: string, body: Body) =>
  eachOf(rows, body, (run) => run())

const runs = Number(process.env.RUNS ?? 50)
export default {
  ...real,
  assert: (property: never, given: { numRuns?: number } = {}) =>
    real.assert(property, {
      ...given,
      numRuns: Math.min(runs, given.numRuns ?? 100),
      seed: 2026,
      endOnFailure: true,
    }),
}
