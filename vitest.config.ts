import { defineConfig } from 'vitest/config'

/** What opens no database. */
const engine = [
  ...['compare', 'define', 'engine', 'expression', 'form', 'guide', 'lint', 'prove', 'score'].map(
    (folder) => `test/${folder}/**/*.test.ts`,
  ),
  'test/*.test.ts',
]

/** The files of a worker share what they import, and so what they load of the definitions; each closes what it opens. */
const all = { testTimeout: 60_000, hookTimeout: 60_000, isolate: false }

export default defineConfig({
  test: {
    // One less than the cores by default: on two cores that would be one.
    maxWorkers: 2,
    projects: [
      { test: { ...all, name: 'engine', include: engine } },
      {
        test: {
          ...{ ...all, name: 'whole', include: ['test/**/*.test.ts'], exclude: engine },
          globalSetup: ['test/databases/setup.ts'],
        },
      },
    ],
  },
})
