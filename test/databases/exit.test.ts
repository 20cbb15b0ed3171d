import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('who starts the database keeps the code that the run ended with: a failing run fails', () => {
  // What was built, since Node 20 cannot run the sources.
  const script = `import('./dist/bench/postgres.js').then(() => { process.exitCode = 3 })`
  expect(spawnSync(process.execPath, ['-e', script]).status).toBe(3)
})
