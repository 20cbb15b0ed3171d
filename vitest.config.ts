import { defineConfig } from 'vitest/config'

/** Where nothing is opened, nothing is written, and nothing outlives a test: these share what they import. */
const engine = [
  ...['compare', 'define', 'engine', 'expression', 'form', 'guide', 'lint', 'prove', 'score'].map(
    (folder) => `test/${folder}/**/*.test.ts`,
  ),
  'test/*.test.ts',
]

const all = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // One less than the cores by default: on two cores that would be one.
    maxWorkers: 2,
    projects: [
      { test: { ...all, name: 'engine', include: engine, isolate: false } },
      {
        test: {
          ...{ ...all, name: 'whole', include: ['test/**/*.test.ts'], exclude: engine },
          globalSetup: ['test/databases/setup.ts'],
        },
      },
    ],
  },
})
