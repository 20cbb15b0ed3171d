import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { onEmbedded, onServer } from './durable.ts'
import { engine } from './engine.ts'
import { growth } from './growth.ts'
import { type Server, startPostgres } from './postgres.ts'
import { full, quick } from './sizes.ts'

const help = `Benchmarks: ratios measured in one run. bench/README.md says how to read them.

  npm run bench                    everything, some minutes
  npm run bench -- --quick         everything in less than a minute
  npm run bench -- --only a,b      a engine, b PostgreSQL, c PGlite, d growth
`

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: 'a,b,c,d' },
    help: { type: 'boolean', default: false },
  },
})

const say = (text: string): void => void process.stdout.write(`${text}\n`)

async function main(): Promise<void> {
  const sizes = values.quick ? quick : full
  const wanted = values.only.split(',')
  const begun = performance.now()
  say(
    `Node ${process.version} · ${cpus().length} cores · ${Math.round(totalmem() / 2 ** 30)} GiB · ${cpus()[0]?.model}`,
  )
  say(`median of ${sizes.rounds} rounds, contenders in turn; ${JSON.stringify(sizes)}`)
  if (wanted.includes('a')) say(`\n${await engine(sizes)}`)
  if (wanted.includes('b') || wanted.includes('d')) {
    const server: Server = await startPostgres()
    try {
      if (wanted.includes('b')) say(`\n${await onServer(server, sizes)}`)
      if (wanted.includes('d')) say(`\n${await growth(server, sizes)}`)
    } finally {
      await server.stop()
    }
  }
  if (wanted.includes('c')) say(`\n${await onEmbedded(sizes)}`)
  say(`\n${Math.round((performance.now() - begun) / 1000)} s`)
}

if (values.help) say(help)
else await main()
