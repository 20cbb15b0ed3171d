import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { authoring } from './authoring.ts'
import { checking } from './checking.ts'
import { onEmbedded, onServer } from './durable.ts'
import { engine } from './engine.ts'
import { growth } from './growth.ts'
import { startPostgres } from './postgres.ts'
import { scoring } from './scoring.ts'
import { full, quick } from './sizes.ts'
import { printed, type Table } from './table.ts'

const help = `Benchmarks: ratios measured in one run; bench/README.md says how to read them.

  npm run bench                    everything, some minutes
  npm run bench -- --quick         everything in less than a minute, roughly
  npm run bench -- --only a,b      a engine, b PostgreSQL, c PGlite, d growth, e sheets, f check, g authoring
`
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const show = (table: Table): void => say(`\n${printed(table)}`)

async function main(only: readonly string[], hurried: boolean): Promise<void> {
  const sizes = hurried ? quick : full
  const begun = performance.now()
  const memory = Math.round(totalmem() / 2 ** 30)
  say(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB`)
  say(`${sizes.rounds} rounds of ${sizes.pumpMs} ms each, in turn, after one that is not counted`)
  if (only.includes('a')) show(await engine(sizes))
  if (only.includes('e')) show(await scoring(sizes))
  if (only.includes('f')) show(await checking(sizes))
  if (only.includes('g')) show(await authoring(sizes))
  if (only.includes('b') || only.includes('d')) {
    const server = await startPostgres()
    try {
      if (only.includes('b')) show(await onServer(server, sizes))
      if (only.includes('d')) show(await growth(server, sizes))
    } finally {
      await server.stop()
    }
  }
  if (only.includes('c')) show(await onEmbedded(sizes))
  say(`\n${Math.round((performance.now() - begun) / 1000)} s in all`)
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'a,b,c,d,e,f,g' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) say(help)
else await main(values.only.split(','), values.quick)
