import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { instrumented, type Mutant } from './instrument.ts'

/** The tests that hold the scoring code to account. */
const tests = [
  ...readdirSync('test/score')
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/score/${name}`),
  ...['test/engine/rational.test.ts', 'test/tables.test.ts'],
]
const home = resolve('tools/mutate')
const standIns: Readonly<Record<string, string>> = {
  vitest: `${home}/stand-in.ts`,
  'fast-check': `${home}/stand-in.ts`,
}

const entryOf = (files: readonly string[]): string =>
  [
    `import { follow } from '${home}/switch.ts'`,
    `const loading = new Set()`,
    `follow(loading)`,
    ...files.map((file) => `await import('${resolve(file)}')`),
    `follow(null)`,
    ...tests.map((file) => `await import('${resolve(file)}')`),
    `const { go } = await import('${home}/trying.ts')`,
    `await go(loading)`,
  ].join('\n')

/** Puts tests and code into one program that has every change in it, each waiting for its number. */
export async function bundle(files: readonly string[], out: string): Promise<readonly Mutant[]> {
  const mutants: Mutant[] = []
  const chosen = new Set(files.map((file) => resolve(file)))
  const load = (path: string) => {
    const text = readFileSync(path, 'utf8')
    if (path.endsWith('.test.ts'))
      return `import { begin } from '${home}/stand-in.ts'\nbegin('${path.slice(process.cwd().length + 1)}')\n${text}`
    if (!chosen.has(path)) return null
    const made = instrumented(path, text, mutants.length + 1)
    mutants.push(...made.mutants)
    const head = [
      `import { on } from '${home}/switch.ts'`,
      `import * as exact from '${resolve('engine/rational.ts')}'`,
    ]
    return `${head.join('; ')}; ${made.text}`
  }
  const build = await rolldown({
    input: 'entry',
    platform: 'node',
    external: (id) => /^[^./]/.test(id) && id !== 'entry' && !(id in standIns),
    plugins: [
      {
        name: 'mutants',
        resolveId: (id, importer) =>
          id === 'entry' ? id : importer?.startsWith(home) ? null : standIns[id],
        load: (path) => (path === 'entry' ? entryOf(files) : load(path)),
      },
    ],
  })
  await build.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name].mjs',
  })
  await build.close()
  return mutants
}
