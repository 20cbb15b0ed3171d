/**
 * Changes the scoring code in one place at a time and looks whether a test notices. What nobody notices is listed:
 * a case that is missing, or a change that changes nothing. `npm run mutate`, or `npm run mutate -- FILE …`.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundle } from './mutate/bundle.ts'
import type { Mutant } from './mutate/instrument.ts'
import type { Cover } from './mutate/trying.ts'

const home = `dist/mutation/${process.pid}`
/** A change after which a test takes longer than this has made it endless. */
const patience = 30_000

const sources = (): readonly string[] =>
  readdirSync('engine/score', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('engine/score', name))
    .toSorted()

type Fate = { readonly by: string | null } | 'endless'
type Order = readonly (readonly [id: number, tests: readonly number[]])[]

/** Runs the program until it ends or is silent for too long; gives every line it says. */
function run(way: string, file: string, mutant: number, hear: (line: object) => void) {
  return new Promise<boolean>((done) => {
    const env = { ...process.env, MUTANT: String(mutant) }
    const child = spawn(process.execPath, [join(home, 'entry.mjs'), way, file], {
      env,
      stdio: ['ignore', 'pipe', way === 'cover' ? 'inherit' : 'ignore'],
    })
    const stop = () => child.kill('SIGKILL')
    let timer = setTimeout(stop, way === 'cover' ? 600_000 : patience)
    createInterface(child.stdout).on('line', (line) => {
      clearTimeout(timer)
      timer = setTimeout(stop, patience)
      if (line.startsWith('{')) hear(JSON.parse(line))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}

/** Tries changes one after the other; a process that hangs or breaks is begun anew behind the one that broke it. */
async function tried(order: Order, fates: Map<number, Fate>, loading = false): Promise<void> {
  const file = join(home, 'order.json')
  let rest = order
  while (rest.length > 0) {
    const now = loading ? rest.slice(0, 1) : rest
    writeFileSync(file, JSON.stringify(now))
    let last = now[0]![0]
    let begun = false
    const ended = await run('try', file, loading ? last : 0, (line) => {
      const { id, by } = line as { id: number; by?: string | null }
      last = id
      begun = true
      if (by !== undefined) fates.set(id, { by })
      if (by === null) console.log(told(mutants[id - 1]!))
    })
    if (!ended && !fates.has(last)) fates.set(last, begun ? 'endless' : { by: 'loading' })
    rest = rest.filter(([id]) => !fates.has(id))
  }
}

const short = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 120)
const told = ({ id, file, line, from, to }: Mutant): string =>
  `${file}:${line}  ${short(from)}  →  ${short(to)}${reached.has(id) ? '' : ' (never reached)'}`

const files = process.argv.slice(2).length > 0 ? process.argv.slice(2) : sources()
const mutants = await bundle(files, home)
await run('cover', join(home, 'cover.json'), 0, () => {})
const cover: Cover = JSON.parse(readFileSync(join(home, 'cover.json'), 'utf8'))
for (const { why } of cover.failing) console.log(`left out, as it fails here unchanged: ${why}`)
const fit = new Set(cover.tests.keys())
for (const { at } of cover.failing) fit.delete(at)

const quick = cover.tests
  .map(({ file, reached, took }, at) => ({ at, file, took, reached: new Set(reached) }))
  .filter(({ at }) => fit.has(at))
  .toSorted((a, b) => a.took - b.took)
const loading = new Set(cover.loading)
const reached = new Set([...cover.loading, ...cover.tests.flatMap((one) => one.reached)])
const fates = new Map<number, Fate>()
/** Files take turns, so that a long table does not use up the time of all others: whose own has taken least is next. */
function inTurn(tests: typeof quick): readonly number[] {
  const spent = new Map<string, number>()
  return tests
    .map(({ at, file, took }) => {
      const after = (spent.get(file) ?? 0) + took
      spent.set(file, after)
      return { at, after }
    })
    .toSorted((a, b) => a.after - b.after)
    .map(({ at }) => at)
}
/**
 * The tests that come to the place; of what happens while loading, those that come to its file or read values
 * alone, or all where none comes to it: a file of words is read everywhere.
 */
const orderOf = ({ id, file }: Mutant): readonly number[] => {
  const near = mutants.filter((one) => one.file === file).map((one) => one.id)
  const places = loading.has(id) ? near : [id]
  const come = quick.filter(({ reached }) => places.some((place) => reached.has(place)))
  if (!loading.has(id)) return inTurn(come)
  return inTurn(
    come.length === 0 ? quick : quick.filter((one) => come.includes(one) || one.reached.size === 0),
  )
}
const orders = (some: readonly Mutant[]): Order => some.map((one) => [one.id, orderOf(one)])
await tried(orders(mutants.filter(({ id }) => !loading.has(id))), fates)
await tried(orders(mutants.filter(({ id }) => loading.has(id))), fates, true)

const fateOf = ({ id }: Mutant): string => {
  const fate = fates.get(id)!
  return fate === 'endless' ? 'endless' : fate.by === null ? 'survived' : 'killed'
}
const row = (name: string, some: readonly Mutant[]): string => {
  const counted = (fate: string) => some.filter((one) => fateOf(one) === fate).length
  const numbers = [some.length, counted('killed'), counted('endless'), counted('survived')]
  return `| ${name} | ${numbers.join(' | ')} |`
}
console.log('\n| file | made | killed | endless | survived |\n| --- | ---: | ---: | ---: | ---: |')
for (const file of files)
  console.log(
    row(
      file,
      mutants.filter((one) => one.file === file),
    ),
  )
console.log(row('all', mutants))
